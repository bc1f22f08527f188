import type { ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { SetPassword as Set } from '../gql/secrets.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';

type SetPasswordProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Sets a password, or another one. */
export function SetPassword({ open, onClose, onDone }: SetPasswordProps): ReactNode {
  const text = useText();
  const set = useSend(Set);
  return (
    <Dialog title={text('me:setPassword')} open={open} onClose={onClose}>
      <Form
        submit={text('common:action.save')}
        beside={<Button onClick={onClose}>{text('common:action.cancel')}</Button>}
        onSubmit={async ({ password = '' }) => {
          const sent = await set({ password });
          if (!sent.ok) return sent.refusal;
          onDone();
          return null;
        }}
      >
        <TextField
          name="password"
          type="password"
          dir="ltr"
          label={text('me:newPassword')}
          hint={text('me:newPasswordHint')}
          autoComplete="new-password"
          maxLength={256}
        />
      </Form>
    </Dialog>
  );
}
