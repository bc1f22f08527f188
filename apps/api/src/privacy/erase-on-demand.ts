import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToErasure } from '@plenaria/membership';
import { Done } from '../graphql/done.ts';
import { emailAddressOf } from '../identity/email-address.ts';
import { isUnreadable, refuseFields } from '../membership/change-member.ts';
import type { View, Work } from '../work.ts';
import { leftBehindBy } from './left-behind.ts';
import { noteInTrail } from './note-in-trail.ts';

/** Who demanded in writing to be erased, by their e-mail address or the address of their page, and what shows it. */
export type Demand = { readonly who: string; readonly reason: string };

const REASON_MAX = 2_000;

/** The secretary follows a written demand: it is done at once, by a job. */
export async function eraseOnDemand(work: Work, { who, reason }: Demand): Promise<Done | Refused> {
  const { actor, db, now } = work;
  const why = reason.trim();
  const objection = refuseFields([
    who.trim() === '' ? { field: 'who', reason: 'refusals:field.required' } : null,
    why === '' ? { field: 'reason', reason: 'refusals:field.required' } : null,
    why.length > REASON_MAX ? { field: 'reason', reason: 'refusals:field.tooLong' } : null,
    isUnreadable(why) ? { field: 'reason', reason: 'refusals:field.invalid' } : null,
  ]);
  if (objection) return objection;
  const personId = await personCalled(work, who.trim());
  if (personId === null)
    return refuse('INVALID_INPUT', { fields: [{ field: 'who', reason: 'privacy:nobodyCalled' }] });
  const leaves = objectionToErasure(await leftBehindBy(work, personId));
  if (leaves) return leaves;
  await db.query(
    `insert into privacy.erasure (person_id, asked_at, asked_by, reason, due_at) values ($1, $2, $3, $4, $2)
     on conflict (person_id) where withdrawn_at is null
       do update set due_at = least(erasure.due_at, greatest(erasure.asked_at, excluded.due_at)),
         reason = excluded.reason where erasure.done_at is null`,
    [personId, now, actor.kind === 'person' ? actor.accountId : null, why],
  );
  await noteInTrail(work, { personId, what: 'erasure-asked', reason: why });
  await work.later({ kind: 'erase-person', payload: { personId } });
  return Done.yes();
}

/** The one person who has this address, or whose page in the register is called this. */
async function personCalled({ db }: View, who: string): Promise<string | null> {
  const rows: readonly { id: string }[] = await db.query(
    `select id from membership.person where email = $1
     union select person_id from identity.account where email = $1
     union select person_id from membership.member where slug = $2 and person_id is not null limit 2`,
    [emailAddressOf(who) ?? '', who],
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
