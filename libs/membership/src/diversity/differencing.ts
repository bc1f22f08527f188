import type { Day } from '../day.ts';
import { DIVERSITY_CHOICES, DIVERSITY_DIMENSIONS } from './answers.ts';
import type { DiversityAnswers, DiversityDimension } from './answers.ts';

/** Somebody who joined and may have left: `left` is the first time at which they are gone. */
export type Passer = { readonly answers: DiversityAnswers; readonly joined: number; readonly left: number };

/** What a published number says of the exact one behind it. */
export type Bounds = { readonly low: number; readonly high: number };

/** Of each time, counted from 1, the cells that were counted anew then. Before the first nobody had answered. */
export type Published = readonly ReadonlyMap<string, Bounds>[];

const NOBODY: Bounds = { low: 0, high: 0 };

/**
 * The differencing attack: compares what was published at any two times, to learn how somebody answered.
 *
 * The attacker has everything that was ever published, knows how it is made and which cells were counted anew when (we
 * do not even tell that), and from the public register who joined and left between any two times. All of them
 * answered everything, and nobody changes an answer: whatever else people do would only hide them. With `known`, the
 * attacker also knows how each of them answers in that dimension, as a first name or a voice gives it away.
 *
 * Exposed are those of whom a further answer follows with certainty: at least as many came into a cell as came at all,
 * or as many left it as left at all.
 */
export function exposedBy(
  published: Published,
  persons: readonly Passer[],
  known: DiversityDimension | null,
): ReadonlySet<Passer> {
  const found = new Set<Passer>();
  for (const value of known === null ? [null] : DIVERSITY_CHOICES[known])
    for (const dimension of DIVERSITY_DIMENSIONS.filter((other) => other !== known)) {
      const group = persons.filter(({ answers }) => known === null || answers[known] === value);
      const cells = DIVERSITY_CHOICES[dimension].map((choice) =>
        cellOf({ [dimension]: choice, ...(known === null ? {} : { [known]: value }) }),
      );
      for (const cell of cells)
        for (const person of exposedIn(cell, cells, group, published)) found.add(person);
    }
  return found;
}

/** What the cell of such answers is called. */
export function cellOf(said: { readonly [D in DiversityDimension]?: string | null }): string {
  return DIVERSITY_DIMENSIONS.filter((dimension) => said[dimension])
    .map((dimension) => `${dimension}=${said[dimension]}`)
    .join('&');
}

function exposedIn(
  cell: string,
  cells: readonly string[],
  group: readonly Passer[],
  published: Published,
): readonly Passer[] {
  const at = (time: number, name: string) => (time === 0 ? NOBODY : published[time - 1]?.get(name));
  const times = [0, ...published.map((_, place) => place + 1)].filter((time) => at(time, cell));
  return times.flatMap((from) =>
    times
      .filter((until) => until > from)
      .flatMap((until) => {
        const came = group.filter(({ joined, left }) => joined > from && joined <= until && left > until);
        const gone = group.filter(({ joined, left }) => joined <= from && left > from && left <= until);
        const change = changeOf((name) => [at(from, name), at(until, name)]);
        return [...(change.low >= came.length ? came : []), ...(-change.high >= gone.length ? gone : [])];

        /** By how much the cell changed: by its own numbers, and by what the others leave over of all who passed. */
        function changeOf(told: (name: string) => readonly (Bounds | undefined)[]): Bounds {
          const between = (name: string): Bounds => {
            const [before, after] = told(name);
            if (!before || !after) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
            return { low: after.low - before.high, high: after.high - before.low };
          };
          const rest = cells.filter((other) => other !== cell).map(between);
          const net = came.length - gone.length;
          const own = between(cell);
          return {
            low: Math.max(own.low, net - rest.reduce((sum, { high }) => sum + high, 0)),
            high: Math.min(own.high, net - rest.reduce((sum, { low }) => sum + low, 0)),
          };
        }
      }),
  );
}

/** The first day of a quarter by its number, 1 for the first of a federation. */
export function quarterNumber(number: number): Day {
  return `${2000 + Math.floor(number / 4)}-${String((number % 4) * 3 + 1).padStart(2, '0')}-01`;
}
