import type { TextKey } from '@plenaria/i18n';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { labelled } from '@plenaria/voting';
import { textIn } from '../post/texts.ts';
import { Decision } from '../voting/decision.ts';
import { membersWord } from '../voting/draft-vote.ts';
import { RulePack } from '../voting/rule-pack.ts';
import type { View, Work } from '../work.ts';
import { admitApplicant } from './admit-applicant.ts';
import type { Application } from './application.ts';
import { holdApplication } from './held-application.ts';
import type { HeldApplication } from './held-application.ts';
import { writeToApplicant, writeToCallers, writeToCustodian } from './letters.ts';
import { takeStep } from './take-step.ts';

// A tie that somebody has still to settle is not the members' word yet.
const DUE = `
  select a.id, a.number from membership.application a
    left join voting.decision d on d.id = a.decision_id
   where (a.state = 'inObjectionWindow' and a.until <= $1)
      or (a.state in ('inVote', 'inAppeal')
          and (d.state = 'withdrawn'
               or (d.state = 'closed'
                   and not ((d.result ->> 'tied')::boolean and d.result ->> 'outcome' = 'undecided'))))
   order by a.number`;

/** Applications that time or the members have settled, and the program has not yet. */
export function findDue({
  db,
  now,
}: View): Promise<readonly { readonly id: string; readonly number: number }[]> {
  return db.query(DUE, [now]);
}

/** Does what follows by itself: admits at the end of a window, follows a decision. The second time nothing is due. */
export async function settleApplication(work: Work, id: string): Promise<Application | Refused> {
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  if (held.standing.state === 'inObjectionWindow') return admitApplicant(work, held, 'window');
  const { decisionId } = held.standing;
  const decision = decisionId && (await work.db.findOneBy(Decision, { id: decisionId }));
  if (!decision) return refuse('WRONG_STATE', { state: held.standing.state });
  return followDecision(work, held, decision);
}

async function followDecision(
  work: Work,
  held: HeldApplication,
  decision: Decision,
): Promise<Application | Refused> {
  const word = membersWord(decision);
  if (word === null) return refuse('NOT_YET_DUE', { closesAt: decision.closesAt });
  if (word === 'yes') return admitApplicant(work, held, 'decision');
  if (word === 'no') return refuseByDecision(work, held, decision);
  const step = { kind: 'votedWithoutResult', decisionId: decision.id } as const;
  const asked = await takeStep(work, held, step, { kind: 'program' });
  if (isRefused(asked)) return asked;
  await writeToCustodian(work, asked, 'application-without-result');
  if (asked.standing.isAppeal) await writeToCallers(work, asked, 'application-without-result');
  return asked.application;
}

/** The reason is the arithmetic, in the applicant's language; the record of the decision says it in every other. */
async function refuseByDecision(
  work: Work,
  held: HeldApplication,
  { rulePackId, tally }: Decision,
): Promise<Application | Refused> {
  const { rules } = await work.db.findOneByOrFail(RulePack, { id: rulePackId });
  const { language } = held.application;
  const sentences = [
    ...(tally?.colleges ?? []).flatMap((college) => college.sentences),
    ...(tally?.sentences ?? []),
  ];
  const reason = labelled(sentences, rules, language)
    .map(({ key, params }) => textIn(language, `result:${key}` as TextKey, params))
    .join(' ');
  const step = { kind: 'rejected', by: 'decision', reason } as const;
  const refused = await takeStep(work, held, step, { kind: 'program' });
  if (isRefused(refused)) return refused;
  await writeToApplicant(work, refused, 'application-refused', { text: reason });
  await writeToCustodian(work, refused, 'application-settled');
  return refused.application;
}
