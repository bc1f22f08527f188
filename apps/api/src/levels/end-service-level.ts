import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayAfter, dayOf } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { endLevels } from '../membership/level-spans.ts';
import { lockRegister } from '../membership/present-register.ts';
import { wrongReason } from '../membership/wrong-reason.ts';
import type { Work } from '../work.ts';
import { storedLevels } from './stored-levels.ts';
import { holdersFrom, tellHolders } from './tell-holders.ts';

/** Which service level ends, after which day, and why. */
export type LevelEnd = { readonly id: string; readonly lastDay: Day; readonly reason: string };

/** Ends a service level: from the day after nobody is offered it, and nobody holds it. */
export async function endServiceLevel(
  work: Work,
  asked: LevelEnd,
): Promise<{ readonly id: string } | Refused> {
  const { db, actor, now } = work;
  await lockRegister(db);
  const newest = (await storedLevels(work)).find(({ id }) => id === asked.id)?.versions.at(-1);
  if (!newest) return refuse('NOT_FOUND');
  const { id, lastDay } = asked;
  const objection = refuseFields([
    ...wrongReason(asked.reason),
    newest.to === null ? null : { field: 'lastDay', reason: 'levels:ended', ended: newest.to },
    lastDay < dayOf(now) ? { field: 'lastDay', reason: 'levels:notInThePast' } : null,
    lastDay >= dayOf(now) && lastDay < newest.from
      ? { field: 'lastDay', reason: 'levels:endsBeforeVersion', begins: newest.from }
      : null,
  ]);
  if (objection) return objection;
  const reason = asked.reason.trim();
  await db.query(
    `update membership.service_level_version set valid = daterange(lower(valid), $2::date, '[]') where id = $1`,
    [newest.id, lastDay],
  );
  await db.query(`update membership.service_level set end_reason = $2, ended_by = $3 where id = $1`, [
    id,
    reason,
    actor.kind === 'person' ? actor.personId : null,
  ]);
  const holders = await holdersFrom(work, id, dayAfter(lastDay));
  await endLevels(work, holders, reason);
  const acts = [{ act: 'levelEnded' as const, whom: newest.names, day: lastDay }];
  await tellHolders(work, holders, { as: 'secretary', acts, reason });
  return { id };
}
