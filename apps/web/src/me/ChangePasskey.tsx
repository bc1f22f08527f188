import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { RenamePasskey as Rename, RevokePasskey } from '../gql/passkeys.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import type { Passkey } from './Passkeys.tsx';

type ChangeProps = {
  readonly passkey: Passkey;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Gives a passkey another name. */
export function RenamePasskey({ passkey, onClose, onDone }: ChangeProps): ReactNode {
  const text = useText();
  const rename = useSend(Rename);
  return (
    <Dialog title={text('me:rename')} open onClose={onClose}>
      <Form
        submit={text('common:action.save')}
        beside={<Button onClick={onClose}>{text('common:action.cancel')}</Button>}
        onSubmit={async ({ name = '' }) => {
          const sent = await rename({ id: passkey.id, name });
          if (!sent.ok) return sent.refusal;
          onDone();
          return null;
        }}
      >
        <TextField
          name="name"
          label={text('me:passkeyName')}
          hint={text('me:passkeyNameHint')}
          maxLength={80}
          defaultValue={passkey.name}
        />
      </Form>
    </Dialog>
  );
}

/** Asks once more, then ends a passkey. */
export function RemovePasskey({ passkey, onClose, onDone }: ChangeProps): ReactNode {
  const text = useText();
  const revoke = useSend(RevokePasskey);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function remove(): Promise<void> {
    const sent = await revoke({ id: passkey.id });
    if (sent.ok) return onDone();
    setRefusal(sent.refusal);
  }

  return (
    <Dialog title={text('me:removePasskeyTitle', { name: passkey.name })} open onClose={onClose}>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>{text('me:removePasskeyLead')}</p>
      <div className="row">
        <Button look="danger" onClick={() => remove()}>
          {text('me:removePasskey')}
        </Button>
        <Button onClick={onClose}>{text('common:action.cancel')}</Button>
      </div>
    </Dialog>
  );
}
