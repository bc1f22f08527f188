import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { DocumentVersion } from './document-version.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** Throws the draft of a document away, in every language; a document of which nothing was published goes with it. */
export async function discardDraft(work: Work, slug: string): Promise<Done | Refused> {
  const { actor, db } = work;
  const known = await findDocument(work, slug, { drafts: true });
  if (!known) return refuse('NOT_FOUND');
  if (!keeps(actor, known.custodianId)) return refuse('NOT_ALLOWED');
  // Who is just writing or publishing is waited for.
  await db.query('select from agreements.document where id = $1 for update', [known.id]);
  const document = await findDocument(work, slug, { drafts: true });
  if (!document) return refuse('NOT_FOUND');
  const draft = document.versions.find(({ publishedAt }) => publishedAt === null);
  const isPublished = document.versions.some(({ publishedAt }) => publishedAt !== null);
  if (!draft && isPublished) return refuse('NOT_FOUND');
  if (draft) {
    await db.delete(DocumentText, { versionId: draft.id });
    await db.delete(DocumentVersion, { id: draft.id });
  }
  if (!isPublished) await db.delete(AgreementDocument, { id: document.id });
  return Done.yes();
}
