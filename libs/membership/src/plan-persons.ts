import { saysTheSame } from './cell-text.ts';
import { foldName } from './fold-name.ts';
import { type ImportProblem, problem } from './import-problem.ts';
import type { PresentRegister } from './present-register.ts';
import type { NamedPerson, RegisterLine } from './register-line.ts';

/** A person to add, or (`id` given) one whose name is now spelled differently. */
export type PlannedPerson = { readonly id: string | null; readonly name: string; readonly email: string };

/** Who is to be added or renamed, and what stands against it. */
type PlannedPersons = {
  readonly persons: readonly PlannedPerson[];
  readonly problems: readonly ImportProblem[];
};

/** Who the lines speak of and the register does not know yet. An address under two names is asked about:
 *  it may have moved to another person, who must not inherit a vote by accident. One that is kept for who had it makes
 *  nobody: it would be taken from them. */
export function* planPersons(
  lines: readonly RegisterLine[],
  present: Pick<PresentRegister, 'persons' | 'keptAddresses'>,
): Generator<void, PlannedPersons, void> {
  const known = new Map(present.persons.map((person) => [person.email ?? '', person]));
  const planned = new Map<string, PlannedPerson & { readonly line: number }>();
  const problems: ImportProblem[] = [];
  for (const { line, field, person } of lines.flatMap(personsOf)) {
    yield;
    const before = known.get(person.email);
    const earlier = planned.get(person.email);
    const name = person.name ?? earlier?.name ?? before?.name;
    if (!before && present.keptAddresses.has(person.email)) {
      problems.push(problem(line, `${field} email`, 'EMAIL_KEPT', { email: person.email }));
    } else if (name === undefined) {
      problems.push(problem(line, `${field} name`, 'PERSON_NAME_MISSING', { email: person.email }));
    } else if (before && foldName(before.name) !== foldName(name)) {
      problems.push(
        problem(line, `${field} name`, 'PERSON_DIFFERS', { email: person.email, name, other: before.name }),
      );
    } else if (earlier && earlier.name !== name) {
      const details = { email: person.email, name, other: earlier.name, firstLine: earlier.line };
      problems.push(problem(line, `${field} name`, 'EMAIL_TWO_NAMES', details));
    } else if (!earlier && !saysTheSame(name, before?.name ?? null)) {
      planned.set(person.email, { id: before?.id ?? null, name, email: person.email, line });
    }
  }
  return { persons: [...planned.values()].map(({ line: _line, ...person }) => person), problems };
}

type Mention = {
  readonly line: number;
  readonly field: 'representative' | 'alternate';
  readonly person: NamedPerson;
};

/** An individual's name is the name of the line; only the address stands in the representative's column. */
function personsOf(line: RegisterLine): readonly Mention[] {
  const { representative, alternate } = line;
  const self =
    line.kind === 'individual' && representative ? { ...representative, name: line.name } : representative;
  return [
    ...(self ? [{ line: line.line, field: 'representative' as const, person: self }] : []),
    ...(alternate ? [{ line: line.line, field: 'alternate' as const, person: alternate }] : []),
  ];
}
