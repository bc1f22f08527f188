import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { wrongInVotingTime } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { draftVote } from '../voting/draft-vote.ts';
import { openDecision } from '../voting/open-decision.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { asCaller, holdApplication } from './held-application.ts';
import { rulePackFor } from './joining-rules.ts';
import { writeToApplicant } from './letters.ts';
import { takeStep } from './take-step.ts';
import { voteTexts } from './vote-texts.ts';

/** Which application, and until when the members vote on it. */
export type PutToTheVote = { readonly id: string; readonly closesAt: Date };

/**
 * Puts an application to the members: a decision in all their languages, opened at once. Those who chair
 * assemblies chair it, and not who puts it to the vote.
 */
export async function putApplicationToTheVote(
  work: Work,
  { id, closesAt }: PutToTheVote,
): Promise<Application | Refused> {
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  const by = asCaller(work.actor, held.application);
  if (!by) return refuse('NOT_ALLOWED');
  const tooShort = refuseFields(wrongInVotingTime(closesAt, work.now));
  if (tooShort) return tooShort;
  const decisionId = await draftVote(work, {
    rulePack: await rulePackFor(work, held.application),
    textsIn: (languages) => voteTexts(work, held, languages),
  });
  if (isRefused(decisionId)) return decisionId;
  const step = { kind: 'putToTheVote', decisionId, until: closesAt } as const;
  const put = await takeStep(work, held, step, by);
  if (isRefused(put)) return put;
  const opened = await openDecision(work, { decisionId, closesAt });
  if (isRefused(opened)) return opened;
  await writeToApplicant(work, put, 'application-put-to-the-vote', { until: closesAt });
  return put.application;
}
