import { describe, expect, it } from '@jest/globals';
import { changeFrom } from '../timeline.ts';
import { isOver } from '../valid.ts';
import { mayCoordinate, seatOn, type Circle } from './circle.ts';
import { isWithin, objectionToAsk, objectionToLeave, objectionToSeat } from './objections.ts';

const ROLES = [
  { slug: 'member', coordinates: false },
  { slug: 'coordinator', coordinates: true },
];
const TODAY = '2026-05-08';

const tech: Circle = {
  lastDay: null,
  seats: [
    { personId: 'kwame', role: 'coordinator', from: '2020-09-01', to: '2026-04-30' },
    { personId: 'kwame', role: 'member', from: '2026-05-01', to: null },
    { personId: 'mei-lin', role: 'coordinator', from: '2026-05-01', to: null },
  ],
};
const closed: Circle = { ...tech, lastDay: '2026-05-07' };

const as = (personId: string | null, actsForAll = false, belongs = true) => ({
  personId,
  actsForAll,
  belongs,
});

describe('a circle', () => {
  it('knows in which role somebody was in it on any day', () => {
    expect(seatOn(tech, 'kwame', '2026-04-30')?.role).toBe('coordinator');
    expect(seatOn(tech, 'kwame', TODAY)?.role).toBe('member');
    expect(seatOn(tech, 'mei-lin', '2026-04-30')).toBeNull();
  });

  it('is coordinated by who coordinates it today, and by the secretary', () => {
    expect(mayCoordinate(tech, ROLES, as('mei-lin'), TODAY)).toBe(true);
    expect(mayCoordinate(tech, ROLES, as('kwame'), TODAY)).toBe(false);
    expect(mayCoordinate(tech, ROLES, as('nadia', true), TODAY)).toBe(true);
  });

  it('is coordinated by nobody who belongs no longer, though they still have their seat', () => {
    expect(mayCoordinate(tech, ROLES, as('mei-lin', false, false), TODAY)).toBe(false);
    expect(mayCoordinate(tech, ROLES, as('nadia', true, false), TODAY)).toBe(true);
  });

  it('goes on until the end of its last day', () => {
    expect(isOver(closed, '2026-05-07')).toBe(false);
    expect(isOver(closed, TODAY)).toBe(true);
    expect(isOver(tech, TODAY)).toBe(false);
  });

  it('is asked by those it is for, once, and while it exists', () => {
    const aina = { personId: 'aina', belongs: true };
    expect(objectionToAsk(tech, aina, TODAY)).toBeNull();
    expect(objectionToAsk(tech, { ...aina, belongs: false }, TODAY)?.refused).toBe('NOT_ITS_MEMBER');
    expect(objectionToAsk(tech, { ...aina, personId: 'kwame' }, TODAY)?.refused).toBe('ALREADY_IN_IT');
    expect(objectionToAsk(closed, aina, TODAY)).toMatchObject({
      refused: 'CIRCLE_ENDED',
      details: { lastDay: '2026-05-07' },
    });
  });

  it('lets in whom its coordinator names, from a day on which it exists', () => {
    const seating = { from: TODAY, belongs: true, mayCoordinate: true };
    expect(objectionToSeat(tech, seating)).toBeNull();
    expect(objectionToSeat(tech, { ...seating, mayCoordinate: false })?.refused).toBe('NOT_ALLOWED');
    expect(objectionToSeat(tech, { ...seating, belongs: false })?.refused).toBe('NOT_ITS_MEMBER');
    expect(objectionToSeat(closed, seating)?.refused).toBe('CIRCLE_ENDED');
    expect(objectionToSeat(closed, { ...seating, from: '2026-05-07' })).toBeNull();
  });

  it('keeps the days somebody had another role', () => {
    const spans = [{ id: '1', value: 'member', from: '2026-01-01', to: null }];
    expect(changeFrom(spans, 'delegate', TODAY)).toEqual([
      { id: '1', value: 'member', from: '2026-01-01', to: '2026-05-07' },
      { id: null, value: 'delegate', from: TODAY, to: null },
    ]);
  });

  it('is left by anybody for themself, and for others by who coordinates', () => {
    const leaving = { personId: 'kwame', lastDay: TODAY, isSelf: true, mayCoordinate: false };
    expect(objectionToLeave(tech, leaving, TODAY)).toBeNull();
    expect(objectionToLeave(tech, { ...leaving, isSelf: false }, TODAY)?.refused).toBe('NOT_ALLOWED');
    expect(objectionToLeave(tech, { ...leaving, personId: 'aina' }, TODAY)?.refused).toBe('NOT_IN_IT');
    const seat = { personId: 'old', role: 'member', from: '2020-01-01' };
    const circle = { ...tech, seats: [{ ...seat, to: '2024-05-08' }] };
    const old = { ...leaving, personId: 'old' };
    expect(objectionToLeave(circle, old, TODAY)?.refused).toBe('NOT_IN_IT');
    const leavingSoon = { ...tech, seats: [{ ...seat, to: TODAY }] };
    expect(objectionToLeave(leavingSoon, { ...old, lastDay: '2026-06-01' }, TODAY)).toMatchObject({
      refused: 'IN_IT_UNTIL',
      details: { lastDay: TODAY },
    });
  });

  it('is not part of itself, however far around', () => {
    const parents: Readonly<Record<string, string | null>> = { docs: 'tech', tech: 'all', all: null };
    const parentOf = (id: string) => parents[id] ?? null;
    expect(isWithin('docs', 'all', parentOf)).toBe(false);
    expect(isWithin('all', 'docs', parentOf)).toBe(true);
    expect(isWithin('tech', 'tech', parentOf)).toBe(true);
    expect(isWithin('tech', null, parentOf)).toBe(false);
  });
});
