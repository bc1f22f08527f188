import type { Day } from './day.ts';
import { foldName } from './fold-name.ts';
import { type ImportProblem, problem } from './import-problem.ts';
import { planPersons, type PlannedPerson } from './plan-persons.ts';
import { planMember, type PlannedMember } from './plan-member.ts';
import type { PresentMember, PresentRegister } from './present-register.ts';
import type { RegisterLine } from './register-line.ts';

/** What an import would do, line by line. With a single problem nothing is done. */
export type ImportPlan = {
  readonly members: readonly PlannedMember[];
  readonly persons: readonly PlannedPerson[];
  readonly problems: readonly ImportProblem[];
};

/** Compares a file with the register. `today` is the day of a line without a `from` date.
 *  An empty cell says nothing, a member that is not in the file stays as it is, and a second import of the same
 *  file finds nothing to do. Pauses after each line and each member: a large file is compared for seconds. */
export function* planImport(
  lines: readonly RegisterLine[],
  present: PresentRegister,
  today: Day,
): Generator<void, ImportPlan, void> {
  const problems: ImportProblem[] = [];
  const known = yield* indexMembers(present.members);
  const seen = new Map<string, RegisterLine>();
  const takenSlugs = new Set(present.members.map((member) => member.slug));
  const members: PlannedMember[] = [];
  for (const line of lines) {
    yield;
    const matched = findPresent(line, known);
    const objection = 'reason' in matched ? matched : objectionToRepeat(line, matched.member, seen);
    if (objection) {
      problems.push(objection);
      continue;
    }
    const member = 'member' in matched ? matched.member : null;
    const planned = planMember(line, member, {
      takenSlugs,
      today,
      changes: present.factsChanges.get(member?.id ?? '') ?? [],
    });
    problems.push(...planned.problems);
    if (planned.member) members.push(planned.member);
  }
  const persons = yield* planPersons(lines, present);
  return { members, persons: persons.persons, problems: [...problems, ...persons.problems] };
}

type Known = {
  readonly bySlug: ReadonlyMap<string, PresentMember>;
  readonly byFolded: ReadonlyMap<string, PresentMember>;
  readonly byPerson: ReadonlyMap<string, PresentMember>;
};

function* indexMembers(members: readonly PresentMember[]): Generator<void, Known, void> {
  const byFolded = new Map<string, PresentMember>();
  for (const member of members) {
    yield;
    if (member.kind === 'organisation') byFolded.set(foldName(member.name), member);
  }
  const individuals = members.filter((member) => member.personKey !== null);
  return {
    bySlug: new Map(members.map((member) => [member.slug, member])),
    byFolded,
    byPerson: new Map(individuals.map((member) => [member.personKey ?? '', member])),
  };
}

/** By slug if the line has one; else an organisation by its exact name, an individual by e-mail address.
 *  A name that differs only in case, accents or signs is asked about, not guessed. */
function findPresent(line: RegisterLine, known: Known): { member: PresentMember | null } | ImportProblem {
  const bySlug = line.slug === null ? undefined : known.bySlug.get(line.slug);
  if (bySlug) return { member: bySlug };
  if (line.kind === 'individual') {
    const member = known.byPerson.get(line.representative?.email ?? '') ?? null;
    return member && line.slug !== null ? otherSlug(line, line.slug, member.slug) : { member };
  }
  const alike = known.byFolded.get(foldName(line.name));
  if (!alike) return { member: null };
  if (line.slug === null && alike.name === line.name) return { member: alike };
  return problem(line.line, 'name', 'NAME_LIKE_ANOTHER', {
    name: line.name,
    other: alike.name,
    slug: alike.slug,
  });
}

/** An individual the register knows by the address stands there under another slug than the line's. */
function otherSlug(line: RegisterLine, slug: string, known: string): ImportProblem {
  const details = { email: line.representative?.email ?? '', name: slug, other: known };
  return problem(line.line, 'slug', 'PERSON_DIFFERS', details);
}

/** Two lines for one member or one address, or two spellings of one organisation. */
function objectionToRepeat(
  line: RegisterLine,
  member: PresentMember | null,
  seen: Map<string, RegisterLine>,
): ImportProblem | null {
  const isOne = line.kind === 'individual';
  const keys = {
    member: member && `id ${member.id}`,
    slug: line.slug && `slug ${line.slug}`,
    name: isOne ? `person ${line.representative?.email ?? line.name}` : `name ${foldName(line.name)}`,
  };
  const of = (key: string | null) => (key === null ? undefined : seen.get(key));
  const earlier = { member: of(keys.member), slug: of(keys.slug), name: of(keys.name) };
  for (const key of Object.values(keys)) if (key !== null && !seen.has(key)) seen.set(key, line);
  const first = earlier.slug ?? earlier.member ?? earlier.name;
  if (!first) return null;
  const details = { firstLine: first.line, name: line.name, other: first.name };
  if (first.name === line.name) return problem(line.line, 'name', 'DUPLICATE_LINE', details);
  if (earlier.slug) return problem(line.line, 'slug', 'SLUG_TWICE', { ...details, value: line.slug ?? '' });
  const isSame = earlier.member !== undefined || isOne;
  return problem(line.line, 'name', isSame ? 'DUPLICATE_LINE' : 'NAME_LIKE_ANOTHER', details);
}
