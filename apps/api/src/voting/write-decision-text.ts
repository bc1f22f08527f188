import { isLanguage } from '@plenaria/i18n';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';
import { draftToChange } from './decision-to-change.ts';
import { TEXT_RULES } from './draft-decision.ts';
import { objectionToTexts } from './plain-text.ts';
import { rebaseAmendments } from './rebase-amendments.ts';
import { leads } from './rights.ts';
import { sourceHash } from './source-hash.ts';

/** A text in one language. `baseVersion` is the version of the original that the writer had before them. */
export type WriteDecisionTextInput = {
  readonly decisionId: string;
  readonly baseVersion: number;
  readonly language: string;
  readonly title: string;
  readonly body: string;
};

/**
 * Writes the original anew, which makes its translations outdated, or a translation of the original as it
 * stands.
 */
export async function writeDecisionText(
  work: Work,
  input: WriteDecisionTextInput,
): Promise<Decision | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const wrong = objectionToTexts(input, TEXT_RULES);
  if (wrong) return wrong;
  if (!isLanguage(input.language)) {
    return refuse('INVALID_INPUT', { fields: [{ field: 'language', reason: 'refusals:field.invalid' }] });
  }
  const decision = await draftToChange(work, input.decisionId);
  if (isRefused(decision)) return decision;
  const isOriginal = input.language === decision.originalLanguage;
  if (isOriginal && !leads(actor, decision)) return refuse('NOT_ALLOWED');
  const original = await standingOriginal(work, decision);
  if (input.baseVersion !== decision.textVersion) {
    const standing = isOriginal ? original : await standingIn(work, decision, input.language);
    return versionMismatch(decision, input, standing);
  }
  const text = { title: input.title.trim(), body: input.body.trim() };
  if (isOriginal) await replaceOriginal(work, decision, text, actor.personId);
  else {
    await db.upsert(
      DecisionText,
      {
        decisionId: decision.id,
        version: decision.textVersion,
        language: input.language,
        ...text,
        status: 'draft',
        sourceSha256: sourceHash(original),
        writtenById: actor.personId,
        writtenAt: work.now,
        reviewedById: null,
      },
      ['decisionId', 'version', 'language'],
    );
  }
  return db.findOneByOrFail(Decision, { id: decision.id });
}

/** A new version of the original; amendments that wait for an answer follow it where they can. */
export async function replaceOriginal(
  work: Work,
  decision: Decision,
  text: { readonly title: string; readonly body: string },
  writtenById: string,
): Promise<number> {
  const before = await standingOriginal(work, decision);
  if (before.title === text.title && before.body === text.body) return decision.textVersion;
  const version = decision.textVersion + 1;
  await work.db.insert(DecisionText, {
    decisionId: decision.id,
    version,
    language: decision.originalLanguage,
    ...text,
    status: 'reviewed',
    writtenById,
    writtenAt: work.now,
  });
  await work.db.update(Decision, { id: decision.id }, { textVersion: version });
  await rebaseAmendments(work, before, { ...text, version });
  return version;
}

/** The original text as it stands. */
export function standingOriginal(work: Pick<Work, 'db'>, decision: Decision): Promise<DecisionText> {
  const { id, textVersion, originalLanguage } = decision;
  return work.db.findOneByOrFail(DecisionText, {
    decisionId: id,
    version: textVersion,
    language: originalLanguage,
  });
}

function standingIn(work: Work, decision: Decision, language: string): Promise<DecisionText | null> {
  return work.db.findOne(DecisionText, {
    where: { decisionId: decision.id, language },
    order: { version: 'desc' },
  });
}

/**
 * Both texts come back, so that what was typed is not lost and can be laid beside what somebody else wrote.
 */
function versionMismatch(
  decision: Decision,
  yours: WriteDecisionTextInput,
  theirs: DecisionText | null,
): Refused {
  return refuse('VERSION_MISMATCH', {
    textVersion: decision.textVersion,
    yours: { version: yours.baseVersion, title: yours.title, body: yours.body },
    theirs: theirs && { version: theirs.version, title: theirs.title, body: theirs.body },
  });
}
