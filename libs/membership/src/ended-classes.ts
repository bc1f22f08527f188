import type { Day } from './day.ts';
import { problem, type ImportProblem } from './import-problem.ts';
import type { PlannedMember } from './plan-member.ts';

/** Lines that would let somebody hold a class after its last day. `lastDays` has the classes that end, by slug. */
export function objectionsToEndedClasses(
  members: readonly PlannedMember[],
  lastDays: ReadonlyMap<string, Day>,
): readonly ImportProblem[] {
  return members.flatMap(({ line, classes }) =>
    [...classes.added, ...classes.changed].flatMap(({ value, to }) => {
      const ended = lastDays.get(value);
      const holds = ended !== undefined && (to === null || to > ended);
      return holds ? [problem(line, 'classes', 'CLASS_ENDED', { value, ended })] : [];
    }),
  );
}
