import type { Work } from '../work.ts';
import { writeToVoters } from './announce-decision.ts';
import { Decision } from './decision.ts';

const HOUR_MS = 3_600_000;

/** A day or two hours before the close. */
export type ReminderKind = '24h' | '2h';

/** Reminds the voters of every elector that has not cast yet, each person once per decision and kind. */
export async function remindUndecided(work: Work, decisionId: string, kind: ReminderKind): Promise<number> {
  const decision = await work.db.findOneByOrFail(Decision, { id: decisionId });
  if (decision.state !== 'open' || isTooLate(decision, kind, work.now)) return 0;
  const reminded = await work.db.query<{ readonly id: string }[]>(
    `insert into voting.reminder (decision_id, person_id, kind, created_at)
     select distinct $1::uuid, voter.id, $2, $3::timestamptz
       from voting.roll_entry e cross join lateral unnest(e.voters) as voter (id)
      where e.decision_id = $1 and not exists (
        select from voting.ballot b where b.decision_id = $1 and b.member_id = e.member_id)
     on conflict do nothing
     returning person_id as id`,
    [decisionId, kind, work.now],
  );
  await writeToVoters(
    work,
    decision,
    `reminder-${kind}`,
    reminded.map(({ id }) => id),
  );
  return reminded.length;
}

/**
 * After an outage a reminder may come late: not once the next one is due, and not once the vote is over.
 */
function isTooLate({ closesAt }: Decision, kind: ReminderKind, now: Date): boolean {
  const hoursAtLeast = kind === '24h' ? 2 : 0;
  return closesAt === null || closesAt.getTime() - hoursAtLeast * HOUR_MS <= now.getTime();
}
