import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { changeOf, dayOf } from '@plenaria/membership';
import type {
  ChangeEvent,
  ChangeStepBy,
  Day,
  MembershipChange as Standing,
  Party,
} from '@plenaria/membership';
import { isId } from '../membership/is-id.ts';
import type { View, Work } from '../work.ts';
import { MembershipChange } from './change.ts';

/** A change, alone in our hands until the transaction ends, and where its history has brought it. */
export type HeldChange = {
  readonly change: MembershipChange;
  readonly standing: Standing;
  /** Events so far. */
  readonly length: number;
};

/** A line of a history as it is stored. */
export type ChangeRow = {
  readonly sequence: number;
  readonly at: Date;
  readonly kind: ChangeEvent['kind'];
  readonly by_kind: ChangeStepBy['kind'];
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Finds a change and locks it. What the asker may not act on is as if it were not there. */
export async function holdChange(work: Work, id: string): Promise<HeldChange | Refused> {
  if (!isId(id)) return refuse('NOT_FOUND');
  const change = await work.db.findOne(MembershipChange, {
    where: { id },
    lock: { mode: 'for_no_key_update' },
  });
  if (!change) return refuse('NOT_FOUND');
  const rows = await changeRowsOf(work, id);
  return { change, standing: changeOf(change.kind, rows.map(changeEventOf)), length: rows.length };
}

/** What happened to a change, the first first. */
export function changeRowsOf({ db }: View, id: string): Promise<readonly ChangeRow[]> {
  return db.query(
    `select sequence, at, kind, by_kind, payload from membership.change_event
      where change_id = $1 order by sequence`,
    [id],
  );
}

/** A stored line as the rule reads it. */
export function changeEventOf({ at, kind, payload }: ChangeRow): ChangeEvent {
  const until = typeof payload['until'] === 'string' ? { until: new Date(payload['until']) } : {};
  return { ...payload, ...until, kind, at } as ChangeEvent;
}

/** Which sides of a membership the asker is on: several where somebody acts for the member and a custodian. */
export async function partiesOf(
  view: View,
  { memberId, givingId, receivingId }: Pick<MembershipChange, 'memberId' | 'givingId' | 'receivingId'>,
): Promise<readonly Party[]> {
  const { actor } = view;
  if (actor.kind !== 'person') return [];
  const speaks = await speaksFor(view, memberId, dayOf(view.now));
  return [
    ...(speaks ? (['member'] as const) : []),
    ...(actor.custodianIds.includes(givingId) ? (['giving'] as const) : []),
    ...(receivingId !== null && actor.custodianIds.includes(receivingId) ? (['receiving'] as const) : []),
  ];
}

/**
 * The day on which it is asked who speaks for the member `$1`: today (`$2`), or of who is out of the register its last
 * day in it. Of who was expelled on a day on which somebody was named, that day: it ends a day after the membership.
 */
const DAY_OF_SPEAKERS = `
  select held.day + (exists (
      select from membership.representation r
       where r.member_id = $1 and r.role <> 'delegate' and held.day < $2::date
         and r.valid = daterange(held.day + 1, held.day + 2)))::integer as day
    from (select least($2::date, max(coalesce(upper(s.valid) - 1, $2::date))) as day
            from membership.membership s where s.member_id = $1 and lower(s.valid) <= $2::date) held`;

/**
 * Who speaks for the member `$1`, as `id`: an individual for themself, its representative, or its alternates where it
 * has none. Of who is out of the register by today (`$2`), on its last day in it.
 */
export const SPEAKERS = `
  with last as (${DAY_OF_SPEAKERS}),
  speaking as (
    select r.person_id, r.role from membership.representation r, last
     where r.member_id = $1 and r.role <> 'delegate' and r.valid @> last.day)
  select m.person_id as id from membership.member m where m.id = $1 and m.person_id is not null
  union
  select s.person_id from speaking s
   where s.role = 'representative' or not exists (select from speaking where role = 'representative')`;

/** Does the asker speak for a member? Of who is out of the register, on its last day in it. */
export async function speaksFor({ db, actor }: View, memberId: string, today: Day): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  const rows: readonly { id: string }[] = await db.query(SPEAKERS, [memberId, today]);
  return rows.some(({ id }) => id === actor.personId);
}
