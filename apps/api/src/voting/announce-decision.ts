import type { Work } from '../work.ts';
import { mailJob } from '../post/mail-job.ts';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';

/** The letters that every voter on the roll is written. */
export type Announcement =
  'decision-opened' | 'decision-closed' | 'decision-settled' | 'reminder-24h' | 'reminder-2h';

/** What a letter tells: the title in all its languages, since each reader has one. */
export async function writeToVoters(
  work: Work,
  decision: Decision,
  template: Announcement,
  personIds: readonly string[],
): Promise<void> {
  const { id, number, closesAt, textVersion: version } = decision;
  if (!closesAt) return;
  const texts = await work.db.findBy(DecisionText, { decisionId: id, version, status: 'reviewed' });
  const title = Object.fromEntries(texts.map((text) => [text.language, text.title]));
  const params = { decisionId: id, number, title, closesAt: closesAt.toISOString() };
  for (const personId of personIds) {
    await work.later(mailJob({ template, personId, params }, `${template}:${id}:${personId}`));
  }
}

/** Tells every voter on the roll that a decision is open, how it ended, or that its tie is settled. */
export async function announceDecision(
  work: Work,
  decisionId: string,
  template: 'decision-opened' | 'decision-closed' | 'decision-settled',
): Promise<void> {
  const decision = await work.db.findOneByOrFail(Decision, { id: decisionId });
  const stands = template === 'decision-opened' ? decision.state === 'open' : decision.state === 'closed';
  if (!stands) return;
  const voters = await work.db.query<{ readonly id: string }[]>(
    `select distinct unnest(voters) as id from voting.roll_entry where decision_id = $1 order by id`,
    [decisionId],
  );
  await writeToVoters(
    work,
    decision,
    template,
    voters.map(({ id }) => id),
  );
}
