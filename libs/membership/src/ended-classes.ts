import type { Day } from './day.ts';
import { problem, type ImportProblem } from './import-problem.ts';
import type { PlannedMember } from './plan-member.ts';
import type { WantedClass } from './register-classes.ts';
import { endAfter } from './timeline.ts';
import { holdsAtAll } from './valid.ts';

/** The last day of every class that has one, by slug: after it nobody holds the class. */
export type LastDays = ReadonlyMap<string, Day>;

/** Classes that are to be held from a day on, each until its last day where it has one; without those over by then. */
export function wantedFrom(
  classes: readonly string[],
  from: Day,
  lastDays: LastDays,
): readonly WantedClass[] {
  return classes
    .map((value) => {
      const to = lastDays.get(value);
      return { value, days: to === undefined ? null : { from, to } };
    })
    .filter(({ days }) => days === null || holdsAtAll(days));
}

/** A class that ends on a later day is entered until then: a line that gives it no last day of its own means that. One
 *  that is over today needs to be told its days. */
export function untilLastDays(
  members: readonly PlannedMember[],
  lastDays: LastDays,
  today: Day,
): readonly PlannedMember[] {
  if (lastDays.size === 0) return members;
  return members.map((member) => {
    const added = member.classes.added.flatMap((span) => {
      const last = lastDays.get(span.value);
      const ends = last !== undefined && last >= today && span.to === null && span.from <= last;
      return ends ? endAfter([span], last) : [span];
    });
    return { ...member, classes: { ...member.classes, added } };
  });
}

/** Lines that would let somebody hold a class after its last day. */
export function objectionsToEndedClasses(
  members: readonly PlannedMember[],
  lastDays: LastDays,
): readonly ImportProblem[] {
  return members.flatMap(({ line, classes }) =>
    [...classes.added, ...classes.changed].flatMap(({ value, to }) => {
      const ended = lastDays.get(value);
      const holds = ended !== undefined && (to === null || to > ended);
      return holds ? [problem(line, 'classes', 'CLASS_ENDED', { value, ended })] : [];
    }),
  );
}
