import { describe, expect, it } from '@jest/globals';
import { Day, Instant } from './scalars.ts';

describe('a day', () => {
  it('is taken when the calendar has it', () => {
    expect(Day.parseValue('2024-02-29')).toBe('2024-02-29');
  });

  it.each(['2023-02-29', '2026-13-01', '0000-01-01', '2026-1-1', 'yesterday', 20260508, null])(
    'is not %p',
    (value) => {
      expect(() => Day.parseValue(value)).toThrow('Not a day');
    },
  );
});

describe('an instant', () => {
  it('is kept in UTC whatever offset it was said in', () => {
    const instant = Instant.parseValue('2026-05-08T14:00:00+02:00');
    expect(Instant.serialize(instant)).toBe('2026-05-08T12:00:00.000Z');
  });

  it.each([
    '2026-05-08',
    '2026-05-08T12:00:00',
    '2026-13-08T12:00:00Z',
    '9999-12-31T23:59:59-01:00',
    0,
    null,
  ])('is not %p', (value) => {
    expect(() => Instant.parseValue(value)).toThrow('Not an instant');
  });
});
