import { describe, expect, it } from '@jest/globals';
import { DIVERSITY_CHOICES, DIVERSITY_DIMENSIONS } from './answers.ts';
import type { DiversityAnswers, DiversityDimension } from './answers.ts';
import { cellOf, exposedBy, quarterNumber } from './differencing.ts';
import type { Bounds, Passer, Published } from './differencing.ts';
import { countAnew, DIVERSITY_STEP, toldFigures } from './figures.ts';
import type { DiversityCounts } from './figures.ts';

/** How many of a hundred give which answer, in the order of the choices. */
const SHARES = { gender: [45, 42, 8, 5], age: [20, 35, 30, 15], language: [60, 40] } as const;
const QUARTERS = 12;
const FEDERATIONS = 25;

/** Draws from 0 to 1, the same after the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function somebody(draw: () => number): DiversityAnswers {
  const said = DIVERSITY_DIMENSIONS.map((dimension) => {
    let left = draw() * 100;
    const place = SHARES[dimension].findIndex((share) => (left -= share) < 0);
    return [dimension, DIVERSITY_CHOICES[dimension].at(place)] as const;
  });
  return Object.fromEntries(said) as DiversityAnswers;
}

type Going = { readonly joinEachQuarter: number; readonly leavePercent: number };

/** Three years of a federation, from its first member on: between nobody and twice as many join in a quarter. */
function federation(seed: number, { joinEachQuarter, leavePercent }: Going): readonly Passer[] {
  const draw = chance(seed);
  return Array.from({ length: QUARTERS }, (_, place) => place + 1).flatMap((joined) =>
    Array.from({ length: Math.round(draw() * 2 * joinEachQuarter) }, () => {
      let left = joined + 1;
      while (left <= QUARTERS && draw() * 100 >= leavePercent) left += 1;
      return { answers: somebody(draw), joined, left };
    }),
  );
}

/** What we publish of everybody who is there at a time, one quarter after the other. */
function ours(present: readonly (readonly Passer[])[]): Published {
  let counts: DiversityCounts = new Map();
  return present.map((persons, place) => {
    const quarter = quarterNumber(place + 1);
    const all = persons.map(({ answers, joined }) => ({ answers, since: quarterNumber(joined) }));
    counts = countAnew(counts, all, quarter);
    const told = new Map(
      toldFigures(counts).map(({ parts, people }) => [
        cellOf(Object.fromEntries(parts.map(({ dimension, choice }) => [dimension, choice]))),
        people,
      ]),
    );
    const counted = [...counts].filter(([, count]) => count.quarter === quarter);
    return new Map(counted.map(([cell]) => [cell, flooredTo(told.get(cell) ?? 0)]));
  });
}

const flooredTo = (people: number) => ({ low: people, high: people + DIVERSITY_STEP - 1 });

/** The controls: every cell at any time, floored, or as it is from five on. */
function every(bounds: (people: number) => Bounds): Publish {
  return (present) =>
    present.map((persons) => {
      const counts = new Map<string, number>();
      for (const { answers } of persons)
        for (const [first, second] of PAIRS) {
          const cell = cellOf({ [first]: answers[first], [second]: answers[second] });
          counts.set(cell, (counts.get(cell) ?? 0) + 1);
        }
      return new Map(ALL.map((cell) => [cell, bounds(counts.get(cell) ?? 0)]));
    });
}
/** Each dimension with itself and each other once. */
const PAIRS = DIVERSITY_DIMENSIONS.flatMap((first, place) =>
  DIVERSITY_DIMENSIONS.slice(place).map((second) => [first, second] as const),
);
const ALL = [
  ...new Set(
    PAIRS.flatMap(([first, second]) =>
      DIVERSITY_CHOICES[first].flatMap((one) =>
        DIVERSITY_CHOICES[second]
          .filter((other) => first !== second || one === other)
          .map((other) => cellOf({ [first]: one, [second]: other })),
      ),
    ),
  ),
];
const flooredOnly = every((people) => flooredTo(people - (people % DIVERSITY_STEP)));
const live = every((people) => (people >= DIVERSITY_STEP ? { low: people, high: people } : flooredTo(0)));

type Publish = (present: readonly (readonly Passer[])[]) => Published;

/** How many of a hundred who passed through the federations are exposed. Live counts are read after each who joins. */
function exposedPercent(publish: Publish, going: Going, known: DiversityDimension | null): number {
  let [all, exposed] = [0, 0];
  for (let seed = 1; seed <= FEDERATIONS; seed += 1) {
    const joined = federation(seed * 7_919 + going.joinEachQuarter, going);
    const persons =
      publish === live ? joined.map((one, place) => ({ ...one, joined: place + 1, left: 1_000 })) : joined;
    const times = publish === live ? persons.length : QUARTERS;
    const present = Array.from({ length: times }, (_, place) =>
      persons.filter((one) => one.joined <= place + 1 && one.left > place + 1),
    );
    all += persons.length;
    exposed += exposedBy(publish(present), persons, known).size;
  }
  return (100 * exposed) / all;
}

const goings = [1, 2, 5, 10].flatMap((joinEachQuarter) =>
  [0, 5].map((leavePercent) => ({ joinEachQuarter, leavePercent })),
);

describe('whoever compares the figures of two quarters', () => {
  it.each(goings)('learns of at most one in a hundred who join or leave: %o', (going) => {
    for (const known of [null, ...DIVERSITY_DIMENSIONS])
      expect(exposedPercent(ours, going, known)).toBeLessThanOrEqual(1);
  });

  it('learns of nearly all who join where counts are live and those below five are left out', () => {
    const going = { joinEachQuarter: 5, leavePercent: 0 };
    expect(exposedPercent(live, going, null)).toBeGreaterThan(85);
  });

  it('learns of many where figures are frozen and floored and no crowd is waited for', () => {
    const going = { joinEachQuarter: 1, leavePercent: 0 };
    expect(exposedPercent(flooredOnly, going, null)).toBeGreaterThan(5);
    expect(exposedPercent(flooredOnly, { ...going, joinEachQuarter: 5 }, 'age')).toBeGreaterThan(3);
  });
});
