import { documentsFor, dutyOf, isAskedAgainBy } from '@plenaria/agreements';
import type { Agreed, AgreementDocument as Document, Party } from '@plenaria/agreements';
import { dayOf } from '@plenaria/membership';
import { groupBy } from '../graphql/loaders.ts';
import { outside } from '../identity/account-facts.ts';
import type { View } from '../work.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
import { partiesOf, personOf } from './find-duties.ts';
import { findDocuments } from './find-documents.ts';

/** Somebody who is asked again, and the name of the member to be signed for; null when it is for themself. */
export type AskedAgain = {
  readonly personId: string;
  readonly memberId: string | null;
  readonly who: string | null;
};

/** Everybody who agreed to an earlier version of a document and is asked again because of the one with this number. Of
 *  a member, those who sign for it today. Who has left, or only applies to join, is asked nothing. */
export async function findAskedAgain(
  view: View,
  document: AgreementDocument,
  number: number,
): Promise<readonly AskedAgain[]> {
  const isSigned = document.asked === 'sign';
  const changed = await findChanged(view, document, number);
  const documents = await findDocuments(view);
  return isSigned ? signersOf(view, changed, concerns) : personsOf(view, changed, concerns);

  function concerns(party: Party): boolean {
    return documentsFor<Document>(party, documents).some(({ id }) => id === document.id);
  }
}

type Concerns = (party: Party) => boolean;

/** Who agreed, by person or, of what is signed, by the member that it was signed for. */
async function findChanged(
  { db, now }: View,
  document: AgreementDocument,
  number: number,
): Promise<readonly string[]> {
  const published = DocumentVersion.publishedOf(document.versions);
  const party = document.asked === 'sign' ? 'coalesce(a.member_id, x.member_id)' : 'a.person_id';
  const rows: readonly (Agreed & { readonly party: string })[] = await db.query(
    `select ${party} as party, a.version_id as "versionId", w.acceptance_id is not null as withdrawn
       from agreements.acceptance a
       left join membership.application x on x.id = a.application_id
       left join agreements.withdrawal w on w.acceptance_id = a.id
      where a.version_id = any($1::uuid[]) and ${party} is not null
        and ($2 or (a.member_id is null and a.application_id is null and a.for_name is null))
      order by a.at, a.id`,
    [published.map(({ id }) => id), document.asked === 'sign'],
  );
  const agreed = groupBy(rows, (row) => row.party);
  return [...agreed].flatMap(([id, theirs]) => {
    const duty = dutyOf(document.kind, published, theirs, dayOf(now));
    return duty && isAskedAgainBy(duty, number) ? [id] : [];
  });
}

async function personsOf(
  view: View,
  personIds: readonly string[],
  concerns: Concerns,
): Promise<readonly AskedAgain[]> {
  const rows: readonly { id: string; memberIds: readonly string[] }[] = await view.db.query(
    `select a.person_id as id, array(
        select m.id from membership.member m
          join membership.membership s on s.member_id = m.id and s.valid @> $2::date
         where m.person_id = a.person_id or m.id in (
           select r.member_id from membership.representation r
            where r.person_id = a.person_id and r.role <> 'delegate' and r.valid @> $2::date)) as "memberIds"
       from identity.account a
      where a.person_id = any($1::uuid[]) and not (${outside('a')})`,
    [personIds, dayOf(view.now)],
  );
  const memberIds = [...new Set(rows.flatMap((row) => row.memberIds))];
  const parties = await partiesOf(view, memberIds);
  const partyOf = new Map(memberIds.map((id, place) => [id, parties[place]]));
  const asked = rows.filter((row) =>
    concerns(personOf(row.memberIds.flatMap((id) => partyOf.get(id) ?? []))),
  );
  return asked.map(({ id }) => ({ personId: id, memberId: null, who: null }));
}

/** As `maySignFor` says of one: the representative of today, or an individual for themself. */
async function signersOf(
  view: View,
  memberIds: readonly string[],
  concerns: Concerns,
): Promise<readonly AskedAgain[]> {
  const parties = await partiesOf(view, memberIds);
  const concerned = memberIds.filter((_, place) => {
    const party = parties[place];
    return party !== undefined && concerns(party);
  });
  return view.db.query(
    `select m.id as "memberId", m.name as who, coalesce(m.person_id, r.person_id) as "personId"
       from membership.member m
       join membership.membership s on s.member_id = m.id and s.valid @> $2::date
       left join membership.representation r
         on r.member_id = m.id and r.role = 'representative' and r.valid @> $2::date
      where m.id = any($1::uuid[]) and coalesce(m.person_id, r.person_id) is not null`,
    [concerned, dayOf(view.now)],
  );
}
