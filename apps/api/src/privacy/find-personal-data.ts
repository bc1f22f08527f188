import { ERASURE_WAIT_DAYS } from '@plenaria/membership';
import { numberAfter, pageOf } from '../graphql/paging.ts';
import type { Page, PageArgs } from '../graphql/paging.ts';
import { GUEST_DAYS } from '../joining/answer-beginning.ts';
import type { View } from '../work.ts';
import { pseudonymOf } from './erase-person.ts';
import { inventory } from './inventory/inventory.ts';
import { EXPORT_DAYS } from './inventory/privacy.ts';
import { erasedSentence, keptSentence } from './kept-in-words.ts';
import { labelOf } from './label-of.ts';
import { leftBehindBy } from './left-behind.ts';
import { Erasure, KeptKind, PersonalData, PersonalExport, TrailEntry } from './personal-data.ts';

/** What the person who asks may do about what there is of them, and what has been asked for. */
export async function findPersonalData(view: View): Promise<PersonalData | null> {
  const { actor, db } = view;
  if (actor.kind !== 'person') return null;
  const exports: readonly PersonalExport[] = await db.query(
    `select id, asked_at as "askedAt", made_at as "madeAt" from privacy.export
      where account_id = $1 order by asked_at desc limit 1`,
    [actor.accountId],
  );
  const [erasure = null] = await findErasures(view, actor.personId);
  const left = await leftBehindBy(view, actor.personId);
  return Object.assign(new PersonalData(), {
    export: exports[0] ? PersonalExport.of(exports[0], EXPORT_DAYS) : null,
    erasure,
    speaksAloneFor: left.organisations,
    openApplications: left.applications,
    openChanges: left.changes,
    soleRoles: left.roles,
    waitDays: ERASURE_WAIT_DAYS,
  });
}

type ErasureRow = Omit<Erasure, 'pseudonym'> & { readonly personId: string };

/** So many are shown to the secretary. */
const ERASURES_MAX = 100;

/** Erasures that stand, the newest first: of everybody for the secretary, or what waits of one person. */
export async function findErasures({ db }: View, personId: string | null): Promise<readonly Erasure[]> {
  const rows: readonly ErasureRow[] = await db.query(
    `select id, person_id as "personId", asked_at as "askedAt", due_at as "dueAt", done_at as "doneAt", reason,
            still_named as "stillNamed"
       from privacy.erasure where withdrawn_at is null and ($1::uuid is null or (person_id = $1 and done_at is null))
      order by asked_at desc, id limit ${ERASURES_MAX}`,
    [personId],
  );
  return rows.map(({ personId: id, ...row }) =>
    Object.assign(new Erasure(), row, { pseudonym: pseudonymOf(id) }),
  );
}

/** The trail, the newest first: about one person, or all of it for the secretary. */
export async function findTrail(
  { db }: View,
  personId: string | null,
  args: PageArgs,
): Promise<Page<TrailEntry>> {
  const before = numberAfter(args);
  const rows: readonly TrailEntry[] = await db.query(
    `select t.sequence as id, t.at, by.name as by, coalesce(about.name, 'person-' || left(t.person_id::text, 8)) as about,
            t.what, t.facts, t.file, t.service, t.reason
       from privacy.trail t
       left join identity.account a on a.id = t.account_id
       left join membership.person by on by.id = a.person_id
       left join membership.person about on about.id = t.person_id
      where ($1::uuid is null or t.person_id = $1) and ($2::bigint is null or t.sequence < $2)
      order by t.sequence desc limit $3`,
    [personId, before, args.first + 1],
  );
  const entries = rows.map((row) => Object.assign(new TrailEntry(), row));
  // Counted here, where the database still knows who asks.
  const [counted]: readonly { all: number }[] = await db.query(
    `select count(*)::integer as all from privacy.trail where $1::uuid is null or person_id = $1`,
    [personId],
  );
  return pageOf(
    entries,
    args,
    async () => counted?.all ?? 0,
    ({ id }) => [id],
  );
}

/** What is kept of people and for how long, as the inventory says it. */
export function whatWeKeep(): readonly KeptKind[] {
  const kinds = inventory.toReversed().flatMap((facts) => {
    const { kind, columns, also } = facts;
    if (kind === null) return [];
    const own = Object.entries(columns).filter(([, meaning]) =>
      ['theirs', 'words', 'reason', 'fixed'].includes(meaning),
    );
    const fields = [...Object.keys(also), ...own.map(([column]) => column)].map((column) => labelOf(column));
    const { key, count } = keptSentence(facts);
    const said = {
      id: kind,
      fields: [...new Set(fields)],
      kept: key,
      days: count,
      erased: erasedSentence(facts),
    };
    return [Object.assign(new KeptKind(), said)];
  });
  const guest = {
    id: 'guest',
    fields: [labelOf('name'), labelOf('email')],
    kept: 'privacy:kept.days',
    days: GUEST_DAYS,
    erased: 'privacy:erased.deleted',
  };
  return [...kinds, Object.assign(new KeptKind(), guest)];
}
