import { documentsFor, dutyOf, isWaiting } from '@plenaria/agreements';
import type { Party } from '@plenaria/agreements';
import { dayOf, isSlug } from '@plenaria/membership';
import { Custodian } from '../membership/custodian.ts';
import type { Member } from '../membership/member.ts';
import { membersRepresentedBy } from '../membership/find-members.ts';
import type { View } from '../work.ts';
import { AgreementDuty } from './agreement-duty.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
import { findAcceptances } from './find-acceptances.ts';
import { findDocuments } from './find-documents.ts';
import { maySignFor } from './may-sign-for.ts';

/** Whose duties are asked for: a person's own, or a member's by that person. */
export type Asked = {
  readonly personId: string;
  readonly party: Party;
  /** Null for the person themself. */
  readonly member: Member | null;
  readonly maySign: boolean;
};

/** What the person who asks, and every member they speak for, is asked to agree to, or has agreed to. Asked within
 *  `Works.read` or a `Work`: the database shows acceptances only to those whom they concern. */
export async function findDuties(view: View): Promise<AgreementDuty[]> {
  if (view.actor.kind !== 'person') return [];
  const { personId } = view.actor;
  const today = dayOf(view.now);
  const members = await membersRepresentedBy(view, personId, today);
  const parties = await partiesOf(view, members, today);
  const whole: Party = {
    kind: 'person',
    custodianIds: parties.flatMap(({ custodianIds }) => custodianIds),
    jurisdictions: parties.flatMap(({ jurisdictions }) => jurisdictions),
    classes: parties.flatMap(({ classes }) => classes),
  };
  const asked: Asked[] = [{ personId, party: whole, member: null, maySign: false }];
  for (const [place, member] of members.entries()) {
    const party = parties[place];
    if (party) asked.push({ personId, party, member, maySign: await maySignFor(view, member.id, personId) });
  }
  const documents = await findDocuments(view);
  const duties: AgreementDuty[] = [];
  for (const one of asked) duties.push(...(await dutiesOf(view, one, documents)));
  return duties;
}

/** What still waits for a person who may not be a member yet: what the custodian they apply to and the federation
 *  ask of such a party. Asked within `Works.read` or a `Work`. */
export async function documentsToAccept(view: View, asked: Asked): Promise<AgreementDuty[]> {
  const duties = await dutiesOf(view, asked, await findDocuments(view));
  return duties.filter(({ state }) => isWaiting(state));
}

/** The person who asks, as one who wants to join through a custodian; null when there is no such custodian. */
export async function applicantFor(
  view: View,
  custodian: string,
  memberClass: string | null,
): Promise<Asked | null> {
  if (view.actor.kind !== 'person' || !isSlug(custodian)) return null;
  const found = await view.db.findOneBy(Custodian, { slug: custodian });
  if (!found) return null;
  const party: Party = {
    kind: 'person',
    custodianIds: [found.id],
    jurisdictions: [found.country],
    classes: memberClass === null ? [] : [memberClass],
  };
  return { personId: view.actor.personId, party, member: null, maySign: false };
}

async function dutiesOf(
  view: View,
  { personId, party, member, maySign }: Asked,
  documents: readonly AgreementDocument[],
): Promise<AgreementDuty[]> {
  const concerning = documentsFor(party, documents);
  const acceptances = await findAcceptances(view, member ? { memberId: member.id } : { personId });
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
      mayAccept: member === null ? true : maySign,
      state: duty.state,
      agreedTo: duty.agreedTo?.row ?? null,
      acceptance: acceptance ?? null,
    });
  });
}

type Standing = { id: string; custodian_id: string; country: string; classes: string[] };

/** Through whom members are held today, and in which classes. */
async function partiesOf(view: View, members: readonly Member[], today: string): Promise<readonly Party[]> {
  const rows = await view.db.query<Standing[]>(
    `select m.id, c.id as custodian_id, c.country,
            array(select h.class from membership.class_holding h where h.member_id = m.id and h.valid @> $2::date) as classes
       from unnest($1::uuid[]) as m (id)
       join membership.membership s on s.member_id = m.id and s.valid @> $2::date
       join membership.custodian c on c.id = s.custodian_id`,
    [members.map(({ id }) => id), today],
  );
  return members.map(({ id }) => {
    const found = rows.find((row) => row.id === id);
    return {
      kind: 'member',
      custodianIds: found ? [found.custodian_id] : [],
      jurisdictions: found ? [found.country] : [],
      classes: found?.classes ?? [],
    };
  });
}
