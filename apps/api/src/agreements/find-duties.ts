import { documentsFor, dutyOf } from '@plenaria/agreements';
import type { Party } from '@plenaria/agreements';
import { countryOf, dayOf } from '@plenaria/membership';
import type { Member } from '../membership/member.ts';
import { membersRepresentedBy } from '../membership/find-members.ts';
import type { View } from '../work.ts';
import { AgreementDuty } from './agreement-duty.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
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

/** What the person who asks, and every member they speak for, is asked to agree to, or has agreed to. Asked within
 *  `Works.read` or a `Work`: the database shows acceptances only to those whom they concern. */
export async function findDuties(view: View): Promise<AgreementDuty[]> {
  if (view.actor.kind !== 'person') return [];
  const { personId } = view.actor;
  const today = dayOf(view.now);
  const members = await membersRepresentedBy(view, personId, today);
  const parties = await partiesOf(
    view,
    members.map(({ id }) => id),
  );
  const whole = personOf(parties);
  const asked: Asked[] = [{ party: whole, whose: { personId }, member: null, maySign: true }];
  for (const [place, member] of members.entries()) {
    const party = parties[place];
    if (!party) continue;
    const maySign = await maySignFor(view, member.id, personId);
    asked.push({ party, whose: { memberId: member.id }, member, maySign });
  }
  const documents = await findDocuments(view);
  const duties: AgreementDuty[] = [];
  for (const one of asked) duties.push(...(await dutiesOf(view, one, documents)));
  return duties;
}

/** Where one party stands with each of the documents that concern it. */
export async function dutiesOf(
  view: View,
  { party, whose, member, maySign }: Asked,
  documents: readonly AgreementDocument[],
): Promise<AgreementDuty[]> {
  const concerning = documentsFor(party, documents);
  const acceptances = whose ? await findAcceptances(view, whose) : [];
  return concerning.flatMap((document) => {
    const published = DocumentVersion.publishedOf(document.versions);
    const agreed = acceptances.map(({ versionId, withdrawal }) => ({
      versionId,
      withdrawn: withdrawal !== null,
    }));
    const ofThis = agreed.filter(({ versionId }) => published.some(({ id }) => id === versionId));
    const duty = dutyOf(document.kind, published, ofThis, dayOf(view.now));
    if (!duty) return [];
    const acceptance = acceptances.find(
      ({ versionId, withdrawal }) => versionId === duty.agreedTo?.id && withdrawal === null,
    );
    return Object.assign(new AgreementDuty(), {
      document,
      version: duty.version.row,
      member,
      mayAccept: maySign,
      state: duty.state,
      agreedTo: duty.agreedTo?.row ?? null,
      acceptance: acceptance ?? null,
    });
  });
}

type Standing = { id: string; custodian_id: string; jurisdiction: string; classes: string[] };

/** Somebody who speaks for these members, as the one who agrees for themself. */
export function personOf(members: readonly Party[]): Party {
  return {
    kind: 'person',
    custodianIds: members.flatMap(({ custodianIds }) => custodianIds),
    jurisdictions: members.flatMap(({ jurisdictions }) => jurisdictions),
    classes: members.flatMap(({ classes }) => classes),
  };
}

/** Through whom members are held today, and in which classes; in the order of their ids. */
export async function partiesOf(view: View, memberIds: readonly string[]): Promise<readonly Party[]> {
  const rows = await view.db.query<Standing[]>(
    `select m.id, c.id as custodian_id, coalesce(c.jurisdiction, c.country) as jurisdiction,
            array(select h.class from membership.class_holding h where h.member_id = m.id and h.valid @> $2::date) as classes
       from unnest($1::uuid[]) as m (id)
       join membership.membership s on s.member_id = m.id and s.valid @> $2::date
       join membership.custodian c on c.id = s.custodian_id`,
    [memberIds, dayOf(view.now)],
  );
  const standing = new Map(rows.map((row) => [row.id, row]));
  return memberIds.map((id) => {
    const found = standing.get(id);
    return {
      kind: 'member',
      custodianIds: found ? [found.custodian_id] : [],
      jurisdictions: found ? [countryOf(found.jurisdiction)] : [],
      classes: found?.classes ?? [],
    };
  });
}
