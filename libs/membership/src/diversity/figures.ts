import type { Day } from '../day.ts';
import { DIVERSITY_CHOICES, DIVERSITY_DIMENSIONS } from './answers.ts';
import type { DiversityAnswers, DiversityDimension } from './answers.ts';

/** Fewer than so many are not told, and of more only whole multiples. */
export const DIVERSITY_STEP = 5;
/** A number is counted anew only when so many came to its group, or nobody, and so many left it, or nobody. */
export const DIVERSITY_CROWD = 10;

/** One choice of one dimension. */
export type DiversityPart = { readonly dimension: DiversityDimension; readonly choice: string };

/** How many people said the same in one dimension or in two; with no part, how many said anything at all. */
export type DiversityCell = { readonly parts: readonly DiversityPart[]; readonly people: number };

/** Answers, and the quarter in which they were given or last changed, as its first day. */
export type CountedAnswers = { readonly answers: DiversityAnswers; readonly since: Day };

/** When a cell was counted last, how many were in it, and in each group around it. Exact, so nobody's to read. */
export type DiversityCount = {
  readonly quarter: Day;
  readonly people: number;
  readonly around: readonly number[];
};
/** By the name of the cell: '' for everybody, 'gender=woman', 'gender=woman&age=from60'. */
export type DiversityCounts = ReadonlyMap<string, DiversityCount>;

/** Every cell there can be: everybody, each choice, each pair of choices of two dimensions. */
const CELLS: readonly (readonly DiversityPart[])[] = [
  [],
  ...DIVERSITY_DIMENSIONS.flatMap(choicesOf),
  ...DIVERSITY_DIMENSIONS.flatMap((first, place) =>
    DIVERSITY_DIMENSIONS.slice(place + 1).flatMap((second) =>
      choicesOf(first).flatMap((one) => choicesOf(second).map((other) => [...one, ...other])),
    ),
  ),
];

/**
 * Counts at the end of a quarter. A cell is counted anew only when a crowd has come to each group around it since it
 * was counted last, or nobody, and a crowd has left it, or nobody, and never when all of a crowd are in the cell. So
 * whoever knows one who came or left, and how they answer in one dimension, learns from the difference about a crowd
 * and not about them. Else the cell stays as it was.
 */
export function countAnew(
  last: DiversityCounts,
  all: readonly CountedAnswers[],
  quarter: Day,
): DiversityCounts {
  const said = all.filter(({ answers }) =>
    DIVERSITY_DIMENSIONS.some((dimension) => answers[dimension] !== null),
  );
  return new Map(
    CELLS.flatMap((parts) => {
      const name = nameOf(parts);
      const was = last.get(name);
      const around = groupsAround(parts).map((group) => membersOf(said, group));
      const inside = membersOf(said, parts);
      const own = parts.length === 0 ? NOBODY : passed(inside, was, was?.people);
      const isHidden = around.every((group, place) =>
        isAmongCrowd(own, passed(group, was, was?.around[place])),
      );
      if (!isHidden) return was ? [[name, was] as const] : [];
      return [
        [name, { quarter, people: inside.length, around: around.map(({ length }) => length) }] as const,
      ];
    }),
  );
}

type Passed = { readonly came: number; readonly left: number };
const NOBODY: Passed = { came: 0, left: 0 };

/** How many came to a group and left it since a cell was counted last. */
function passed(group: readonly CountedAnswers[], was: DiversityCount | undefined, were = 0): Passed {
  const came = group.filter(({ since }) => !was || since > was.quarter).length;
  return { came, left: were - (group.length - came) };
}

function isAmongCrowd(own: Passed, group: Passed): boolean {
  return (['came', 'left'] as const).every(
    (way) => group[way] === 0 || (group[way] >= DIVERSITY_CROWD && own[way] < group[way]),
  );
}

/** What is published of counts: each floored by itself, the total too, so that no sum gives one back. */
export function toldFigures(counts: DiversityCounts): readonly DiversityCell[] {
  return CELLS.map((parts) => {
    const people = counts.get(nameOf(parts))?.people ?? 0;
    return { parts, people: people - (people % DIVERSITY_STEP) };
  }).filter(({ people }) => people > 0);
}

/** The groups that a cell is part of: of a pair, whoever is in either; of a choice, everybody. */
function groupsAround(parts: readonly DiversityPart[]): readonly (readonly DiversityPart[])[] {
  return parts.length === 2 ? parts.map((part) => [part]) : [[]];
}

function membersOf(
  all: readonly CountedAnswers[],
  parts: readonly DiversityPart[],
): readonly CountedAnswers[] {
  return all.filter(({ answers }) => parts.every(({ dimension, choice }) => answers[dimension] === choice));
}

function nameOf(parts: readonly DiversityPart[]): string {
  return parts.map(({ dimension, choice }) => `${dimension}=${choice}`).join('&');
}

function choicesOf(dimension: DiversityDimension): readonly (readonly DiversityPart[])[] {
  return DIVERSITY_CHOICES[dimension].map((choice) => [{ dimension, choice }]);
}
