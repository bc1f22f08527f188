import { dayOf } from '@plenaria/membership';
import { inForce, objectionToAccept } from '@plenaria/agreements';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isId } from '../membership/is-id.ts';
import type { Work } from '../work.ts';
import { Acceptance, Acceptances } from './acceptance.ts';
import { DocumentVersion } from './document-version.ts';
import { findAcceptances } from './find-acceptances.ts';
import { findDocuments } from './find-documents.ts';
import { maySignFor } from './may-sign-for.ts';

/** What somebody agrees to: the version, the language they read it in, and the hash of the words they read. */
export type Accepting = {
  readonly versionId: string;
  readonly language: string;
  readonly sha256: string;
  /** The member they sign for; null when they agree for themself. */
  readonly memberId: string | null;
};

/** Whose acceptances these are, where it is not the one who acts: brought in from paper or another program. */
export type Imported = { readonly personId: string };

/** Agrees to one or several documents in one act: all of them, or none. Agreeing again changes nothing. */
export async function acceptDocuments(
  work: Work,
  accepting: readonly Accepting[],
  imported?: Imported,
): Promise<Acceptances | Refused> {
  const { actor, db } = work;
  const personId = imported?.personId ?? (actor.kind === 'person' ? actor.personId : null);
  if (personId === null) return refuse('NOT_SIGNED_IN');
  // Two windows of one person: the second finds what the first has done.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('agreements.accept ' || $1, 0))`, [personId]);
  const done: Acceptance[] = [];
  for (const one of accepting) {
    const answer = await acceptOne(work, one, personId, imported ? 'import' : 'screen');
    if ('refused' in answer) return answer;
    done.push(answer);
  }
  return Object.assign(new Acceptances(), { acceptances: done });
}

async function acceptOne(
  work: Work,
  { versionId, language, sha256, memberId }: Accepting,
  personId: string,
  method: Acceptance['method'],
): Promise<Acceptance | Refused> {
  const { db, now } = work;
  const known = isId(versionId) ? await db.findOneBy(DocumentVersion, { id: versionId }) : null;
  if (!known) return refuse('NOT_FOUND');
  // Held until this commits: a version published meanwhile comes after this acceptance, never beside it.
  const [held] = await db.query<{ slug: string }[]>(
    'select slug from agreements.document where id = $1 for share',
    [known.documentId],
  );
  const [document] = await findDocuments(work, { slug: held?.slug ?? '' });
  const version = document?.versions.find(({ id }) => id === versionId);
  const published = DocumentVersion.publishedOf(document?.versions ?? []);
  const rule = published.find(({ id }) => id === versionId);
  if (!document || !version || !rule) return refuse('NOT_FOUND');
  const text = version.texts.find((one) => one.language === language && one.current);
  const objection = objectionToAccept({
    kind: document.kind,
    version: rule,
    inForce: inForce(published, dayOf(now)),
    shown: sha256,
    standing: text?.sha256 ?? null,
    forMember: memberId !== null,
    maySign: memberId !== null && isId(memberId) && (await maySignFor(work, memberId, personId)),
  });
  if (objection) return refuse(objection.refused, { ...objection.details, slug: document.slug });
  if (!text) return refuse('DOCUMENT_CHANGED', { slug: document.slug });
  const before = await findAcceptances(work, memberId ? { memberId } : { personId });
  const standing = before.find((one) => one.versionId === versionId && one.withdrawal === null);
  if (standing) return standing;
  const { custodianId } = document;
  const row = {
    personId,
    memberId,
    custodianId,
    versionId,
    textId: text.id,
    language,
    sha256,
    method,
    at: now,
  };
  const { identifiers } = await db.insert(Acceptance, row);
  return Object.assign(new Acceptance(), row, { id: String(identifiers[0]?.['id']), withdrawal: null });
}
