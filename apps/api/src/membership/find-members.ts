import { dayOf, isSlug } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import { badCursor, pageOf, positionOf } from '../graphql/paging.ts';
import type { PageArgs } from '../graphql/paging.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { columnsOf, jsonOf } from './columns-of.ts';
import { Custodian } from './custodian.ts';
import { isId } from './is-id.ts';
import { Member } from './member.ts';
import type { HeldClass, MemberConnection } from './member.ts';
import { membersWanted } from './members-wanted.ts';
import type { MemberFilter } from './members-wanted.ts';
import { asItWas, factsThen, FOLDED_NAME_THEN, namedThen, NAME_THEN } from './facts-then.ts';
import type { FactsThen } from './facts-then.ts';

/** A page, and whether it is asked how long the whole list is. */
export type CountedPage = PageArgs & { readonly counted?: boolean };

/** Where a member stood on `$1`, in the same row: a page of the register is one statement. */
const standing = (db: EntityManager): string => `
  (select ${jsonOf(db, Custodian, 'c')} from membership.membership s join membership.custodian c on c.id = s.custodian_id
    where s.member_id = m.id and s.valid @> $1::date) as custodian,
  (select jsonb_agg(jsonb_build_object('slug', c.slug, 'names', c.names, 'position', c.position,
      'from', lower(h.valid), 'to', upper(h.valid) - 1) order by c.position)
    from membership.class_holding h join membership.member_class c on c.slug = h.class
    where h.member_id = m.id and h.valid @> $1::date) as classes`;

type Row = Pick<Member, 'id' | 'foldedName' | 'publicKey'> & {
  readonly custodian: object | null;
  readonly classes: readonly HeldClass[] | null;
  readonly then?: FactsThen | null;
  readonly total?: string;
};

/** The members on a day as they were called then, and in that order. A visitor finds individuals neither by name nor
 *  by place. */
export async function findMembers(
  view: View,
  filter: MemberFilter,
  page: CountedPage,
): Promise<MemberConnection> {
  const { day, isPast, members, where, values, count, ...wanted } = membersWanted(view, filter);
  const [key, keyOf] = isOutsider(view.actor)
    ? (['m.public_key', (member: Member) => member.publicKey] as const)
    : ([wanted.key, (member: Member) => member.foldedName] as const);
  const after = placeAfter(page);
  const next = values.length + 1;
  const beyond = after.length > 0 ? `and (${key}, m.id) > ($${next}, $${next + 1}::uuid)` : '';
  const rows: readonly Row[] = await view.db.query(
    `select ${onDay(view, isPast)}${page.counted ? `, (${count}) as total` : ''}
     from ${members} where ${where} ${beyond}
     order by ${key}, m.id limit ${page.first + 1}`,
    [...values, ...after],
  );
  const [first] = rows;
  // An empty page has no row that could carry the sum.
  const counted = async () => first?.total ?? (await view.db.query<Row[]>(count, [...values]))[0]?.total;
  const found = rows.map((row) => memberIn(view, row, day));
  const totalCount = async () => Number((await counted()) ?? 0);
  const { pageInfo, nodes } = pageOf(found, page, totalCount, (member) => [keyOf(member), member.id]);
  return { pageInfo, nodes, totalCount };
}

/** Everything of `membership.member m` on the day `$1`. Of two columns of one name the later one is read. */
function onDay({ db }: View, isPast: boolean): string {
  const then = `${NAME_THEN} as "name", ${FOLDED_NAME_THEN} as "foldedName", ${factsThen('$1')} as "then"`;
  return `${columnsOf(db, Member, 'm')}, ${standing(db)}${isPast ? `, ${then}` : ''}`;
}

function memberIn(
  view: View,
  { custodian, classes, then = null, total: _total, ...row }: Row,
  day: Day,
): Member {
  const member = asItWas(Object.assign(new Member(), row), then);
  member.standing = {
    custodian: custodian && Object.assign(new Custodian(), custodian),
    classes: classes ?? [],
  };
  return Member.seenBy(view.actor, member, day);
}

/** The key and the id after which the page begins; empty for the first page. */
function placeAfter(page: PageArgs): readonly string[] {
  const [key = '', id = ''] = positionOf(page) ?? [];
  if (!page.after) return [];
  if (!isId(id) || key.includes('\0')) throw badCursor();
  return [key, id];
}

/** The member with this slug, now or formerly in the register: where it stands, and as it was called, on a day. */
export async function findMember(view: View, slug: string, asked: Day | null): Promise<Member | null> {
  if (!isSlug(slug)) return null;
  const day = asked ?? dayOf(view.now);
  const isPast = day < dayOf(view.now);
  const [row]: readonly Row[] = await view.db.query(
    `select ${onDay(view, isPast)} from membership.member m ${isPast ? namedThen('$1') : ''} where m.slug = $2`,
    [day, slug],
  );
  return row ? memberIn(view, row, day) : null;
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
        where r.person_id = :personId and r.role <> 'delegate' and r.valid @> :day::date))`,
      { personId },
    )
    .orderBy('m.folded_name')
    .getMany();
  return members.map((member) => Member.seenBy(view.actor, member, day));
}
