import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DIVERSITY_CHOICES } from './answers.ts';
import type { DiversityAnswers } from './answers.ts';
import { countAnew, DIVERSITY_CROWD, toldFigures } from './figures.ts';
import type { CountedAnswers, DiversityCounts } from './figures.ts';

const NOTHING: DiversityCounts = new Map();
const [SPRING, SUMMER, AUTUMN] = ['2026-04-01', '2026-07-01', '2026-10-01'] as const;

function people(
  count: number,
  said: Partial<DiversityAnswers>,
  since: string = SPRING,
): readonly CountedAnswers[] {
  const answers = { gender: null, age: null, language: null, ...said };
  return Array.from({ length: count }, () => ({ answers, since }));
}

/** The figures as sentences: 'gender woman: 5'. */
const told = (counts: DiversityCounts) =>
  toldFigures(counts).map(
    (cell) =>
      `${cell.parts.map(({ dimension, choice }) => `${dimension} ${choice}`).join(', ') || 'all'}: ${cell.people}`,
  );

describe('the figures of a federation', () => {
  const spring = [...people(9, { gender: 'woman' }), ...people(4, { gender: 'man' })];

  it('are whole fives, the total as well, and none is told of fewer than five', () => {
    expect(told(countAnew(NOTHING, spring, SPRING))).toEqual(['all: 10', 'gender woman: 5']);
  });

  it('cross two dimensions and never three', () => {
    const all = [
      ...people(10, { gender: 'woman', age: 'from30', language: 'first' }),
      ...people(10, { gender: 'man', age: 'from45', language: 'learned' }),
      ...people(1, { gender: 'woman', age: 'from45', language: 'learned' }),
      ...people(1, { gender: 'man', age: 'from30', language: 'first' }),
    ];
    const cells = toldFigures(countAnew(NOTHING, all, SPRING));
    expect(Math.max(...cells.map(({ parts }) => parts.length))).toBe(2);
    expect(cells).toContainEqual({
      parts: [
        { dimension: 'gender', choice: 'woman' },
        { dimension: 'age', choice: 'from30' },
      ],
      people: 10,
    });
  });

  it('do not count whoever says nothing', () => {
    expect(told(countAnew(NOTHING, people(20, {}), SPRING))).toEqual([]);
  });

  it('wait for a crowd: nine who join change nothing, ten do', () => {
    const counts = countAnew(NOTHING, spring, SPRING);
    const nine = [...spring, ...people(9, { gender: 'man' }, SUMMER)];
    expect(told(countAnew(counts, nine, SUMMER))).toEqual(told(counts));
    const ten = [...nine, ...people(1, { gender: 'woman' }, AUTUMN)];
    expect(told(countAnew(countAnew(counts, nine, SUMMER), ten, AUTUMN))).toEqual([
      'all: 20',
      'gender woman: 10',
      'gender man: 10',
    ]);
  });

  it('do not tell of one who leaves, also where many join at the same time', () => {
    const counts = countAnew(NOTHING, spring, SPRING);
    const later = [...spring.slice(1), ...people(12, { gender: 'man' }, SUMMER)];
    expect(told(countAnew(counts, later, SUMMER))).toEqual(told(counts));
  });

  it('do not tell that everybody is the same', () => {
    expect(told(countAnew(NOTHING, people(12, { age: 'from60' }), SPRING))).toEqual(['all: 10']);
  });
});

const choiceOf = <D extends keyof DiversityAnswers>(dimension: D) =>
  fc.option(fc.constantFrom(...DIVERSITY_CHOICES[dimension]), { nil: null });
const anybody = fc.record({
  answers: fc.record({
    gender: choiceOf('gender'),
    age: choiceOf('age'),
    language: choiceOf('language'),
  }) as fc.Arbitrary<DiversityAnswers>,
  since: fc.constantFrom(SPRING, SUMMER),
});

describe('whoever answers whatever', () => {
  it('is told in whole fives from five on, and of no more people than there were', () => {
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 80 }), (all) => {
        for (const cell of toldFigures(countAnew(NOTHING, all, SUMMER))) {
          const there = all.filter(({ answers }) =>
            cell.parts.every(({ dimension, choice }) => answers[dimension] === choice),
          ).length;
          expect(cell.people % 5).toBe(0);
          expect(cell.people).toBeGreaterThanOrEqual(5);
          expect(there - cell.people).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('changes no figure that was counted before, as long as fewer than a crowd came since', () => {
    const few = fc.array(anybody, { maxLength: DIVERSITY_CROWD - 1 });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 60 }), few, (before, came) => {
        const first = before.map((one) => ({ ...one, since: SPRING }));
        const counts = countAnew(NOTHING, first, SPRING);
        const all = [...first, ...came.map((one) => ({ ...one, since: SUMMER }))];
        const again = new Map([...countAnew(counts, all, SUMMER)].filter(([cell]) => counts.has(cell)));
        expect(toldFigures(again)).toEqual(toldFigures(counts));
      }),
    );
  });

  it('is counted the same when a quarter is counted twice', () => {
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 60 }), (all) => {
        const once = countAnew(NOTHING, all, SUMMER);
        expect(toldFigures(countAnew(once, all, SUMMER))).toEqual(toldFigures(once));
      }),
    );
  });
});
