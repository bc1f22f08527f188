import { hasEnded, textHash } from '@plenaria/agreements';
import { isLanguage } from '@plenaria/i18n';
import { dayOf } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { DocumentVersion } from './document-version.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** Words of a version in one language. */
export type WriteDocumentTextInput = {
  readonly slug: string;
  /** The published version to translate; null for the draft of the next one, which begins with its first text. */
  readonly versionId: string | null;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly summary: string;
  /** The hash of what the writer had before them; null where there was nothing. */
  readonly base: string | null;
};

const RULES = { title: { max: 200 }, body: { max: 60_000 }, summary: { max: 4_000 } };

/** Writes the draft of the next version, or a translation. The first text of a draft makes its language the
 *  authoritative one. */
export async function writeDocumentText(
  work: Work,
  input: WriteDocumentTextInput,
): Promise<AgreementDocument | Refused> {
  const { actor, db } = work;
  if (actor.kind === 'visitor') return refuse('NOT_SIGNED_IN');
  const wrong = objectionToTexts(input, RULES);
  if (wrong) return wrong;
  if (!isLanguage(input.language))
    return refuse('INVALID_INPUT', { fields: [{ field: 'language', reason: 'refusals:field.invalid' }] });
  const document = await findDocument(work, input.slug, { drafts: true });
  if (!document) return refuse('NOT_FOUND');
  if (!keeps(actor, document.custodianId)) return refuse('NOT_ALLOWED');
  // Two who write the same document wait for each other; the second learns what the first wrote.
  const [held]: readonly unknown[] = await db.query(
    'select from agreements.document where id = $1 for update',
    [document.id],
  );
  if (!held) return refuse('NOT_FOUND');
  const version = await versionToWrite(work, document, input);
  if (!version) return refuse('NOT_FOUND');
  if (version.publishedAt === null && hasEnded(document, dayOf(work.now))) return refuse('DOCUMENT_ENDED');
  const isAuthoritative = version.language === input.language;
  if (isAuthoritative && version.publishedAt !== null) return refuse('NOT_ALLOWED');
  const standing = version.texts.find(({ language }) => language === input.language);
  if ((standing?.sha256 ?? null) !== input.base)
    return versionMismatch(input, standing ? await withBody(work, standing) : null);
  const words = { language: input.language, title: input.title.trim(), body: input.body.trim() };
  if (version.publishedAt === null)
    await db.delete(DocumentText, { versionId: version.id, language: input.language });
  await db.insert(DocumentText, {
    versionId: version.id,
    ...words,
    summary: input.summary.trim(),
    sha256: textHash(words),
    status: isAuthoritative ? 'reviewed' : 'draft',
    translationOf: isAuthoritative
      ? null
      : (version.texts.find(({ language }) => language === version.language)?.sha256 ?? null),
    writtenById: actor.kind === 'person' ? actor.personId : null,
    writtenAt: work.now,
  });
  return (await findDocument(work, input.slug, { drafts: true })) ?? refuse('NOT_FOUND');
}

async function versionToWrite(
  work: Work,
  document: AgreementDocument,
  { versionId, language }: WriteDocumentTextInput,
): Promise<DocumentVersion | null> {
  const fresh = await findDocument(work, document.slug, { drafts: true });
  const versions = fresh?.versions ?? [];
  if (versionId !== null) return versions.find(({ id }) => id === versionId) ?? null;
  const draft = versions.find(({ publishedAt }) => publishedAt === null);
  if (draft) return draft;
  const { identifiers } = await work.db.insert(DocumentVersion, {
    documentId: document.id,
    custodianId: document.custodianId,
    number: (versions[0]?.number ?? 0) + 1,
    language,
    material: true,
    createdAt: work.now,
  });
  const begun = await work.db.findOneByOrFail(DocumentVersion, { id: String(identifiers[0]?.['id']) });
  return Object.assign(begun, { texts: [], inForce: false });
}

function withBody(work: Work, { id }: DocumentText): Promise<DocumentText> {
  return work.db
    .createQueryBuilder(DocumentText, 't')
    .addSelect('t.body')
    .where('t.id = :id', { id })
    .getOneOrFail();
}

/** Both texts come back, so that what was typed can be laid beside what somebody else wrote. */
function versionMismatch(yours: WriteDocumentTextInput, theirs: DocumentText | null): Refused {
  return refuse('VERSION_MISMATCH', {
    base: theirs?.sha256 ?? null,
    yours: { title: yours.title, body: yours.body },
    theirs: theirs && { title: theirs.title, body: theirs.body },
  });
}
