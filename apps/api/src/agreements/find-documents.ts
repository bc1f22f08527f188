import { DOCUMENT_KINDS, hasEnded, inForce } from '@plenaria/agreements';
import { dayOf } from '@plenaria/membership';
import { In } from 'typeorm';
import type { View } from '../work.ts';
import { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { DocumentVersion } from './document-version.ts';

/** Every document with its versions and texts, in the order of kinds, the federation's before the custodians'.
 *  `drafts`: also what is not published, as far as the one who asks keeps it; the database decides that. */
export async function findDocuments(
  view: View,
  { drafts = false, slug = null }: { readonly drafts?: boolean; readonly slug?: string | null } = {},
): Promise<AgreementDocument[]> {
  const documents = await view.db.find(AgreementDocument, slug === null ? {} : { where: { slug } });
  const versions = await view.db.find(DocumentVersion, {
    where: { documentId: In(documents.map(({ id }) => id)) },
    order: { number: 'desc' },
  });
  const shown = drafts ? versions : versions.filter(({ publishedAt }) => publishedAt !== null);
  const texts = await view.db.find(DocumentText, {
    where: { versionId: In(shown.map(({ id }) => id)) },
    order: { sequence: 'desc' },
  });
  for (const version of shown) version.texts = textsOf(version, texts);
  for (const document of documents) {
    document.versions = shown.filter(({ documentId }) => documentId === document.id);
    markInForce(document, dayOf(view.now));
  }
  return documents.filter(({ versions: found }) => drafts || found.length > 0).toSorted(inUsualOrder);
}

/** One document by its slug; null when there is none, or nothing of it is published and the reader does not keep it. */
export async function findDocument(
  view: View,
  slug: string,
  options: { readonly drafts?: boolean } = {},
): Promise<AgreementDocument | null> {
  const [found] = await findDocuments(view, { ...options, slug });
  return found ?? null;
}

/** The newest text of each language, the authoritative one first. Of a published version only what translates it. */
function textsOf(version: DocumentVersion, all: readonly DocumentText[]): DocumentText[] {
  const newest = new Map<string, DocumentText>();
  for (const text of all) {
    if (text.versionId === version.id && !newest.has(text.language)) newest.set(text.language, text);
  }
  const authoritative = newest.get(version.language);
  for (const text of newest.values())
    text.current = text === authoritative || text.translationOf === authoritative?.sha256;
  const kept = [...newest.values()].filter(({ current }) => current || version.publishedAt === null);
  return kept.toSorted((one, other) => rank(one) - rank(other) || (one.language < other.language ? -1 : 1));

  function rank({ language }: DocumentText): number {
    return language === version.language ? 0 : 1;
  }
}

function markInForce(document: AgreementDocument, today: string): void {
  const published = DocumentVersion.publishedOf(document.versions);
  const holding = hasEnded(document, today) ? null : inForce(published, today);
  for (const version of document.versions) version.inForce = version.id === holding?.id;
}

function inUsualOrder(one: AgreementDocument, other: AgreementDocument): number {
  const place = ({ kind, custodianId }: AgreementDocument) =>
    (custodianId === null ? 0 : DOCUMENT_KINDS.length) + DOCUMENT_KINDS.indexOf(kind);
  return place(one) - place(other) || (one.slug < other.slug ? -1 : 1);
}
