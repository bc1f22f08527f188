import { documentsFor, dutyOf, hasEnded, standingWith } from '@plenaria/agreements';
import type { Party, Through } from '@plenaria/agreements';
import { countryOf, dayOf } from '@plenaria/membership';
import type { Member } from '../membership/member.ts';
import { membersRepresentedBy } from '../membership/find-members.ts';
import type { View } from '../work.ts';
import { AgreementDuty } from './agreement-duty.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
import { findApplied } from './find-applied.ts';
import { findAcceptances } from './find-acceptances.ts';
import type { Whose } from './find-acceptances.ts';
import { findDocuments } from './find-documents.ts';
import { maySignFor } from './may-sign-for.ts';

/** Whose duties are asked for: a person's own, or a member's. */
export type Asked = {
  readonly party: Party;
  /** Whose acceptances count; null where there can be none yet. */
  readonly whose: Whose | null;
  /** Null for the person themself, and for one who is no member yet. */
  readonly member: Member | null;
  /** May the one who asks answer for the party? */
  readonly maySign: boolean;
};

/** What the person who asks, and every member they speak for, is asked to agree to, or has agreed to; of whom they
 *  apply for, what was signed with the application. Asked within `Works.read` or a `Work`: the database shows
 *  acceptances only to those whom they concern. */
export async function findDuties(view: View): Promise<AgreementDuty[]> {
  if (view.actor.kind !== 'person') return [];
  const { personId, accountId } = view.actor;
  const today = dayOf(view.now);
  const applied = await findApplied(view, accountId);
  const rows: readonly { id: string }[] = await view.db.query(takesPartFor('$1::uuid', '$2'), [
    personId,
    today,
  ]);
  const throughs = await throughsOf(
    view,
    rows.map(({ id }) => id),
  );
  const memberships = [...throughs.values(), ...applied.map(({ through }) => through)];
  const own: Party = { kind: 'person', memberships };
  const asked: Asked[] = [{ party: own, whose: { personId }, member: null, maySign: true }];
  for (const member of await membersRepresentedBy(view, personId, today)) {
    const through = throughs.get(member.id);
    if (!through) continue;
    const maySign = await maySignFor(view, member.id, personId);
    const party = { kind: 'member', memberships: [through] } as const;
    asked.push({ party, whose: { memberId: member.id }, member, maySign });
  }
  const documents = await findDocuments(view);
  const duties: AgreementDuty[] = [];
  for (const one of asked) duties.push(...(await dutiesOf(view, one, documents)));
  for (const { id, through } of applied) {
    const party = { kind: 'member', memberships: [through] } as const;
    const memberToBe = { party, whose: { applicationId: id }, member: null, maySign: true };
    const signed = await dutiesOf(view, memberToBe, documents);
    for (const duty of signed)
      if (duty.acceptance !== null) duties.push(Object.assign(duty, { applicationId: id }));
  }
  return duties;
}

/** Where one party stands with each of the documents that concern it, and of those that have ended, with what it agreed
 *  to of them. */
export async function dutiesOf(
  view: View,
  { party, whose, member, maySign }: Asked,
  documents: readonly AgreementDocument[],
): Promise<AgreementDuty[]> {
  const today = dayOf(view.now);
  const acceptances = standingWith(party, whose ? await findAcceptances(view, whose) : []);
  const agreed = acceptances.map(({ versionId, withdrawal }) => ({
    versionId,
    withdrawn: withdrawal !== null,
  }));
  const ended = documents.filter((document) => hasEnded(document, today));
  return [...documentsFor(party, documents, today), ...ended].flatMap((document) => {
    const published = DocumentVersion.publishedOf(document.versions);
    const isOver = hasEnded(document, today);
    const duty = dutyOf(document.kind, published, agreed, today);
    if (!duty || (isOver && !duty.agreedTo && !duty.withdrawnFrom)) return [];
    const about = duty.agreedTo ?? duty.withdrawnFrom;
    const acceptance = acceptances.find(
      ({ versionId, withdrawal }) =>
        versionId === about?.id && (withdrawal !== null) === (duty.state === 'withdrawn'),
    );
    return Object.assign(new AgreementDuty(), {
      document,
      version: duty.version.row,
      member,
      mayAccept: maySign,
      applicationId: null,
      state: isOver ? 'ended' : duty.state,
      agreedTo: duty.agreedTo?.row ?? null,
      acceptance: acceptance ?? null,
    });
  });
}

type Standing = { id: string; custodian_id: string; jurisdiction: string; classes: string[] };

/** Through whom members are held today, and in which classes, by their ids; who is held by nobody is left out. */
export async function throughsOf(
  view: View,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Through>> {
  const rows = await view.db.query<Standing[]>(
    `select m.id, c.id as custodian_id, coalesce(c.jurisdiction, c.country) as jurisdiction,
            array(select h.class from membership.class_holding h where h.member_id = m.id and h.valid @> $2::date) as classes
       from unnest($1::uuid[]) as m (id)
       join membership.membership s on s.member_id = m.id and s.valid @> $2::date
       join membership.custodian c on c.id = s.custodian_id`,
    [memberIds, dayOf(view.now)],
  );
  return new Map(
    rows.map(({ id, custodian_id: custodianId, jurisdiction, classes }) => [
      id,
      { custodianId, jurisdiction: countryOf(jurisdiction), classes },
    ]),
  );
}

/** The members for whom people take part on a day, in any role, a delegate's too: what a custodian asks of everybody
 *  who uses what it gives concerns them all. With the places of the persons and of the day. */
export function takesPartFor(person: string, day: string): string {
  return `select m.id from membership.member m
            join membership.membership s on s.member_id = m.id and s.valid @> ${day}::date
           where m.person_id = ${person} or m.id in (
             select r.member_id from membership.representation r
              where r.person_id = ${person} and r.valid @> ${day}::date)`;
}
