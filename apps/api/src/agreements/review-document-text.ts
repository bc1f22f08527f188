import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** A second person says that a translation says what the authoritative text says. Nobody reviews their own words. */
export async function reviewDocumentText(
  work: Work,
  slug: string,
  textId: string,
): Promise<AgreementDocument | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const document = await findDocument(work, slug, { drafts: true });
  if (!document) return refuse('NOT_FOUND');
  if (!keeps(actor, document.custodianId)) return refuse('NOT_ALLOWED');
  const texts = document.versions.flatMap((version) => version.texts);
  const text = texts.find(({ id }) => id === textId);
  if (!text) return refuse('NOT_FOUND');
  if (text.writtenById === actor.personId) return refuse('OWN_TEXT');
  if (!text.current) return refuse('VERSION_MISMATCH');
  if (text.status !== 'reviewed')
    await db.update(DocumentText, { id: textId }, { status: 'reviewed', reviewedById: actor.personId });
  return (await findDocument(work, slug, { drafts: true })) ?? refuse('NOT_FOUND');
}
