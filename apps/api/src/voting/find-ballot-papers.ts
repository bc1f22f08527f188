import type { View } from '../work.ts';
import { Ballot } from './ballot.ts';
import { BallotPaper } from './ballot-paper.ts';
import { weightsInWords } from './weights-in-words.ts';
import type { Weight } from './weights-in-words.ts';
import { receiptOf } from './receipt.ts';
import type { BallotRow } from './receipt.ts';

type Row = BallotRow & {
  readonly decision_id: string;
  readonly member_id: string;
  readonly name: string;
  readonly kind: string;
  readonly class: string;
  readonly college: string;
  readonly unit_weight: string;
  readonly ballot_id: string | null;
  readonly cast_by: string | null;
};

/** A paper and the decision it belongs to. */
export type PaperOfDecision = { readonly decisionId: string; readonly paper: BallotPaper };

/** The papers of one person in several decisions: one for each elector they may vote for. */
export async function findBallotPapers(
  view: View,
  decisionIds: readonly string[],
  language: string,
): Promise<PaperOfDecision[]> {
  if (view.actor.kind !== 'person') return [];
  const rows = await view.db.query<Row[]>(
    `select distinct on (e.decision_id, e.position) e.decision_id, e.member_id, e.name, e.kind, e.class,
            e.college,
            e.unit_weight, e.elector_id, e.voter_ids[array_position(e.voters, b.cast_by)] as voter_id,
            b.id as ballot_id, b.version, b.choice, b.reason, b.reason_salt, b.cast_at, b.cast_by
       from voting.roll_entry e
       left join voting.ballot b on b.decision_id = e.decision_id and b.member_id = e.member_id
      where e.decision_id = any ($2) and e.voters @> array[$1::uuid]
      order by e.decision_id, e.position, b.version desc`,
    [view.actor.personId, decisionIds],
  );
  const weightOf = await weightsInWords(view, rows, language);
  return rows.map((row) => ({ decisionId: row.decision_id, paper: paperOf(row, weightOf(row)) }));
}

function paperOf(row: Row, weight: Weight): BallotPaper {
  return Object.assign(new BallotPaper(), {
    memberId: row.member_id,
    memberName: row.name,
    kind: row.kind,
    class: row.class,
    college: weight.college,
    weight: row.unit_weight,
    weightInWords: weight.inWords,
    ballot: row.ballot_id ? ballotOf(row, row.ballot_id) : null,
    lockedById: row.cast_by,
  });
}

function ballotOf(row: Row, id: string): Ballot {
  return Object.assign(new Ballot(), {
    id,
    memberId: row.member_id,
    version: row.version,
    choice: row.choice,
    reason: row.reason,
    castAt: row.cast_at,
    receipt: receiptOf(row),
  });
}
