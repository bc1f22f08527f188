import { dayOf } from '@plenaria/membership';
import { askedBy, hasEnded, inForce, objectionToAccept, standingWith } from '@plenaria/agreements';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isId } from '../membership/is-id.ts';
import type { Work } from '../work.ts';
import { Acceptance, Acceptances } from './acceptance.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
import { findApplied } from './find-applied.ts';
import { findAcceptances } from './find-acceptances.ts';
import { findDocuments } from './find-documents.ts';
import { throughsOf } from './find-duties.ts';
import { maySignFor } from './may-sign-for.ts';

/** What somebody agrees to: the version, the language they read it in, and the hash of the words they read. */
export type Accepting = {
  readonly versionId: string;
  readonly language: string;
  readonly sha256: string;
  /** The member they sign for; null when they agree for themself. */
  readonly memberId: string | null;
  /** The application for which they sign again; null otherwise. */
  readonly applicationId?: string | null;
};

/** An application in which documents are accepted: what members sign is signed for whoever applies. */
export type Applying = {
  readonly id: string;
  /** Of the organisation; null when the person applies as themself. */
  readonly name: string | null;
};

/** Agrees to one or several documents in one act: all of them, or none. Agreeing again changes nothing. */
export async function acceptDocuments(
  work: Work,
  accepting: readonly Accepting[],
  applying: Applying | null = null,
): Promise<Acceptances | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { personId, isCertain } = actor;
  // Two windows of one person: the second finds what the first has done.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('agreements.accept ' || $1, 0))`, [personId]);
  const done: Acceptance[] = [];
  for (const one of accepting) {
    const again = one.applicationId ? await ownApplication(work, one.applicationId) : null;
    if (again && isRefused(again)) return again;
    const answer = await acceptOne(work, one, { personId, isCertain, applying: again ?? applying });
    if ('refused' in answer) return answer;
    done.push(answer);
  }
  return Object.assign(new Acceptances(), { acceptances: done });
}

/** What was signed for who applies, and taken back or changed since, is signed again while that goes on. */
async function ownApplication(work: Work, id: string): Promise<Applying | Refused> {
  const { actor } = work;
  const applied = actor.kind === 'person' ? await findApplied(work, actor.accountId) : [];
  return applied.find((one) => one.id === id) ?? refuse('NOT_REPRESENTING');
}

type By = {
  readonly personId: string;
  readonly isCertain: boolean;
  readonly applying: Applying | null;
};

async function acceptOne(
  work: Work,
  { versionId, language, sha256, memberId }: Accepting,
  { personId, isCertain, applying }: By,
): Promise<Acceptance | Refused> {
  const document = await holdDocumentOf(work, versionId);
  const version = document?.versions.find(({ id }) => id === versionId);
  const published = DocumentVersion.publishedOf(document?.versions ?? []);
  const rule = published.find(({ id }) => id === versionId);
  if (!document || !version || !rule) return refuse('NOT_FOUND');
  const text = version.texts.find((one) => one.language === language && one.current);
  const signing = applying && askedBy(document.kind) === 'sign' ? applying : null;
  const objection = objectionToAccept({
    kind: document.kind,
    ended: hasEnded(document, dayOf(work.now)) || hasEnded(document, rule.effectiveFrom),
    version: rule,
    inForce: inForce(published, dayOf(work.now)),
    shown: sha256,
    standing: text?.sha256 ?? null,
    forMember: memberId !== null || signing !== null,
    maySign: signing !== null || (memberId !== null && (await maySign(work, memberId, personId))),
  });
  if (objection) return refuse(objection.refused, { ...objection.details, slug: document.slug });
  if (!text) return refuse('DOCUMENT_CHANGED', { slug: document.slug });
  const others = signing ? { applicationId: signing.id } : memberId ? { memberId } : { personId };
  const before = await findAcceptances(work, others);
  const standing = (await countingFor(work, memberId, before)).find(
    (one) => one.versionId === versionId && one.withdrawal === null,
  );
  if (standing) return standing;
  // Whoever finds an open browser binds no organisation.
  if (memberId !== null && !isCertain) return refuse('STEP_UP_NEEDED');
  return keep(work, {
    personId,
    memberId,
    applicationId: signing?.id ?? null,
    forName: signing?.name ?? null,
    custodianId: document.custodianId,
    versionId,
    textId: text.id,
    language,
    sha256,
  });
}

/** The document of a version, held until this commits: what is published meanwhile comes after, never beside it. */
async function holdDocumentOf(work: Work, versionId: string): Promise<AgreementDocument | undefined> {
  const known = isId(versionId) ? await work.db.findOneBy(DocumentVersion, { id: versionId }) : null;
  if (!known) return undefined;
  const [held] = await work.db.query<{ slug: string }[]>(
    'select slug from agreements.document where id = $1 for share',
    [known.documentId],
  );
  const [document] = await findDocuments(work, { slug: held?.slug ?? '' });
  return document;
}

/** Of a member, what it signed with the custodian that holds it today: with another it has to sign anew. */
async function countingFor(
  work: Work,
  memberId: string | null,
  acceptances: readonly Acceptance[],
): Promise<readonly Acceptance[]> {
  if (memberId === null) return acceptances;
  const through = (await throughsOf(work, [memberId])).get(memberId);
  const party = { kind: 'member', memberships: through ? [through] : [] } as const;
  return standingWith(party, acceptances);
}

async function maySign(work: Work, memberId: string, personId: string): Promise<boolean> {
  return isId(memberId) && maySignFor(work, memberId, personId);
}

type Kept = Omit<Acceptance, 'id' | 'method' | 'at' | 'withdrawal' | 'throughId'>;

async function keep({ db, now }: Work, acceptance: Kept): Promise<Acceptance> {
  const row = { ...acceptance, method: 'screen' as const, at: now };
  const { identifiers } = await db.insert(Acceptance, row);
  return Object.assign(new Acceptance(), row, { id: String(identifiers[0]?.['id']), withdrawal: null });
}
