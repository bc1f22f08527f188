import type { ReactNode } from 'react';
import { Filled } from '../ui/Filled.tsx';
import { Day } from '../ui/Time.tsx';
import { useText } from '../i18n/texts.ts';
import { Table } from '../ui/Table.tsx';
import { CollegeName } from './CollegeName.tsx';
import type { ProposalDecision } from './Proposal.tsx';

type RollSummaryProps = {
  readonly decision: ProposalDecision;
  readonly classes: readonly { readonly slug: string; readonly name: string }[];
};

/** Who may vote: the roll as it was fixed at the opening, or when it will be. */
export function RollSummary({ decision, classes }: RollSummaryProps): ReactNode {
  const text = useText();
  const { roll, recordDate, state, rulePack } = decision;
  return (
    <section aria-labelledby="roll">
      <h2 id="roll">{text('ballot:whoMayVote')}</h2>
      {!roll && <p>{state === 'draft' ? text('decide:rollLater') : text('decide:rollNever')}</p>}
      {roll && (
        <>
          <p>
            {text('decide:rollFixed', { count: roll.totalCount })}{' '}
            {recordDate && <Filled says="decide:rollOfDay" places={{ day: <Day day={recordDate} /> }} />}
          </p>
          <details className="more">
            <summary>{text('decide:rollNames')}</summary>
            <Table
              caption={text('decide:rollCaption')}
              rows={roll.nodes}
              keyOf={({ position }) => String(position)}
              columns={[
                { head: text('decide:member'), of: (row) => <bdi>{row.name}</bdi> },
                {
                  head: text('decide:class'),
                  of: (row) => classes.find(({ slug }) => slug === row.class)?.name ?? row.class,
                },
                {
                  head: text('decide:college'),
                  of: (row) => <CollegeName name={row.college} rules={rulePack.rules} />,
                },
                {
                  head: text('decide:voted'),
                  of: (row) => (row.hasVoted ? text('decide:yesVoted') : text('decide:notYetVoted')),
                },
              ]}
            />
            {roll.pageInfo.hasNextPage && (
              <p className="quiet">
                {text('decide:rollMore', { count: roll.totalCount - roll.nodes.length })}
              </p>
            )}
          </details>
        </>
      )}
    </section>
  );
}
