import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Federation } from '../membership/federation.ts';
import { Decision } from '../voting/decision.ts';
import { DecisionText } from '../voting/decision-text.ts';
import { draftDecision } from '../voting/draft-decision.ts';
import { openDecision } from '../voting/open-decision.ts';
import { RulePack } from '../voting/rule-pack.ts';
import { sourceHash } from '../voting/source-hash.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { asCaller, holdApplication } from './held-application.ts';
import type { HeldApplication } from './held-application.ts';
import { rulePackFor } from './joining-rules.ts';
import { writeToApplicant } from './letters.ts';
import { takeStep } from './take-step.ts';
import { voteTexts } from './vote-texts.ts';

/** Which application, and until when the members vote on it. */
export type PutToTheVote = { readonly id: string; readonly closesAt: Date };

/**
 * Puts an application to the members: a decision in all their languages, opened at once. Who puts it chairs it; an
 * appeal against a custodian's no is chaired by those who chair assemblies alone.
 */
export async function putApplicationToTheVote(
  work: Work,
  { id, closesAt }: PutToTheVote,
): Promise<Application | Refused> {
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  const by = asCaller(work.actor, held.application);
  if (!by) return refuse('NOT_ALLOWED');
  const decisionId = await draftVote(work, held);
  if (isRefused(decisionId)) return decisionId;
  const step = { kind: 'putToTheVote', decisionId, until: closesAt } as const;
  const put = await takeStep(work, held, step, by);
  if (isRefused(put)) return put;
  const opened = await openDecision(work, { decisionId, closesAt });
  if (isRefused(opened)) return opened;
  await writeToApplicant(work, put, 'application-put-to-the-vote', { until: closesAt });
  return put.application;
}

/** The words are templates that were reviewed in every language; only what the applicant wrote stays as written. */
async function draftVote(work: Work, held: HeldApplication): Promise<string | Refused> {
  const { db, actor, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const pack = await db.findOne(RulePack, {
    where: { slug: await rulePackFor(work, held.application) },
    order: { version: 'desc' },
  });
  if (!pack) return refuse('NOT_FOUND');
  const federation = await db.findOneBy(Federation, { id: true });
  const original = federation?.defaultLanguage ?? 'en';
  const languages = [...new Set([original, ...(federation?.languages ?? []), ...pack.rules.languages])];
  const texts = await voteTexts(work, held, languages);
  const first = texts[original];
  if (!first) throw new Error('a vote must have a text in the language it is first written in');
  const draft = { language: original, ...first, rulePackId: pack.id, languages };
  const decision = await draftDecision(work, draft);
  if (isRefused(decision)) return decision;
  const { id: decisionId, textVersion: version } = decision;
  const written = { decisionId, version, writtenById: actor.personId, writtenAt: now };
  const standing = await db.findOneByOrFail(DecisionText, { decisionId, version, language: original });
  const sourceSha256 = sourceHash(standing);
  for (const language of languages.filter((code) => code !== original))
    await db.insert(DecisionText, {
      ...written,
      language,
      ...(texts[language] ?? first),
      status: 'reviewed',
      sourceSha256,
    });
  if (!held.standing.isAppeal) await db.update(Decision, { id: decisionId }, { chairId: actor.personId });
  return decisionId;
}
