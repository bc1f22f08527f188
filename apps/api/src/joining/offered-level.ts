import { dayOf, levelsOffered, versionOn } from '@plenaria/membership';
import { storedLevels } from '../levels/stored-levels.ts';
import type { View } from '../work.ts';

/** The service level that an applicant chose, and what it costs a month, in minor units. */
export type ChosenLevel = { readonly id: string; readonly amount: string; readonly currency: string };

/** The level of an application, if it is offered today to the classes it names; null for none. */
export async function offeredLevel(
  view: View,
  {
    levelId,
    custodianId,
    classes,
  }: {
    readonly levelId: string | null;
    readonly custodianId: string;
    readonly classes: readonly string[];
  },
): Promise<ChosenLevel | null> {
  if (levelId === null) return null;
  const day = dayOf(view.now);
  const offered = levelsOffered(await storedLevels(view), { custodianId, classes, day });
  const level = offered.find(({ id }) => id === levelId);
  const version = level && versionOn(level, day);
  return version ? { id: levelId, amount: version.amount, currency: version.currency } : null;
}
