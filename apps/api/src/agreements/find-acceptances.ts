import { Custodian } from '../membership/custodian.ts';
import { Member } from '../membership/member.ts';
import { isId } from '../membership/is-id.ts';
import type { View } from '../work.ts';
import { Acceptance, AcceptanceEvidence, Withdrawal } from './acceptance.ts';
import { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { DocumentVersion } from './document-version.ts';
import { findDocuments } from './find-documents.ts';
import { maySignFor } from './may-sign-for.ts';

/** Whose acceptances: a member's, whoever gave them, also while it was applying; what was signed in an application; or
 *  what a person agreed to for themself. Or some by their ids. */
export type Whose =
  | { readonly memberId: string }
  | { readonly applicationId: string }
  | { readonly personId: string }
  | { readonly id: string }
  | { readonly ids: readonly string[] };

/** Acceptances with their withdrawals, the newest first. The database leaves out those that are not the reader's to
 *  see. */
export async function findAcceptances(view: View, whose: Whose): Promise<readonly Acceptance[]> {
  const query = view.db.createQueryBuilder(Acceptance, 'a').where(conditionOf(whose), whose);
  const acceptances = await query.orderBy('a.at', 'DESC').getMany();
  await leadToMembers(view, acceptances);
  await leadToCustodians(view, acceptances);
  const withdrawals = await view.db.query<
    { acceptance_id: string; at: Date; reason: string; person_id: string }[]
  >('select * from agreements.withdrawal where acceptance_id = any($1::uuid[])', [
    acceptances.map(({ id }) => id),
  ]);
  for (const acceptance of acceptances) {
    const found = withdrawals.find((row) => row.acceptance_id === acceptance.id);
    const { at, reason, person_id: personId } = found ?? {};
    acceptance.withdrawal = found ? Object.assign(new Withdrawal(), { at, reason, personId }) : null;
  }
  return acceptances;
}

function conditionOf(whose: Whose): string {
  if ('id' in whose) return 'a.id = :id';
  if ('ids' in whose) return 'a.id = any(:ids)';
  if ('applicationId' in whose) return 'a.application_id = :applicationId';
  if ('personId' in whose)
    return 'a.person_id = :personId and a.member_id is null and a.application_id is null and a.for_name is null';
  return `(a.member_id = :memberId or a.application_id in
    (select x.id from membership.application x where x.member_id = :memberId))`;
}

/** Whoever was admitted is the member whom was signed for. */
async function leadToMembers({ db }: View, acceptances: readonly Acceptance[]): Promise<void> {
  const ids = acceptances.flatMap(({ applicationId }) => applicationId ?? []);
  if (ids.length === 0) return;
  const rows = await db.query<{ id: string; member_id: string | null }[]>(
    'select id, member_id from membership.application where id = any($1::uuid[])',
    [ids],
  );
  for (const acceptance of acceptances)
    acceptance.memberId ??= rows.find(({ id }) => id === acceptance.applicationId)?.member_id ?? null;
}

/** The custodian with which a member signed: the one that held it on that day, or that it applied to. With the names of
 *  the acceptance and of the application in which it was given. */
export function signedThrough(acceptance: string, application: string): string {
  return `coalesce(${application}.custodian_id, (
    select s.custodian_id from membership.membership s
     where s.member_id = ${acceptance}.member_id and s.valid @> (${acceptance}.at at time zone 'UTC')::date))`;
}

async function leadToCustodians({ db }: View, acceptances: readonly Acceptance[]): Promise<void> {
  const rows = await db.query<{ id: string; through: string | null }[]>(
    `select a.id, ${signedThrough('a', 'x')} as through
       from agreements.acceptance a left join membership.application x on x.id = a.application_id
      where a.id = any($1::uuid[])`,
    [acceptances.map(({ id }) => id)],
  );
  const throughs = new Map(rows.map(({ id, through }) => [id, through]));
  for (const acceptance of acceptances) acceptance.throughId = throughs.get(acceptance.id) ?? null;
}

/** What one acceptance proves; null when there is none, or it is not the reader's to see. */
export async function findEvidence(view: View, id: string): Promise<AcceptanceEvidence | null> {
  const [acceptance] = isId(id) ? await findAcceptances(view, { id }) : [];
  if (!acceptance) return null;
  const { versionId, textId, memberId } = acceptance;
  const { documentId } = await view.db.findOneByOrFail(DocumentVersion, { id: versionId });
  const { slug } = await view.db.findOneByOrFail(AgreementDocument, { id: documentId });
  const [document] = await findDocuments(view, { slug });
  const version = document?.versions.find((one) => one.id === versionId);
  if (!document || !version) throw new Error('what was accepted was published');
  const text = await view.db.findOneByOrFail(DocumentText, { id: textId });
  const member = memberId ? await view.db.findOneByOrFail(Member, { id: memberId }) : null;
  const through = acceptance.throughId
    ? await view.db.findOneByOrFail(Custodian, { id: acceptance.throughId })
    : null;
  text.current = version.texts.some((one) => one.id === text.id);
  return Object.assign(new AcceptanceEvidence(), {
    acceptance,
    mayWithdraw: acceptance.withdrawal === null && (await isTheirs(view, acceptance)),
    document,
    version,
    text,
    member: member && Member.seenBy(view.actor, member),
    through: through?.name ?? null,
  });
}

/** Is an acceptance the reader's to take back: their own, or of a member for whom they sign today? */
export async function isTheirs(view: View, { personId, memberId }: Acceptance): Promise<boolean> {
  const { actor } = view;
  if (actor.kind !== 'person') return false;
  return memberId ? maySignFor(view, memberId, actor.personId) : personId === actor.personId;
}
