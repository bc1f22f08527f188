import { describe, expect, it } from '@jest/globals';
import { objectionsToEndedClasses, untilLastDays, wantedFrom } from './ended-classes.ts';
import type { PlannedMember } from './plan-member.ts';

const NOTHING = { added: [], changed: [], removed: [] };

function holding(to: string | null): PlannedMember {
  const span = { id: null, value: 'collaborating', from: '2020-08-01', to };
  const classes = { ...NOTHING, added: [span] };
  return { line: 2, classes, custodian: NOTHING } as unknown as PlannedMember;
}

const ENDED = new Map([['collaborating', '2026-06-30']]);

describe('a class that has ended', () => {
  it('is held until its last day', () => {
    expect(objectionsToEndedClasses([holding('2026-06-30')], ENDED)).toEqual([]);
  });

  it('is held no day longer, nor until further notice', () => {
    const told = { line: 2, reason: 'CLASS_ENDED', details: { value: 'collaborating', ended: '2026-06-30' } };
    expect(objectionsToEndedClasses([holding('2026-07-01')], ENDED)).toMatchObject([told]);
    expect(objectionsToEndedClasses([holding(null)], ENDED)).toMatchObject([told]);
  });

  it('says nothing about the others', () => {
    expect(objectionsToEndedClasses([holding(null)], new Map())).toEqual([]);
  });
});

describe('a class of which the end is known', () => {
  const until = (to: string | null, today: string) =>
    untilLastDays([holding(to)], ENDED, today).map(({ classes }) => classes.added[0]?.to);

  it('is entered until its last day, by a line that gives it none', () => {
    expect(until(null, '2026-06-30')).toEqual(['2026-06-30']);
    expect(until('2026-05-01', '2026-06-30')).toEqual(['2026-05-01']);
  });

  it('is asked about once it is over', () => {
    expect(until(null, '2026-07-01')).toEqual([null]);
  });

  it('is held by who joins as long as there is a day of it left', () => {
    const wanted = (from: string) => wantedFrom(['collaborating', 'producer'], from, ENDED);
    const days = { from: '2026-06-30', to: '2026-06-30' };
    expect(wanted('2026-06-30')).toEqual([
      { value: 'collaborating', days },
      { value: 'producer', days: null },
    ]);
    expect(wanted('2026-07-01')).toEqual([{ value: 'producer', days: null }]);
  });
});
