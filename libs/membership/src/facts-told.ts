import { saysTheSame } from './cell-text.ts';
import type { Day } from './day.ts';
import { type ImportProblem, problem } from './import-problem.ts';
import type { FactsChange, PresentMember } from './present-register.ts';
import type { RegisterLine } from './register-line.ts';

const FACTS = ['name', 'country', 'website', 'contribution'] as const;
type Facts = Pick<PresentMember, (typeof FACTS)[number]>;

/**
 * What a member says of itself once a line that holds from a day is read. What the register has heard since that day
 * stands: a line that says what was known meanwhile (a list of a past day, read in again) leaves it as it is, and one
 * that says something else is objected to.
 */
export function factsAfter(
  line: RegisterLine,
  present: PresentMember,
  { from, changes }: { readonly from: Day; readonly changes: readonly FactsChange[] },
): { readonly facts: Facts; readonly problems: readonly ImportProblem[] } {
  const { name, country, website, contribution } = present;
  const facts: { -readonly [Fact in keyof Facts]: Facts[Fact] } = { name, country, website, contribution };
  const problems: ImportProblem[] = [];
  for (const fact of FACTS) {
    const said = line[fact];
    if (said === null || saysTheSame(said, present[fact])) continue;
    const since = changes.filter(
      ({ day, before, after }) => day > from && (before[fact] ?? null) !== (after[fact] ?? null),
    );
    const last = since.at(-1);
    if (!last) Object.assign(facts, { [fact]: said });
    else if (
      !since.some(({ before, after }) =>
        [before[fact], after[fact]].some((known = null) => saysTheSame(said, known)),
      )
    )
      problems.push(
        problem(line.line, fact, 'HISTORY_LATER', { from: last.day, value: present[fact] ?? '' }),
      );
  }
  return { facts, problems };
}
