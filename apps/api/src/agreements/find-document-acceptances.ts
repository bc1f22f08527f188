import { dayOf } from '@plenaria/membership';
import type { SelectQueryBuilder } from 'typeorm';
import { Application } from '../joining/application.ts';
import { isId } from '../membership/is-id.ts';
import { Member } from '../membership/member.ts';
import { pageOf, positionOf } from '../graphql/paging.ts';
import type { Page, PageArgs } from '../graphql/paging.ts';
import type { View } from '../work.ts';
import { Acceptance, DocumentAcceptance } from './acceptance.ts';
import { findAcceptances, signedThrough } from './find-acceptances.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** Which document, and which of its versions by number; null for all of them. */
type Of = { readonly slug: string; readonly version: number | null };

/** Who agreed to a document, the newest first; null where there is no such version. Of what is not theirs to keep,
 *  custodians are told which of their own members have signed it with them, and by whom; others get null. */
export async function findDocumentAcceptances(
  view: View,
  { slug, version }: Of,
  page: PageArgs,
): Promise<Page<DocumentAcceptance> | null> {
  const document = await findDocument(view, slug, { drafts: true });
  if (!document) return null;
  const isKeeper = keeps(view.actor, document.custodianId);
  const mayAsk = isKeeper || (document.custodianId === null && document.asked === 'sign');
  const versions = document.versions.filter(({ number }) => version === null || number === version);
  if (!mayAsk || (version !== null && versions.length === 0)) return null;
  const [after = null] = positionOf(page) ?? [];
  const query = view.db
    .createQueryBuilder(Acceptance, 'a')
    .where('a.version_id = any(:versions)', { versions: versions.map(({ id }) => id) });
  if (!isKeeper) ownMembersOnly(query, view);
  const count = await query.getCount();
  if (after !== null)
    query.andWhere('(a.at, a.id) < (select b.at, b.id from agreements.acceptance b where b.id = :after)', {
      after: isId(after) ? after : null,
    });
  const rows = await query
    .orderBy('a.at', 'DESC')
    .addOrderBy('a.id', 'DESC')
    .limit(page.first + 1)
    .getMany();
  const acceptances = await findAcceptances(view, { ids: rows.map(({ id }) => id) });
  const members = await membersOf(view, acceptances);
  const told = rows.flatMap(({ id }) => acceptances.find((one) => one.id === id) ?? []);
  return pageOf(
    told.map((acceptance) =>
      Object.assign(new DocumentAcceptance(), {
        acceptance,
        version: versions.find(({ id }) => id === acceptance.versionId)?.number ?? 0,
        forWhom: acceptance.forName ?? members.get(acceptance.memberId ?? '') ?? null,
      }),
    ),
    page,
    async () => count,
    ({ acceptance }) => [acceptance.id],
  );
}

/** Those who are members today with a custodian that the reader acts for, as far as they signed with it. */
function ownMembersOnly(query: SelectQueryBuilder<Acceptance>, { actor, now }: View): void {
  const custodians = actor.kind === 'person' ? actor.custodianIds : [];
  query.leftJoin(Application, 'x', 'x.id = a.application_id').andWhere(
    `exists (select from membership.membership own
              where own.member_id = coalesce(a.member_id, x.member_id) and own.valid @> :today::date
                and own.custodian_id = any(:custodians) and own.custodian_id = ${signedThrough('a', 'x')})`,
    { custodians, today: dayOf(now) },
  );
}

async function membersOf(
  { db, actor }: View,
  acceptances: readonly Acceptance[],
): Promise<ReadonlyMap<string, string>> {
  const ids = acceptances.flatMap(({ memberId }) => memberId ?? []);
  const members = await db.createQueryBuilder(Member, 'm').where('m.id = any(:ids)', { ids }).getMany();
  return new Map(members.map((member) => [member.id, Member.seenBy(actor, member).name]));
}
