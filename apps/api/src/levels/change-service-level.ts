import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, mayPutRight } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { lockRegister } from '../membership/present-register.ts';
import type { Work } from '../work.ts';
import { readLevel, storeVersion } from './read-level.ts';
import type { WrittenLevel } from './read-level.ts';
import { storedLevels } from './stored-levels.ts';
import { holdersFrom, tellHolders, termsOf } from './tell-holders.ts';

/** What a service level is to be from a day on. */
export type LevelChange = WrittenLevel & { readonly id: string };

/** Writes a further version of a service level, which takes over from the one before on its first day; or, until that
 *  day, puts right the version that begins on it, for whoever wrote that. */
export async function changeServiceLevel(
  work: Work,
  asked: LevelChange,
): Promise<{ readonly id: string } | Refused> {
  await lockRegister(work.db);
  const level = (await storedLevels(work)).find(({ id }) => id === asked.id);
  const newest = level?.versions.at(-1);
  if (!level || !newest) return refuse('NOT_FOUND');
  const by = work.actor.kind === 'person' ? work.actor.personId : null;
  const isPutRight = mayPutRight(newest, { from: asked.from, by, today: dayOf(work.now) });
  const before = isPutRight ? level.versions.at(-2) : newest;
  const { wrong, row } = await readLevel(work, asked, before?.from ?? null);
  const ended = newest.to === null ? null : { field: 'from', reason: 'levels:ended', ended: newest.to };
  const objection = refuseFields(ended ? [ended] : wrong);
  if (objection) return objection;
  if (isPutRight)
    await work.db.query(`delete from membership.service_level_version where id = $1`, [newest.id]);
  else
    await work.db.query(
      `update membership.service_level_version set valid = daterange(lower(valid), $2::date) where id = $1`,
      [newest.id, asked.from],
    );
  await storeVersion(work, level.id, row);
  await tellOfVersion(work, asked);
  return { id: level.id };
}

/** Whoever holds it is told what it gives and costs from that day on, and why. */
async function tellOfVersion(work: Work, { id, from, reason, decision }: LevelChange): Promise<void> {
  const version = (await storedLevels(work)).find((level) => level.id === id)?.versions.at(-1);
  if (!version) throw new Error('a version that was written must be there');
  await tellHolders(work, await holdersFrom(work, id, from), {
    as: 'secretary',
    acts: [{ act: 'levelChanged', whom: version.names, day: from, terms: termsOf(version) }],
    reason: reason.trim(),
    ...(decision !== null && { decision }),
  });
}
