import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { WithdrawAcceptance } from '../gql/agreements.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';

type WithdrawProps = {
  readonly id: string;
  /** What the document asks: it decides what follows. */
  readonly asked: string;
  /** The member who was signed for, if any. */
  readonly member: string | null;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const reasonLengthMax = 2_000;

/** Takes an acceptance back, after saying what that means. */
export function Withdraw({ id, asked, member, open, onClose, onDone }: WithdrawProps): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const withdraw = useSend(WithdrawAcceptance);

  async function send({ reason = '' }: Values): Promise<Refusal | null> {
    const sent = await withdraw({ id, reason });
    if (!sent.ok) return sent.refusal;
    onDone();
    return null;
  }

  return (
    <Dialog title={text('agreements:withdraw.title')} open={open} onClose={onClose}>
      {member && <p dir="auto">{text('agreements:forMember', { member })}</p>}
      <p>{text('agreements:withdraw.says')}</p>
      <p>{spoken('agreements', `withdraw.follows.${asked}`)}</p>
      <Form
        submit={text('agreements:withdraw.title')}
        look="danger"
        onSubmit={send}
        beside={<Button onClick={onClose}>{text('common:action.cancel')}</Button>}
      >
        <TextArea
          name="reason"
          rows={3}
          maxLength={reasonLengthMax}
          label={text('agreements:withdraw.reason')}
        />
      </Form>
    </Dialog>
  );
}
