import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { AskEmailChange, WithdrawEmailChange } from '../gql/email.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form } from '../ui/Form.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import type { Myself } from './Me.tsx';

type ChangeEmailProps = { readonly myself: Myself; readonly again: () => void };

/** The address by which a member signs in, and changing it: it waits until somebody reads the mail of the new one. */
export function ChangeEmail({ myself, again }: ChangeEmailProps): ReactNode {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <p>
        <bdi dir="ltr">{myself.email}</bdi>
      </p>
      <Button onClick={() => setAsking(true)}>{text('account:email.change')}</Button>
      <div role="status">{myself.emailChange && <Waiting change={myself.emailChange} again={again} />}</div>
      {asking && (
        <AskForAnother
          onClose={close}
          onDone={() => {
            close();
            again();
          }}
        />
      )}
    </>
  );
}

type WaitingProps = { readonly change: NonNullable<Myself['emailChange']>; readonly again: () => void };

function Waiting({ change, again }: WaitingProps): ReactNode {
  const text = useText();
  const withdraw = useSend(WithdrawEmailChange);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function leaveIt(): Promise<void> {
    const sent = await withdraw({});
    if (!sent.ok) return setRefusal(sent.refusal);
    again();
  }

  return (
    <div className="notice wait">
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        <Filled
          says="account:email.waiting"
          places={{
            email: <bdi dir="ltr">{change.email}</bdi>,
            until: <Instant at={change.expiresAt} />,
          }}
        />
      </p>
      <Button onClick={leaveIt}>{text('account:email.withdraw')}</Button>
    </div>
  );
}

type AskProps = { readonly onClose: () => void; readonly onDone: () => void };

function AskForAnother({ onClose, onDone }: AskProps): ReactNode {
  const text = useText();
  const ask = useSend(AskEmailChange);
  return (
    <Dialog title={text('account:email.change')} open onClose={onClose}>
      <Form
        submit={text('account:email.send')}
        beside={<Button onClick={onClose}>{text('common:action.cancel')}</Button>}
        onSubmit={async ({ email = '' }) => {
          const sent = await ask({ email });
          if (!sent.ok) return sent.refusal;
          onDone();
          return null;
        }}
      >
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={text('account:email.new')}
          hint={text('account:email.newHint')}
          autoComplete="email"
          maxLength={254}
        />
      </Form>
    </Dialog>
  );
}
