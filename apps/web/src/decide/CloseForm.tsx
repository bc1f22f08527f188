import type { ReactNode } from 'react';
import { addressOf } from '../routing/match-path.ts';
import { go } from '../routing/place.ts';
import { useSend } from '../client/send.ts';
import { CloseDecision } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form } from '../ui/Form.tsx';
import { Instant } from '../ui/Time.tsx';
import type { ProposalDecision } from './Proposal.tsx';

type ActProps = { readonly decision: ProposalDecision; readonly onDone: () => void };

/** Closes a vote before its time. What follows cannot be undone, and is said first. */
export function CloseForm({ decision, onDone }: ActProps): ReactNode {
  const text = useText();
  const closeDecision = useSend(CloseDecision);
  const { turnout, closesAt, id } = decision;
  return (
    <>
      {turnout && <p>{text('decide:turnoutLine', { count: turnout.cast, eligible: turnout.eligible })}</p>}
      {closesAt && (
        <p>
          <Filled says="decide:closesByItselfAt" places={{ when: <Instant at={closesAt} /> }} />
        </p>
      )}
      <p>{text('decide:closeMeans')}</p>
      <Form
        submit={text('decide:closeNow')}
        beside={
          <Button look="plain" onClick={onDone}>
            {text('common:action.cancel')}
          </Button>
        }
        onSubmit={async () => {
          const sent = await closeDecision({ decisionId: id });
          // Two chairs closing at once both want the same: the second is shown the result too.
          if (!sent.ok && sent.refusal.code !== 'ALREADY_CLOSED') return sent.refusal;
          onDone();
          await go(addressOf('/decide/$id/record', { id }));
          return null;
        }}
      >
        {null}
      </Form>
    </>
  );
}
