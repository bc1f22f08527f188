import type { Day } from '../day.ts';
import { holdsOn, type Valid } from '../valid.ts';
import type { ServiceLevel } from './service-level.ts';

/** Of whom it is asked what is offered: through which custodian, in which classes, on which day. */
export type OfferedTo = {
  readonly custodianId: string;
  readonly classes: readonly string[];
  readonly day: Day;
};

/** The version of a level that holds on a day, or null. */
export function versionOn<Version extends Valid>(
  { versions }: ServiceLevel<Version>,
  day: Day,
): Version | null {
  return versions.find((version) => holdsOn(version, day)) ?? null;
}

/**
 * The levels that a custodian offers to members of these classes on a day, in the order given: its own, and those of
 * the federation. Where it has one of its own under the same slug on that day, the federation's stands back.
 */
export function levelsOffered<Level extends ServiceLevel>(
  levels: readonly Level[],
  { custodianId, classes, day }: OfferedTo,
): readonly Level[] {
  const holding = levels.filter((level) => versionOn(level, day) !== null);
  const own = new Set(
    holding.filter((level) => level.custodianId === custodianId).map((level) => level.slug),
  );
  return holding.filter(
    (level) =>
      classes.includes(level.class) &&
      (level.custodianId === custodianId || (level.custodianId === null && !own.has(level.slug))),
  );
}
