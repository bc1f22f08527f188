import { describe, expect, it } from '@jest/globals';
import { instantOf, localOf } from './local-time.ts';

describe('a closing time that a chair types', () => {
  it('is meant in the zone of the chair, in summer and in winter', () => {
    expect(instantOf('2026-07-08T18:00', 'Europe/Madrid')?.toISOString()).toBe('2026-07-08T16:00:00.000Z');
    expect(instantOf('2026-01-08T18:00', 'Europe/Madrid')?.toISOString()).toBe('2026-01-08T17:00:00.000Z');
    expect(instantOf('2026-07-08T18:00', 'America/Toronto')?.toISOString()).toBe('2026-07-08T22:00:00.000Z');
    expect(instantOf('2026-07-08T18:00', 'Asia/Kathmandu')?.toISOString()).toBe('2026-07-08T12:15:00.000Z');
  });

  it('is right on both sides of a change of the clocks', () => {
    expect(instantOf('2026-03-29T01:59', 'Europe/Madrid')?.toISOString()).toBe('2026-03-29T00:59:00.000Z');
    expect(instantOf('2026-03-29T03:00', 'Europe/Madrid')?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is the first of the two when the clocks repeat an hour', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Madrid')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('is nothing when it is no time', () => {
    expect(instantOf('', 'Europe/Madrid')).toBeNull();
    expect(instantOf('tomorrow', 'Europe/Madrid')).toBeNull();
  });

  it('is shown back as it was typed', () => {
    const typed = '2026-11-02T09:05';
    const instant = instantOf(typed, 'America/Toronto');
    expect(instant && localOf(instant, 'America/Toronto')).toBe(typed);
  });
});
