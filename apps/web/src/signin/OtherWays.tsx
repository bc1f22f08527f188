import type { ReactNode } from 'react';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import { SignInWithPassword, SignInWithRecoveryCode } from '../gql/signin.ts';
import { useText } from '../i18n/texts.ts';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';

/** For those who have a password, or only their slip of recovery codes: folded away, since few need it. */
export function OtherWays({ returnPath }: { readonly returnPath: string }): ReactNode {
  const text = useText();
  const withPassword = useSend(SignInWithPassword);
  const withCode = useSend(SignInWithRecoveryCode);

  const enter = (sent: Sent<unknown>): Refusal | null => goOn(sent, returnPath);

  return (
    <details className="more ways">
      <summary>{text('signin:otherWays')}</summary>
      <Form
        submit={text('signin:withPassword')}
        label={text('signin:withPassword')}
        onSubmit={async ({ email = '', password = '' }) =>
          enter(orOtherwise(await withPassword({ email, password })))
        }
      >
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={text('signin:email')}
          autoComplete="username"
          maxLength={254}
        />
        <TextField
          name="password"
          type="password"
          dir="ltr"
          label={text('signin:password')}
          hint={text('signin:passwordHint')}
          autoComplete="current-password"
        />
      </Form>
      <Form
        submit={text('signin:withCode')}
        label={text('signin:withCode')}
        onSubmit={async ({ code = '' }) => enter(await withCode({ code }))}
      >
        <TextField
          name="code"
          dir="ltr"
          label={text('signin:code')}
          hint={text('signin:codeHint')}
          autoComplete="off"
          spellCheck={false}
        />
      </Form>
    </details>
  );
}

/** Whoever may try no password for now is told what opens the door meanwhile. */
function orOtherwise(sent: Sent<unknown>): Sent<unknown> {
  if (sent.ok || sent.refusal.code !== 'TOO_MANY_REQUESTS') return sent;
  return { ok: false, refusal: { ...sent.refusal, code: 'TOO_MANY_PASSWORDS' } };
}

/** A full load starts afresh as the member. */
function goOn(sent: Sent<unknown>, returnPath: string): Refusal | null {
  if (!sent.ok) return sent.refusal;
  window.location.replace(returnPath);
  return null;
}
