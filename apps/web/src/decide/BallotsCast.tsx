import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Pager } from '../ui/Pager.tsx';
import { Table } from '../ui/Table.tsx';
import { Tag } from '../ui/Tag.tsx';
import { choiceMarks } from './choice-marks.ts';
import type { RecordDecision } from './Record.tsx';

type BallotsCastProps = {
  readonly decision: RecordDecision;
  readonly classes: readonly { readonly slug: string; readonly name: string }[];
  readonly after: string | null;
};

/** Who said what and why, as far as this reader may know. */
export function BallotsCast({ decision, classes, after }: BallotsCastProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const { roll, id } = decision;
  if (!roll) return null;
  return (
    <section aria-labelledby="ballots">
      <h2 id="ballots">{text('decide:ballots')}</h2>
      {!viewer && <p className="quiet">{text('decide:ballotsForVisitors')}</p>}
      <Table
        stacks
        caption={text('decide:ballotsCaption', { count: roll.totalCount })}
        rows={roll.nodes}
        keyOf={({ position }) => String(position)}
        columns={[
          {
            head: text('decide:member'),
            of: ({ name, electorId, kind }) =>
              kind === 'individual' && name === electorId ? (
                <span className="hash">{`${text('decide:individual')} ${name.slice(0, 9)}`}</span>
              ) : (
                <bdi>{name}</bdi>
              ),
          },
          {
            head: text('decide:class'),
            of: (row) => classes.find(({ slug }) => slug === row.class)?.name ?? row.class,
          },
          {
            head: text('decide:choice'),
            of: ({ choice }) =>
              choice ? (
                <Tag mark={choiceMarks[choice].mark}>{text(choiceMarks[choice].word)}</Tag>
              ) : (
                <span className="quiet">{text('decide:didNotVote')}</span>
              ),
          },
          {
            head: text('decide:reason'),
            of: ({ reason }) => reason && <span dir="auto">{reason}</span>,
          },
        ]}
      />
      <Pager to={`/decide/${id}/record`} search={{ after: after ?? undefined }} page={roll.pageInfo} />
    </section>
  );
}
