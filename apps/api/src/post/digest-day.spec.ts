import { describe, expect, it } from '@jest/globals';
import { digestDay, isDigestDue } from './digest-day.ts';

describe('a digest', () => {
  it('goes at seven in the morning of its reader, wherever that is', () => {
    const evening = new Date('2026-03-10T20:00:00Z');
    expect(isDigestDue(new Date('2026-03-11T05:59:00Z'), evening, 'Europe/Madrid')).toBe(false);
    expect(isDigestDue(new Date('2026-03-11T06:00:00Z'), evening, 'Europe/Madrid')).toBe(true);
    expect(isDigestDue(new Date('2026-03-11T06:00:00Z'), evening, 'America/Toronto')).toBe(false);
    expect(isDigestDue(new Date('2026-03-11T11:00:00Z'), evening, 'America/Toronto')).toBe(true);
  });

  it('comes once a day: what is kept after seven waits for the next', () => {
    const after = new Date('2026-03-11T06:10:00Z');
    expect(isDigestDue(new Date('2026-03-11T23:00:00Z'), after, 'Europe/Madrid')).toBe(false);
    expect(isDigestDue(new Date('2026-03-12T06:00:00Z'), after, 'Europe/Madrid')).toBe(true);
  });

  it('has a day also where the clock is put forward', () => {
    expect(digestDay(new Date('2026-03-29T05:30:00Z'), 'Europe/Madrid')).toBe('2026-03-28');
    expect(digestDay(new Date('2026-03-29T06:30:00Z'), 'Europe/Madrid')).toBe('2026-03-29');
  });
});
