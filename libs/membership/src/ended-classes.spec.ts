import { describe, expect, it } from '@jest/globals';
import { objectionsToEndedClasses } from './ended-classes.ts';
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
