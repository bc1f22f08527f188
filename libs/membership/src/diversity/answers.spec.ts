import { describe, expect, it } from '@jest/globals';
import { consentHolds, DIVERSITY_PURPOSE, readDiversity } from './answers.ts';
import { consentUntil, quarterEnded, quarterOf } from './quarter.ts';

describe('what somebody says of themself', () => {
  it('is one choice of each dimension, or nothing', () => {
    expect(readDiversity({ gender: 'nonBinary', age: '', language: 'learned' })).toEqual({
      answers: { gender: 'nonBinary', age: null, language: 'learned' },
    });
  });

  it('is refused by the name of what is no choice', () => {
    expect(readDiversity({ gender: 'woman', age: 'old', language: 'latin' })).toEqual({
      unknown: ['age', 'language'],
    });
  });
});

describe('an agreement to be counted', () => {
  it('holds for the rest of its quarter and two years', () => {
    expect(consentUntil('2026-05-08')).toBe('2028-06-30');
    expect(consentUntil('2026-12-31')).toBe('2028-12-31');
    expect(consentUntil('2027-01-01')).toBe('2029-03-31');
    const consent = { purpose: DIVERSITY_PURPOSE, until: '2028-06-30' };
    expect(consentHolds(consent, '2028-06-30')).toBe(true);
    expect(consentHolds(consent, '2028-07-01')).toBe(false);
  });

  it('ends when what the answers are for is worded anew', () => {
    expect(consentHolds({ purpose: DIVERSITY_PURPOSE - 1, until: '2028-06-30' }, '2026-05-08')).toBe(false);
  });
});

describe('a quarter', () => {
  it('begins in January, April, July and October', () => {
    expect(['2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-10-01',
    ]);
  });

  it('that ended last is the one before', () => {
    expect(['2026-05-08', '2026-01-01'].map(quarterEnded)).toEqual(['2026-01-01', '2025-10-01']);
  });
});
