import { documentsFor, dutyOf, isAskedAgainBy, standingWith } from '@plenaria/agreements';
import type { Agreed, AgreementDocument as Document, Party } from '@plenaria/agreements';
import { dayOf } from '@plenaria/membership';
import { groupBy } from '../graphql/loaders.ts';
import { outside } from '../identity/account-facts.ts';
import type { View } from '../work.ts';
import type { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';
import { signedThrough } from './find-acceptances.ts';
import { takesPartFor, throughsOf } from './find-duties.ts';
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
    return documentsFor<Document>(party, documents, dayOf(view.now)).some(({ id }) => id === document.id);
  }
}

type Concerns = (party: Party) => boolean;

/** Who agreed, by person or, of what is signed, by the member that it was signed for. */
async function findChanged(
  view: View,
  document: AgreementDocument,
  number: number,
): Promise<readonly string[]> {
  const { db, now } = view;
  const published = DocumentVersion.publishedOf(document.versions);
  const party = document.asked === 'sign' ? 'coalesce(a.member_id, x.member_id)' : 'a.person_id';
  const rows: readonly (Agreed & { readonly party: string })[] = await db.query(
    `select ${party} as party, a.version_id as "versionId", w.acceptance_id is not null as withdrawn,
            ${signedThrough('a', 'x')} as "throughId"
       from agreements.acceptance a
       left join membership.application x on x.id = a.application_id
       left join agreements.withdrawal w on w.acceptance_id = a.id
      where a.version_id = any($1::uuid[]) and ${party} is not null
        and ($2 or (a.member_id is null and a.application_id is null and a.for_name is null))
      order by a.at, a.id`,
    [published.map(({ id }) => id), document.asked === 'sign'],
  );
  const agreed = groupBy(rows, (row) => row.party);
  const throughs = await throughsOf(view, document.asked === 'sign' ? [...agreed.keys()] : []);
  return [...agreed].flatMap(([id, theirs]) => {
    const through = throughs.get(id);
    const party: Party =
      document.asked === 'sign'
        ? { kind: 'member', memberships: through ? [through] : [] }
        : { kind: 'person', memberships: [] };
    const duty = dutyOf(document.kind, published, standingWith(party, theirs), dayOf(now));
    return duty && isAskedAgainBy(duty, number) ? [id] : [];
  });
}

async function personsOf(
  view: View,
  personIds: readonly string[],
  concerns: Concerns,
): Promise<readonly AskedAgain[]> {
  const rows: readonly { id: string; memberIds: readonly string[] }[] = await view.db.query(
    `select a.person_id as id, array(${takesPartFor('a.person_id', '$2')}) as "memberIds"
       from identity.account a
      where a.person_id = any($1::uuid[]) and not (${outside('a')})`,
    [personIds, dayOf(view.now)],
  );
  const throughs = await throughsOf(view, [...new Set(rows.flatMap((row) => row.memberIds))]);
  const asked = rows.filter(({ memberIds }) =>
    concerns({ kind: 'person', memberships: memberIds.flatMap((id) => throughs.get(id) ?? []) }),
  );
  return asked.map(({ id }) => ({ personId: id, memberId: null, who: null }));
}

/** As `maySignFor` says of one: the representative of today, or an individual for themself. */
async function signersOf(
  view: View,
  memberIds: readonly string[],
  concerns: Concerns,
): Promise<readonly AskedAgain[]> {
  const throughs = await throughsOf(view, memberIds);
  const concerned = [...throughs].flatMap(([id, through]) =>
    concerns({ kind: 'member', memberships: [through] }) ? [id] : [],
  );
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
