import { randomBytes, randomUUID } from 'node:crypto';
import { dayOf, foldName, representationRoles } from '@plenaria/membership';
import type {
  Day,
  ImportPlan,
  PlannedMember,
  PlannedPerson,
  PresentMember,
  PresentRegister,
} from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import type { Work } from '../work.ts';
import { Custodian } from './custodian.ts';
import { endLevels } from './level-spans.ts';
import { recordEvents } from './record-event.ts';
import type { NewEvent } from './record-event.ts';
import { spanChange } from './span-change.ts';
import { inAnyOrder, spanFields, storeSpans } from './store-spans.ts';
import type { SpanField } from './store-spans.ts';

/** Rows written in one statement. */
const CHUNK = 5_000;

type Stored = PlannedMember & { readonly id: string; readonly slug: string };

/** Carries out a plan without problems: persons, members, what holds for them when, and the history of it. */
export async function applyImport(
  work: Work,
  plan: ImportPlan,
  present: PresentRegister,
  language: string,
): Promise<void> {
  const personIds = new Map(present.persons.map((person) => [person.email ?? person.id, person.id]));
  for (const [email, id] of await storePersons(work.db, plan.persons, language)) personIds.set(email, id);
  const custodians = new Map((await work.db.find(Custodian)).map(({ slug, id }) => [slug, id]));
  const idOf = (ids: ReadonlyMap<string, string>) => (value: string) => {
    const id = ids.get(value);
    if (!id) throw new Error('a plan without problems must name only what exists');
    return id;
  };
  const personIdOf = idOf(personIds);
  const members = plan.members.filter((member) => member.outcome !== 'unchanged').map(withId);
  await storeMembers(work, members, language, personIdOf);
  await inAnyOrder(work.db, async () => {
    const spansOf = (field: SpanField) =>
      members.map((member) => ({ memberId: member.id, changes: member[field] }));
    await storeSpans(work.db, 'custodian', spansOf('custodian'), idOf(custodians));
    await storeSpans(work.db, 'classes', spansOf('classes'), (slug) => slug);
    for (const role of representationRoles) await storeSpans(work.db, role, spansOf(role), personIdOf);
    await endLevels(
      work,
      members.map(({ id }) => id),
    );
  });
  const before = new Map(present.members.map((member) => [member.id, member]));
  const events = members.flatMap((member) => eventsOf(member, before.get(member.id) ?? null, personIdOf));
  await recordEvents(work, events);
}

/** The slug of an individual is drawn by lot: it stands in public addresses. */
function withId(member: PlannedMember): Stored {
  const slug = member.slug ?? `individual-${randomBytes(5).toString('hex')}`;
  return { ...member, id: member.id ?? randomUUID(), slug };
}

async function storePersons(
  db: EntityManager,
  persons: readonly PlannedPerson[],
  language: string,
): Promise<readonly (readonly [string, string])[]> {
  const rows = persons.map((person) => ({ ...person, id: person.id ?? randomUUID(), language }));
  await inChunks(rows, (chunk) =>
    db.query(
      `insert into membership.person (id, name, email, language)
       select id, name, email, language
       from jsonb_to_recordset($1) as given (id uuid, name text, email text, language text)
       on conflict (id) do update set name = excluded.name`,
      [JSON.stringify(chunk)],
    ),
  );
  return rows.map(({ email, id }) => [email, id] as const);
}

async function storeMembers(
  { db, now }: Work,
  members: readonly Stored[],
  language: string,
  personIdOf: (key: string) => string,
): Promise<void> {
  const rows = members.map(({ id, slug, kind, name, country, website, contribution, personKey }) => ({
    id,
    slug,
    kind,
    name,
    country,
    website,
    folded_name: foldName(name),
    contribution: contribution === null ? {} : { [language]: contribution },
    person_id: personKey === null ? null : personIdOf(personKey),
  }));
  await inChunks(rows, (chunk) => keepFormerNames(db, dayOf(now), chunk));
  await inChunks(rows, (chunk) =>
    db.query(
      `insert into membership.member (id, slug, kind, name, folded_name, country, website, contribution, person_id)
       select id, slug, kind, name, folded_name, country, website, contribution, person_id
       from jsonb_to_recordset($1) as given (id uuid, slug text, kind text, name text, folded_name text,
         country text, website text, contribution jsonb, person_id uuid)
       on conflict (id) do update set name = excluded.name, folded_name = excluded.folded_name,
         country = excluded.country, website = excluded.website,
         contribution = member.contribution || excluded.contribution`,
      [JSON.stringify(chunk)],
    ),
  );
  // A line without an address renames the person too: an individual has one name.
  await inChunks(rows, (chunk) =>
    db.query(
      `update membership.person p set name = given.name
         from jsonb_to_recordset($1) as given (kind text, name text, person_id uuid)
        where given.kind = 'individual' and p.id = given.person_id and p.name <> given.name`,
      [JSON.stringify(chunk)],
    ),
  );
}

/** What an organisation was called until today is what lists of earlier days find it by; several changes on one day
 *  count as one. */
function keepFormerNames(
  db: EntityManager,
  today: Day,
  given: readonly Pick<Stored, 'id' | 'name'>[],
): Promise<unknown> {
  return db.query(
    `insert into membership.former_name (member_id, since, until, name, folded_name)
     select * from (
       select m.id, coalesce((select max(f.until) from membership.former_name f where f.member_id = m.id),
           '-infinity') as since, $2::date as until, m.name, m.folded_name
         from membership.member m
         join jsonb_to_recordset($1) as given (id uuid, name text) on given.id = m.id
        where m.kind = 'organisation' and m.name <> given.name
     ) held where since < until`,
    [JSON.stringify(given), today],
  );
}

async function inChunks<Row>(
  rows: readonly Row[],
  store: (chunk: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) await store(rows.slice(start, start + CHUNK));
}

type Facts = Pick<PlannedMember, 'kind' | 'name' | 'country' | 'website' | 'contribution'>;

/** What the history says about one member. An individual's name stays out of it. */
function eventsOf(
  member: Stored,
  before: PresentMember | null,
  personIdOf: (key: string) => string,
): readonly NewEvent[] {
  const { id: memberId } = member;
  const changes = spanFields.flatMap((field) =>
    spanChange(field, member[field], before?.[field] ?? [], personIdOf),
  );
  if (!before) {
    const held = Object.assign({}, ...changes.map(({ after }) => after)) as object;
    return [{ memberId, kind: 'joined', before: null, after: { ...factsOf(member), ...held } }];
  }
  const changed = member.fields.some((field) =>
    ['name', 'country', 'website', 'contribution'].includes(field),
  );
  const facts = { memberId, kind: 'facts-changed', before: factsOf(before), after: factsOf(member) } as const;
  return [...(changed ? [facts] : []), ...changes.map((change) => ({ memberId, ...change }))];
}

function factsOf({ kind, name, country, website, contribution }: Facts): object {
  return kind === 'individual' ? { country, contribution } : { name, country, website, contribution };
}
