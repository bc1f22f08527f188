import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { refuseFields } from '../membership/change-member.ts';
import { lockRegister } from '../membership/present-register.ts';
import type { Work } from '../work.ts';
import { readLevel, storeVersion } from './read-level.ts';
import type { WrittenLevel } from './read-level.ts';
import { storedLevels } from './stored-levels.ts';

/** What a service level is to be from a day on. */
export type LevelChange = WrittenLevel & { readonly id: string };

/** Writes a further version of a service level, which takes over from the one before on its first day. */
export async function changeServiceLevel(
  work: Work,
  asked: LevelChange,
): Promise<{ readonly id: string } | Refused> {
  await lockRegister(work.db);
  const level = (await storedLevels(work)).find(({ id }) => id === asked.id);
  const newest = level?.versions.at(-1);
  if (!level || !newest) return refuse('NOT_FOUND');
  const { wrong, row } = await readLevel(work, asked, newest.from);
  const ended = newest.to === null ? null : { field: 'from', reason: 'levels:ended', ended: newest.to };
  const objection = refuseFields(ended ? [ended] : wrong);
  if (objection) return objection;
  await work.db.query(
    `update membership.service_level_version set valid = daterange(lower(valid), $2::date) where id = $1`,
    [newest.id, asked.from],
  );
  await storeVersion(work, level.id, row);
  return { id: level.id };
}
