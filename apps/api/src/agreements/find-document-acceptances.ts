import { isId } from '../membership/is-id.ts';
import { Member } from '../membership/member.ts';
import { pageOf, positionOf } from '../graphql/paging.ts';
import type { Page, PageArgs } from '../graphql/paging.ts';
import type { View } from '../work.ts';
import { Acceptance, DocumentAcceptance } from './acceptance.ts';
import { findAcceptances } from './find-acceptances.ts';
import { findDocument } from './find-documents.ts';
import { keeps } from './keeps.ts';

/** Which document, and which of its versions by number; null for all of them. */
type Of = { readonly slug: string; readonly version: number | null };

/** Who agreed to a document, the newest first; null for those who do not keep it. */
export async function findDocumentAcceptances(
  view: View,
  { slug, version }: Of,
  page: PageArgs,
): Promise<Page<DocumentAcceptance> | null> {
  const document = await findDocument(view, slug, { drafts: true });
  if (!document || !keeps(view.actor, document.custodianId)) return null;
  const versions = document.versions.filter(({ number }) => version === null || number === version);
  const [after = null] = positionOf(page) ?? [];
  const query = view.db
    .createQueryBuilder(Acceptance, 'a')
    .where('a.version_id = any(:versions)', { versions: versions.map(({ id }) => id) });
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

async function membersOf(
  { db, actor }: View,
  acceptances: readonly Acceptance[],
): Promise<ReadonlyMap<string, string>> {
  const ids = acceptances.flatMap(({ memberId }) => memberId ?? []);
  const members = await db.createQueryBuilder(Member, 'm').where('m.id = any(:ids)', { ids }).getMany();
  return new Map(members.map((member) => [member.id, Member.seenBy(actor, member).name]));
}
