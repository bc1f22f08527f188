import { dayOf, foldName, isSlug } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { GraphQLError } from 'graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { pageOf, positionOf } from '../graphql/paging.ts';
import type { PageArgs } from '../graphql/paging.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { isId } from './is-id.ts';
import { Member } from './member.ts';
import type { MemberConnection, MemberKind } from './member.ts';

/** Which members are asked for; each part narrows the list. */
export type MemberFilter = {
  readonly asOf: Day | null;
  readonly search: string | null;
  readonly class: string | null;
  readonly custodian: string | null;
  readonly kind: MemberKind | null;
};

/** Words of a search that are looked at; more only cost time. */
const SEARCH_WORDS_MAX = 8;

/** The members on a day, in the order of their names. A visitor finds individuals neither by name nor by place. */
export async function findMembers(
  view: View,
  filter: MemberFilter,
  page: PageArgs,
): Promise<MemberConnection> {
  const visitor = isOutsider(view.actor);
  const day = filter.asOf ?? dayOf(view.now);
  const [key, keyOf] = visitor
    ? (['public_key', (member: Member) => member.publicKey] as const)
    : (['folded_name', (member: Member) => member.foldedName] as const);
  const wanted = view.db.createQueryBuilder(Member, 'm');
  narrow(wanted, filter, day, visitor);
  const all = wanted.clone().select('count(*)', 'count');
  const totalCount = async () => Number((await all.getRawOne<{ count: string }>())?.count ?? 0);
  const after = placeAfter(page);
  if (after) wanted.andWhere(`(m.${key}, m.id) > (:key, :id::uuid)`, after);
  const rows = await wanted
    .orderBy(`m.${key}`)
    .addOrderBy('m.id')
    .limit(page.first + 1)
    .getMany();
  const { pageInfo, nodes } = pageOf(rows, page, totalCount, (member) => [keyOf(member), member.id]);
  return { pageInfo, nodes: nodes.map((member) => Member.seenBy(view.actor, member, day)), totalCount };
}

/** The key and the id after which the page begins. */
function placeAfter(page: PageArgs): { readonly key: string; readonly id: string } | null {
  const [key = '', id = ''] = positionOf(page) ?? [];
  if (!page.after) return null;
  if (!isId(id)) throw new GraphQLError('after is no cursor', { extensions: { code: 'BAD_USER_INPUT' } });
  return { key, id };
}

function narrow(wanted: SelectQueryBuilder<Member>, filter: MemberFilter, day: Day, visitor: boolean): void {
  const ofCustodian = `and s.custodian_id = (select c.id from membership.custodian c where c.slug = :custodian)`;
  wanted.where(
    `exists (select from membership.membership s where s.member_id = m.id and s.valid @> :day::date
     ${filter.custodian === null ? '' : ofCustodian})`,
    { day, custodian: known(filter.custodian) },
  );
  if (filter.class !== null)
    wanted.andWhere(
      `exists (select from membership.class_holding h
       where h.member_id = m.id and h.class = :class and h.valid @> :day::date)`,
      { class: known(filter.class) },
    );
  if (filter.kind !== null) wanted.andWhere('m.kind = :kind', { kind: filter.kind });
  const words = foldName(filter.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  for (const [place, word] of words.slice(0, SEARCH_WORDS_MAX).entries())
    wanted.andWhere(`m.folded_name like :word${place}`, { [`word${place}`]: `%${word}%` });
  if (visitor && words.length > 0) wanted.andWhere(`m.kind = 'organisation'`);
}

/** What cannot be a slug (it may hold what the database does not take for text) is the slug of nothing. */
function known(slug: string | null): string | null {
  return slug !== null && isSlug(slug) ? slug : null;
}

/** The member with this slug, now or formerly in the register. */
export async function findMember(view: View, slug: string): Promise<Member | null> {
  const member = isSlug(slug) ? await view.db.findOneBy(Member, { slug }) : null;
  return member && Member.seenBy(view.actor, member);
}

/** The members a person may vote for on a day: as an individual, representative or alternate. */
export async function membersRepresentedBy(view: View, personId: string, day: Day): Promise<Member[]> {
  const members = await view.db
    .createQueryBuilder(Member, 'm')
    .where(
      `exists (select from membership.membership s where s.member_id = m.id and s.valid @> :day::date)`,
      { day },
    )
    .andWhere(
      `(m.person_id = :personId or m.id in (select r.member_id from membership.representation r
        where r.person_id = :personId and r.valid @> :day::date))`,
      { personId },
    )
    .orderBy('m.folded_name')
    .getMany();
  return members.map((member) => Member.seenBy(view.actor, member, day));
}
