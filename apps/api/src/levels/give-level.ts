import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { levelFrom, levelsOffered } from '@plenaria/membership';
import type { OfferedTo } from '@plenaria/membership';
import { heldLevels, storeLevels } from '../membership/level-spans.ts';
import type { Work } from '../work.ts';
import { storedLevels } from './stored-levels.ts';

/** Gives a new member the level that it chose, if it is offered on its first day still; nothing otherwise. */
export async function giveLevel(
  work: Work,
  { memberId, levelId, ...to }: OfferedTo & { readonly memberId: string; readonly levelId: string | null },
): Promise<Refused | null> {
  if (levelId === null) return null;
  const offered = levelsOffered(await storedLevels(work), to);
  if (!offered.some(({ id }) => id === levelId)) return null;
  const spans = levelFrom(await heldLevels(work.db, [memberId]), levelId, to.day);
  if (isRefused(spans)) return spans;
  await storeLevels(work, memberId, { spans, reason: null });
  return null;
}
