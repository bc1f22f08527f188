import { isLanguage } from '@plenaria/i18n';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';
import { isId, objectionToTexts } from './plain-text.ts';
import { RulePack } from './rule-pack.ts';

/** The first words of a decision, in one language, and the languages it must be read in before it opens. */
export type DraftDecisionInput = {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly rulePackId: string;
  readonly languages: readonly string[];
};

/** How long a text may be, everywhere a text of a decision is written. */
export const TEXT_RULES = { title: { max: 200 }, body: { max: 20_000 } } as const;

/** Begins a decision. Any member may; nothing is voted on before it is opened. */
export async function draftDecision(work: Work, input: DraftDecisionInput): Promise<Decision | Refused> {
  if (work.actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const objection = objectionToTexts(input, TEXT_RULES) ?? objectionToLanguages(input);
  if (objection) return objection;
  const rulePack = isId(input.rulePackId) && (await work.db.findOneBy(RulePack, { id: input.rulePackId }));
  if (!rulePack)
    return refuse('INVALID_INPUT', { fields: [{ field: 'rulePackId', reason: 'refusals:field.invalid' }] });
  const decision = await work.db.save(Decision, {
    state: 'draft',
    rulePackId: rulePack.id,
    authorId: work.actor.personId,
    originalLanguage: input.language,
    languages: [...new Set([input.language, ...input.languages])],
    textVersion: 1,
    accepts: [],
    mayChange: rulePack.rules.mayChange,
    createdAt: work.now,
  });
  await work.db.insert(DecisionText, {
    decisionId: decision.id,
    version: 1,
    language: input.language,
    title: input.title.trim(),
    body: input.body.trim(),
    status: 'reviewed',
    writtenById: work.actor.personId,
    writtenAt: work.now,
  });
  return work.db.findOneByOrFail(Decision, { id: decision.id });
}

function objectionToLanguages(input: DraftDecisionInput): Refused | null {
  if (!isLanguage(input.language)) {
    return refuse('INVALID_INPUT', { fields: [{ field: 'language', reason: 'refusals:field.invalid' }] });
  }
  if (input.languages.every(isLanguage)) return null;
  return refuse('INVALID_INPUT', { fields: [{ field: 'languages', reason: 'refusals:field.invalid' }] });
}
