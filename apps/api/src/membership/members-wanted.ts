import { dayOf, foldName, isSlug } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { FOLDED_NAME_THEN, heldOn, namedThen } from './facts-then.ts';
import type { MemberKind } from './member.ts';

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

/** A filter as a condition on the `members`, each `m`. `$1` is the day; further values may be added behind. */
export type Wanted = {
  readonly day: Day;
  /** Is the day before today? Then organisations go by the names that they had. */
  readonly isPast: boolean;
  /** What stands behind `from`, and in which order. */
  readonly members: string;
  readonly key: string;
  readonly where: string;
  readonly values: readonly unknown[];
  /** The statement that says how many they are, as `total`. */
  readonly count: string;
};

/** The members on a day that a filter lets through. A visitor finds individuals not by name. */
export function membersWanted(view: View, filter: MemberFilter): Wanted {
  const visitor = isOutsider(view.actor);
  const day = filter.asOf ?? dayOf(view.now);
  const isPast = day < dayOf(view.now);
  const named = isPast ? wasNamed : isNamed;
  const values: unknown[] = [day];
  const place = (value: unknown) => `$${values.push(value)}`;
  const asked = filter.search?.trim() ?? '';
  const words = foldName(asked)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, SEARCH_WORDS_MAX);
  const ofCustodian =
    filter.custodian === null
      ? ''
      : `and s.custodian_id = (select c.id from membership.custodian c where c.slug = ${place(known(filter.custodian))})`;
  const belongs = `s.valid @> $1::date ${ofCustodian}`;
  const conditions = [
    ...(filter.kind === null ? [] : [`m.kind = ${place(filter.kind)}`]),
    // Signs alone are in no name: they must not find everybody.
    ...(asked !== '' && words.length === 0 ? ['false'] : []),
    ...(words.length === 0 ? [] : [named(words.map((word) => place(`%${word}%`)))]),
    ...(visitor && words.length > 0 ? [`m.kind = 'organisation'`] : []),
  ];
  const standing =
    filter.class === null
      ? `select s.member_id from membership.membership s where ${belongs}`
      : inBoth(belongs, place(known(filter.class)));
  const where = [`m.id in (${standing})`, ...conditions].join(' and ');
  // Nobody belongs twice on one day, so without conditions of their own the members need not be looked at.
  const all = conditions.length === 0 ? `(${standing}) wanted` : `membership.member m where ${where}`;
  return { day, ...listedBy(isPast), where, values, count: `select count(*) as total from ${all}` };
}

const listedBy = (isPast: boolean): Pick<Wanted, 'isPast' | 'members' | 'key'> =>
  isPast
    ? { isPast, members: `membership.member m ${namedThen('$1')}`, key: FOLDED_NAME_THEN }
    : { isPast, members: 'membership.member m', key: 'm.folded_name' };

const isNamed = (patterns: readonly string[], alias = 'm'): string =>
  patterns.map((pattern) => `${alias}.folded_name like ${pattern}`).join(' and ');

/** Whom these patterns found on the day `$1`: two lists, each read once. Behind a join PostgreSQL would look up the
 *  name of every member. */
const wasNamed = (patterns: readonly string[]): string => `m.id in (
  select t.id from membership.member t where ${isNamed(patterns, 't')}
     and t.id not in (select f.member_id from membership.former_name f where ${heldOn('f', '$1')})
  union all
  select f.member_id from membership.former_name f where ${heldOn('f', '$1')} and ${isNamed(patterns, 'f')})`;

/**
 * Who belongs and holds a class. Behind walls PostgreSQL has no statistics of ranges (their operators are not
 * leakproof) and would look up thousands of holdings one by one; an intersection is hashed whatever it guesses.
 */
function inBoth(belongs: string, ofClass: string): string {
  return `
    select s.member_id from membership.membership s where ${belongs}
    intersect
    select h.member_id from membership.class_holding h where h.class = ${ofClass} and h.valid @> $1::date`;
}

/** What cannot be a slug (it may hold what the database does not take for text) is the slug of nothing. */
function known(slug: string): string | null {
  return isSlug(slug) ? slug : null;
}
