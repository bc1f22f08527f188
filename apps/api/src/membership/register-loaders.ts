import type { Day, RepresentationRole } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { jsonOf } from './columns-of.ts';
import { Custodian } from './custodian.ts';
import type { HeldClass } from './member.ts';
import { MemberClass } from './member-class.ts';
import { Person } from './person.ts';
import { ClassHolding, Representation } from './standing.ts';

/** One statement for all members of a page, each on its own day: `{ asked, … }` by `<member id> <day>`. */
export async function askTogether<Row>(
  view: View,
  keys: readonly string[],
  sql: string,
): Promise<readonly Row[]> {
  const pairs = keys.map((key) => key.split(' '));
  return view.db.query(
    `with asked as (select member_id, day, member_id || ' ' || day as key
       from unnest($1::uuid[], $2::date[]) as given (member_id, day)) ${sql}`,
    [pairs.map(([memberId]) => memberId), pairs.map(([, day]) => day)],
  );
}

type Asking = { readonly context: RequestContext; readonly view: View };

/** The custodian of a member on a day. */
export function custodianOf(
  { context, view }: Asking,
  memberId: string,
  day: Day,
): Promise<Custodian | null> {
  type Row = { key: string; custodian: Custodian };
  const loader = loaderOf(context, 'membership.custodian', async (keys) => {
    const rows = await askTogether<Row>(
      view,
      keys,
      `select asked.key, ${jsonOf(view.db, Custodian, 'c')} as custodian from asked
       join membership.membership s on s.member_id = asked.member_id and s.valid @> asked.day
       join membership.custodian c on c.id = s.custodian_id`,
    );
    return inOrderOf(
      keys,
      rows,
      (row) => row.key,
      ([row]) => (row ? Object.assign(new Custodian(), row.custodian) : null),
    );
  });
  return loader.load(`${memberId} ${day}`);
}

/** The classes a member holds on a day, in the federation's order. */
export function classesOf({ context, view }: Asking, memberId: string, day: Day): Promise<ClassHolding[]> {
  type Row = HeldClass & { readonly key: string };
  const loader = loaderOf(context, 'membership.classes', async (keys) => {
    const rows = await askTogether<Row>(
      view,
      keys,
      `select asked.key, c.slug, c.names, c.position, lower(h.valid)::text as "from", (upper(h.valid) - 1)::text as "to"
       from asked join membership.class_holding h on h.member_id = asked.member_id and h.valid @> asked.day
       join membership.member_class c on c.slug = h.class order by c.position`,
    );
    return inOrderOf(
      keys,
      rows,
      (row) => row.key,
      (held) => held.map((row) => holdingIn(context.language, row)),
    );
  });
  return loader.load(`${memberId} ${day}`);
}

/** A class held, with its name in one language. */
export function holdingIn(language: string, { from, to, slug, names, position }: HeldClass): ClassHolding {
  const held = { class: MemberClass.in(language, { slug, names, position }), from, to };
  return Object.assign(new ClassHolding(), held);
}

/** Who speaks for a member on a day, the representative first. Who they are is for those who signed in. */
export function representativesOf(
  { context, view }: Asking,
  memberId: string,
  day: Day,
): Promise<Representation[]> {
  if (isOutsider(context.actor)) return Promise.resolve([]);
  type Row = { key: string; id: string; name: string; role: RepresentationRole; from: Day; to: Day | null };
  const loader = loaderOf(context, 'membership.representatives', async (keys) => {
    const rows = await askTogether<Row>(
      view,
      keys,
      `select asked.key, p.id, p.name, r.role, lower(r.valid)::text as "from", (upper(r.valid) - 1)::text as "to"
       from asked join membership.representation r on r.member_id = asked.member_id and r.valid @> asked.day
       join membership.person p on p.id = r.person_id order by r.role desc, p.name, p.id`,
    );
    const representation = ({ id, name, role, from, to }: Row) =>
      Object.assign(new Representation(), {
        person: Person.seenBy(context.actor, { id, name }),
        role,
        from,
        to,
      });
    return inOrderOf(
      keys,
      rows,
      (row) => row.key,
      (mandates) => mandates.map(representation),
    );
  });
  return loader.load(`${memberId} ${day}`);
}

/** A person by id, as the one who asks may see them. Throws for an id that nobody has. */
export function personOf({ context, view }: Asking, personId: string): Promise<Person> {
  const loader = loaderOf(context, 'membership.person', async (keys) => {
    const rows: readonly Pick<Person, 'id' | 'name'>[] = await view.db.query(
      `select id, name from membership.person where id = any($1::uuid[])`,
      [keys],
    );
    const seen = (row: Pick<Person, 'id' | 'name'> | undefined) => row && Person.seenBy(context.actor, row);
    return inOrderOf(
      keys,
      rows,
      (row) => row.id,
      ([row]) => seen(row) ?? new Error('no such person'),
    );
  });
  return loader.load(personId) as Promise<Person>;
}
