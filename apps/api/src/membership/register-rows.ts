import { classesCell, dayOf } from '@plenaria/membership';
import type { Day, WrittenMember } from '@plenaria/membership';
import { holds } from '../graphql/permissions.ts';
import { isOutsider } from '../is-outsider.ts';
import { noteSeenAddresses } from '../privacy/note-in-trail.ts';
import type { Actor, View } from '../work.ts';
import type { MemberKind } from './member.ts';
import { factsThen, factThen, NAME_THEN } from './facts-then.ts';
import { membersWanted } from './members-wanted.ts';
import type { MemberFilter, Wanted } from './members-wanted.ts';

/** Rows that one statement brings: enough to be quick, few enough to be forgotten again. */
const CHUNK = 1_000;

type Spoken = { readonly id: string | null; readonly name: string; readonly email: string | null };

type Row = {
  readonly id: string;
  readonly personId: string | null;
  readonly key: string;
  readonly slug: string;
  readonly kind: MemberKind;
  readonly name: string;
  readonly country: string | null;
  readonly website: string | null;
  readonly contribution: string | null;
  readonly custodian: string;
  readonly mayContact: boolean;
  readonly email: string | null;
  readonly since: Day;
  readonly classes: readonly { readonly slug: string; readonly from: Day; readonly to: Day | null }[] | null;
  readonly representative: Spoken | null;
  readonly alternate: Spoken | null;
};

const speaks = (role: string) => `(
  select jsonb_build_object('id', p.id, 'name', p.name, 'email', k.email)
    from membership.representation r join membership.person p on p.id = r.person_id
    left join membership.contact k on k.person_id = p.id
   where r.member_id = m.id and r.role = '${role}' and r.valid @> $1::date
   order by lower(r.valid), p.id limit 1)`;

/** The days on which something began to hold for a member, or no longer held. */
const changes = ['membership', 'class_holding', 'representation']
  .map(
    (table) => `select unnest(array[lower(t.valid), upper(t.valid)]) as day
      from membership.${table} t where t.member_id = m.id`,
  )
  .join(' union all ');

const LANGUAGE = `(select f.default_language from membership.federation f)`;

/** What is written of each member on `$1`, as it was called then, by the key of its name. `since` is the first day on
 *  which the line held as it is written. */
const columns = ({ key, isPast }: Wanted): string => `
  m.id, m.person_id as "personId", ${key} as key, m.slug, m.kind, c.slug as custodian, own.email,
  ${isPast ? NAME_THEN : 'm.name'} as name,
  ${factThen('facts', 'country', 'm.country')} as country,
  ${factThen('facts', 'website', 'm.website')} as website,
  ${factThen('facts', 'contribution', `m.contribution ->> ${LANGUAGE}`)} as contribution,
  (select max(day)::text from (${changes}) changed where day <= $1::date) as since,
  representative, alternate,
  (select jsonb_agg(jsonb_build_object('slug', h.class, 'from', lower(h.valid), 'to', upper(h.valid) - 1)
      order by k.position)
    from membership.class_holding h join membership.member_class k on k.slug = h.class
    where h.member_id = m.id and h.valid @> $1::date) as classes`;
const STANDING = `
  join membership.membership s on s.member_id = m.id and s.valid @> $1::date
  join membership.custodian c on c.id = s.custodian_id
  left join membership.contact own on own.person_id = m.person_id
  cross join lateral (select ${speaks('representative')} as representative, ${speaks('alternate')} as alternate,
    ${factsThen('$1')} as facts) t`;

/** A list to be written out: of whom, and how each stretch of it is read: in a transaction of its own, so that the
 *  database knows who asks and nothing waits for a slow reader. */
export type RowsAsked = {
  readonly filter: MemberFilter;
  readonly read: <Answer>(see: (view: View) => Promise<Answer>) => Promise<Answer>;
};

/**
 * The members of a list as a register file says them, in the order of their names, a stretch at a time. Who speaks
 * for them is for members; addresses are facts of today, so whatever the day of the list they are for the secretary
 * and for the custodian whose members they are today; whose they are can read in the trail who got them.
 */
export async function* registerRows({ filter, read }: RowsAsked): AsyncGenerator<WrittenMember[]> {
  let last: Row | undefined;
  do {
    const after = last;
    const [rows, written] = await read(async (view) => {
      const found = await stretchAfter(view, filter, after);
      const seen = found.filter(({ mayContact }) => mayContact).flatMap(personsIn);
      await noteSeenAddresses(view, seen);
      return [found, found.map((row) => writtenFor(view.actor, row))] as const;
    });
    yield written;
    last = rows.length === CHUNK ? rows.at(-1) : undefined;
  } while (last);
}

async function stretchAfter(
  view: View,
  filter: MemberFilter,
  last: Row | undefined,
): Promise<readonly Row[]> {
  const wanted = membersWanted(view, filter);
  const { members, key, where, values } = wanted;
  const [all, own] = contactsOf(view.actor);
  const next = values.length + 1;
  const contact = `$${next}::boolean or exists (select from membership.membership held where held.member_id = m.id
      and held.valid @> $${next + 2}::date and held.custodian_id = any($${next + 1}::uuid[])) as "mayContact"`;
  const beyond = last ? `and (${key}, m.id) > ($${next + 3}, $${next + 4}::uuid)` : '';
  return view.db.query(
    `select ${columns(wanted)}, ${contact} from ${members} ${STANDING}
     where ${where} ${beyond} order by ${key}, m.id limit ${CHUNK}`,
    [...values, all, own, dayOf(view.now), ...(last ? [last.key, last.id] : [])],
  );
}

/** Those whose address the line holds. */
function personsIn({ personId, representative, alternate }: Row): readonly string[] {
  const speakers = [representative, alternate].filter((one) => one?.email).map((one) => one?.id);
  return [personId, ...speakers].filter((id) => typeof id === 'string');
}

/** Would a list hold addresses for this actor? They are worth asking whether it is still them. */
export function readsAddresses(actor: Actor): boolean {
  const [all, custodianIds] = contactsOf(actor);
  return all || custodianIds.length > 0;
}

/** Whose addresses somebody may read: everyone's, or those of the members of some custodians. */
function contactsOf(actor: Actor): readonly [all: boolean, custodianIds: readonly string[]] {
  if (actor.kind !== 'person') return [actor.kind === 'system', []];
  if (actor.roles.includes('secretary')) return [true, []];
  return [false, holds(actor, ['custodian']) ? actor.custodianIds : []];
}

function writtenFor(actor: Actor, row: Row): WrittenMember {
  const closed = isOutsider(actor);
  const isHidden = closed && row.kind === 'individual';
  const self: Spoken | null =
    row.kind === 'individual' ? { id: row.personId, name: '', email: row.email } : null;
  const representative = closed ? null : (self ?? row.representative);
  const alternate = closed ? null : row.alternate;
  const emailOf = (person: Spoken | null) => (row.mayContact ? (person?.email ?? '') : '');
  return {
    name: isHidden ? row.slug : row.name,
    kind: row.kind,
    slug: row.slug,
    custodian: row.custodian,
    country: row.country ?? '',
    website: isHidden ? '' : (row.website ?? ''),
    classes: classesCell(row.classes ?? []),
    'representative name': representative?.name ?? '',
    'representative email': emailOf(representative),
    'alternate name': alternate?.name ?? '',
    'alternate email': emailOf(alternate),
    contribution: isHidden ? '' : (row.contribution ?? ''),
    from: row.since,
  };
}
