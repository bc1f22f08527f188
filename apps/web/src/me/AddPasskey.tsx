import { deviceName } from '@plenaria/i18n';
import { type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { AskToRegisterPasskey, RegisterPasskey } from '../gql/passkeys.ts';
import { useText } from '../i18n/texts.ts';
import { makePasskey } from '../signin/passkey.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';

type AddPasskeyProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Makes a passkey on this device, under a name by which its owner will know it. */
export function AddPasskey({ open, onClose, onDone }: AddPasskeyProps): ReactNode {
  const text = useText();
  const ask = useSend(AskToRegisterPasskey);
  const register = useSend(RegisterPasskey);

  async function make(name: string) {
    const asked = await ask({});
    if (!asked.ok) return asked.refusal;
    const made = await makePasskey(asked.value);
    if (!made.ok) return made.refusal;
    const kept = await register({ response: made.value, name });
    if (!kept.ok) return kept.refusal;
    onDone();
    return null;
  }

  return (
    <Dialog title={text('me:addPasskey')} open={open} onClose={onClose}>
      <Form
        submit={text('me:addPasskey')}
        onSubmit={({ name = '' }) => make(name)}
        beside={<Button onClick={onClose}>{text('common:action.cancel')}</Button>}
      >
        <TextField
          name="name"
          label={text('me:passkeyName')}
          hint={text('me:passkeyNameHint')}
          maxLength={80}
          defaultValue={deviceName(navigator.userAgent) ?? text('me:passkeyHere')}
        />
      </Form>
    </Dialog>
  );
}
