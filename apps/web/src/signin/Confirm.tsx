import { useEffect, useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import { RequestStepUpLink, StepUpWays, StepUpWithPassword } from '../gql/signin.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { whenConfirmed } from './confirmed.ts';
import { browserSupportsWebAuthn, stepUpWithPasskey } from './passkey.ts';

type ConfirmProps = { readonly onDone: (isMe: boolean) => void };

/** "Is it still you?": by a passkey, or by a link that is opened in this browser. */
export function Confirm({ onDone }: ConfirmProps): ReactNode {
  const text = useText();
  const asking = useAsk(StepUpWays, {});
  useEffect(() => whenConfirmed(() => onDone(true)), [onDone]);
  return (
    <Dialog title={text('signin:stepUp.title')} open onClose={() => onDone(false)}>
      <p>{text('signin:stepUp.lead')}</p>
      <Loaded of={asking}>
        {({ viewer }) => (
          <Ways
            hasPassword={Boolean(viewer?.passwordSetAt)}
            hasPasskey={(viewer?.passkeys.length ?? 0) > 0 && browserSupportsWebAuthn()}
            onDone={onDone}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

type WaysProps = ConfirmProps & { readonly hasPasskey: boolean; readonly hasPassword: boolean };

function Ways({ hasPasskey, hasPassword, onDone }: WaysProps): ReactNode {
  const text = useText();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sent, setSent] = useState(false);
  const requestLink = useSend(RequestStepUpLink);

  function note(answer: Sent<unknown>): boolean {
    setRefusal(answer.ok ? null : answer.refusal);
    return answer.ok;
  }

  async function showPasskey(): Promise<void> {
    const answer = await stepUpWithPasskey();
    if (answer !== 'aborted' && note(answer)) onDone(true);
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      {sent && (
        <Notice live>
          <p>{text('signin:stepUp.sent')}</p>
        </Notice>
      )}
      {hasPassword && <PasswordAgain onDone={onDone} />}
      <div className="row">
        {hasPasskey && (
          <Button look="main" onClick={() => showPasskey()}>
            {text('signin:stepUp.passkey')}
          </Button>
        )}
        <Button
          {...(hasPasskey ? {} : { look: 'main' })}
          onClick={() => requestLink({}).then((answer) => setSent(note(answer)))}
        >
          {text('signin:stepUp.link')}
        </Button>
        <Button onClick={() => onDone(false)}>{text('common:action.cancel')}</Button>
      </div>
    </>
  );
}

function PasswordAgain({ onDone }: ConfirmProps): ReactNode {
  const text = useText();
  const stepUp = useSend(StepUpWithPassword);
  return (
    <Form
      submit={text('signin:stepUp.password')}
      onSubmit={async ({ password = '' }) => {
        const sent = await stepUp({ password });
        if (!sent.ok) return sent.refusal;
        onDone(true);
        return null;
      }}
    >
      <TextField
        name="password"
        type="password"
        dir="ltr"
        label={text('signin:password')}
        autoComplete="current-password"
      />
    </Form>
  );
}
