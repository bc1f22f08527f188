import type { RequestContext } from '../context.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { RegisterEvent } from './register-event.ts';
import type { RegisterEventKind } from './register-event.ts';

/** The newest lines that are shown of one member. */
const LINES_MAX = 200;

type Change = Readonly<Record<string, unknown>>;
type Row = {
  readonly id: string;
  readonly memberId: string;
  readonly isOwn: boolean;
  readonly isIndividual: boolean;
  readonly at: Date;
  readonly kind: RegisterEventKind;
  readonly actor: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly before: Change | null;
  readonly after: Change | null;
  /** Person id -> name, of everyone the line speaks of. */
  readonly names: Readonly<Record<string, string>> | null;
};

/** The history of a member or a circle, newest first. Visitors read what changed; names and reasons are for members,
 *  and of their own entry for individuals who have left. */
export function historyOf(context: RequestContext, view: View, memberId: string): Promise<RegisterEvent[]> {
  const loader = loaderOf(context, 'membership.history', async (keys) => {
    const { actor } = context;
    const personId = actor.kind === 'person' ? actor.personId : null;
    const rows: readonly Row[] = await view.db.query(HISTORY, [keys, LINES_MAX, personId]);
    const visitor = isOutsider(actor);
    return inOrderOf(
      keys,
      rows,
      (row) => row.memberId,
      (events) => events.map((row) => eventIn(row, visitor && !row.isOwn)),
    );
  });
  return loader.load(memberId);
}

const HISTORY = `
  select e.id, e.subject_id as "memberId", e.at, e.kind, e.actor, e.actor_person_id as "actorId",
    author.name as "actorName", e.reason, e.before, e.after, spoken.names,
    coalesce(m.person_id = $3, false) as "isOwn", coalesce(m.kind = 'individual', false) as "isIndividual"
  from unnest($1::uuid[]) as asked (id)
  cross join lateral (
    select * from membership.register_event e where e.subject_id = asked.id order by e.sequence desc limit $2
  ) e
  left join membership.member m on m.id = e.subject_id
  left join membership.person author on author.id = e.actor_person_id
  left join lateral (
    select jsonb_object_agg(p.id, p.name) as names from membership.person p
    where e.kind in ('joined', 'representation-changed', 'seat-changed', 'request-declined') and p.id::text in (
      select value #>> '{}' from jsonb_path_query(jsonb_build_array(e.before, e.after), '$.**.personId') as value)
  ) spoken on true
  order by e.sequence desc`;

function eventIn(row: Row, visitor: boolean): RegisterEvent {
  const { id, at, kind } = row;
  const actorName =
    row.actorId === null ? row.actor : visitor ? `person-${row.actorId.slice(0, 8)}` : row.actorName;
  const told = (change: Change | null) =>
    visitor ? seenByOutsiders(change, row) : withNames(change, row.names ?? {});
  const reason = visitor ? null : row.reason;
  return Object.assign(new RegisterEvent(), {
    id,
    at,
    kind,
    actorName: actorName ?? row.actor,
    reason,
    before: told(row.before),
    after: told(row.after),
  });
}

/** Of an individual outsiders read what `Member.seenBy` shows them as well, and where it belonged when. */
const SHOWN_OF_INDIVIDUALS = ['country', 'custodian', 'classes', 'level', 'from', 'to'];
const PERSONS = ['representative', 'alternate', 'delegate'];

function seenByOutsiders(change: Change | null, { isIndividual }: Row): Change | null {
  if (change === null) return null;
  const isShown = (key: string) =>
    isIndividual ? SHOWN_OF_INDIVIDUALS.includes(key) : !PERSONS.includes(key);
  return Object.fromEntries(Object.entries(change).filter(([key]) => isShown(key)));
}

/** Puts the names people have now in the place of their ids. */
function withNames<Value>(value: Value, names: Readonly<Record<string, string>>): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, names)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) =>
    key === 'personId' ? ['person', names[String(item)] ?? null] : [key, withNames(item, names)],
  );
  return Object.fromEntries(entries) as Value;
}
