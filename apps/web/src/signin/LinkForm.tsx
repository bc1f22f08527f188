import { type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { RequestLoginLink } from '../gql/signin.ts';
import { useText } from '../i18n/texts.ts';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import { rememberedEmail, rememberEmail } from '../client/remembered-email.ts';

type LinkFormProps = {
  readonly returnPath: string;
  readonly sentTo: string | null;
  readonly onSent: (email: string) => void;
  /** What to begin with, instead of the address used last. */
  readonly email?: string;
};

/** Asks for a one-time link. The answer is the same whether or not the address is known. */
export function LinkForm({ returnPath, sentTo, onSent, email: known }: LinkFormProps): ReactNode {
  const text = useText();
  const request = useSend(RequestLoginLink);
  return (
    <>
      {sentTo !== null && (
        <Notice live>
          <p>{text('signin:sent', { email: sentTo })}</p>
          <p>{text('signin:sentHint')}</p>
        </Notice>
      )}
      <Form
        submit={sentTo === null ? text('signin:send') : text('signin:sendAgain')}
        onSubmit={async ({ email = '' }) => {
          const sent = await request({ email: email.trim(), returnPath });
          if (!sent.ok) return sent.refusal;
          rememberEmail(email.trim());
          onSent(email.trim());
          return null;
        }}
      >
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={text('signin:email')}
          hint={text('signin:emailHint')}
          autoComplete="username webauthn"
          maxLength={254}
          defaultValue={known ?? rememberedEmail() ?? ''}
        />
      </Form>
    </>
  );
}
