import type { ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { WithdrawDecision } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import type { ProposalDecision } from './Proposal.tsx';

type ActProps = { readonly decision: ProposalDecision; readonly onDone: () => void };

const reasonLengthMax = 4_000;

/** Takes a decision back, with a reason that everybody reads. */
export function WithdrawForm({ decision, onDone }: ActProps): ReactNode {
  const text = useText();
  const withdrawDecision = useSend(WithdrawDecision);
  return (
    <>
      <p>{decision.state === 'open' ? text('decide:withdrawOpenMeans') : text('decide:withdrawMeans')}</p>
      <Form
        submit={text('decide:withdrawNow')}
        beside={
          <Button look="plain" onClick={onDone}>
            {text('common:action.cancel')}
          </Button>
        }
        onSubmit={async ({ reason = '' }) => {
          const sent = await withdrawDecision({ decisionId: decision.id, reason });
          if (!sent.ok) return sent.refusal;
          onDone();
          return null;
        }}
      >
        <TextArea name="reason" label={text('decide:withdrawWhy')} maxLength={reasonLengthMax} />
      </Form>
    </>
  );
}
