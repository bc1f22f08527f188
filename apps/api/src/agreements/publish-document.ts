import { objectionToPublish } from '@plenaria/agreements';
import { dayOf } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { decisionThatAdopted } from '../voting/decision-that-adopted.ts';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** The draft of a document, ready to hold. */
export type PublishDocumentInput = {
  readonly slug: string;
  /** The hash of the authoritative text that whoever publishes has read. */
  readonly sha256: string;
  readonly effectiveFrom: Day;
  readonly material: boolean;
  /** The number of the decision that adopted it. */
  readonly decision: number | null;
  /** Why it is published without one. */
  readonly reason: string;
};

const REASON_MAX = 2_000;

/** Publishes the draft of a document for good: from then on its authoritative text cannot be changed by anyone. */
export async function publishDocument(
  work: Work,
  input: PublishDocumentInput,
): Promise<AgreementDocument | Refused> {
  const { actor, db, now } = work;
  const known = await findDocument(work, input.slug, { drafts: true });
  if (!known) return refuse('NOT_FOUND');
  if (!keeps(actor, known.custodianId)) return refuse('NOT_ALLOWED');
  // Waits for those who are just accepting, and for those who write.
  await db.query('select from agreements.document where id = $1 for update', [known.id]);
  const document = await findDocument(work, input.slug, { drafts: true });
  const draft = document?.versions.find(({ publishedAt }) => publishedAt === null);
  if (!draft) return refuse('NOTHING_TO_PUBLISH');
  const text = draft.texts.find(({ language }) => language === draft.language);
  if (text && text.sha256 !== input.sha256) return refuse('VERSION_MISMATCH', { base: text.sha256 });
  const adoptedById = input.decision === null ? null : await decisionThatAdopted(work, input.decision);
  if (input.decision !== null && adoptedById === null)
    return refuse('INVALID_INPUT', {
      fields: [{ field: 'decision', reason: 'agreements:field.notAdopted' }],
    });
  const reason = input.reason.trim();
  const wrong = objectionToTexts({ reason }, { reason: { max: REASON_MAX, optional: true } });
  if (wrong) return wrong;
  const published = DocumentVersion.publishedOf(document?.versions ?? []);
  const objection = objectionToPublish({
    effectiveFrom: input.effectiveFrom,
    today: dayOf(now),
    lastDay: document?.lastDay ?? null,
    before: published[0] ?? null,
    isFounded: adoptedById !== null || reason !== '',
    hasText: text !== undefined,
  });
  if (objection) return objection;
  await db.update(
    DocumentVersion,
    { id: draft.id },
    {
      effectiveFrom: input.effectiveFrom,
      // The first version has nobody who agreed to another.
      material: published.length === 0 || input.material,
      adoptedById,
      reason: reason === '' ? null : reason,
      publishedAt: now,
      publishedById: actor.kind === 'person' ? actor.personId : null,
    },
  );
  // What holds at once is told at once; what holds later, on its day.
  if (input.material && published.length > 0 && input.effectiveFrom <= dayOf(now))
    await work.later({ kind: 'tell-asked-again', payload: { documentId: known.id } });
  return (await findDocument(work, input.slug, { drafts: true })) ?? refuse('NOT_FOUND');
}
