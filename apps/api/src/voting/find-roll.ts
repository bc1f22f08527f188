import { collegeLabel } from '@plenaria/voting';
import type { Choice } from '@plenaria/voting';
import { MoreThan } from 'typeorm';
import { numberAfter, pageOf } from '../graphql/paging.ts';
import type { Page, PageArgs } from '../graphql/paging.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import type { Decision } from './decision.ts';
import { rulePackOf } from './decision-loaders.ts';
import type { Reading } from './decision-loaders.ts';
import { RollEntry } from './roll-entry.ts';

type Said = { readonly member_id: string; readonly choice: Choice; readonly reason: string | null };

/**
 * The frozen roll, page by page. Who has voted is shown at once; what they said, once the decision is closed.
 */
export async function findRoll(
  reading: Reading,
  decision: Decision,
  args: PageArgs,
): Promise<Page<RollEntry> | null> {
  if (!decision.rollRoot) return null;
  const after = numberAfter(args);
  const { context, view } = reading;
  const decisionId = decision.id;
  const totalCount = () => view.db.countBy(RollEntry, { decisionId });
  const rows = await view.db.find(RollEntry, {
    where: { decisionId, ...(after !== null && { position: MoreThan(after) }) },
    order: { position: 'asc' },
    take: args.first + 1,
  });
  const { rules } = await rulePackOf(reading, decision.rulePackId);
  for (const row of rows) row.college = collegeLabel(rules, row.college, context.language);
  const said = await latestBallots(view, decisionId, rows);
  for (const row of rows) show(row, said.get(row.memberId), { closed: decision.state === 'closed', view });
  return pageOf(rows, args, totalCount, (entry) => [String(entry.position)]);
}

/** Visitors know individuals by their pseudonym in this decision, and do not read their reasons. */
function show(
  row: RollEntry,
  said: Said | undefined,
  shown: { readonly closed: boolean; readonly view: View },
): void {
  const hidden = isOutsider(shown.view.actor) && row.kind === 'individual';
  if (hidden) [row.name, row.memberId] = [row.electorId, row.electorId];
  row.hasVoted = said !== undefined;
  row.choice = shown.closed && said ? said.choice : null;
  row.reason = shown.closed && said && !hidden ? said.reason : null;
}

async function latestBallots(
  view: View,
  decisionId: string,
  rows: readonly RollEntry[],
): Promise<ReadonlyMap<string, Said>> {
  const ballots = await view.db.query<Said[]>(
    `select distinct on (member_id) member_id, choice, reason from voting.ballot
      where decision_id = $1 and member_id = any ($2) order by member_id, version desc`,
    [decisionId, rows.map((row) => row.memberId)],
  );
  return new Map(ballots.map((ballot) => [ballot.member_id, ballot]));
}
