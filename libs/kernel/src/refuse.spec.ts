import { describe, expect, it } from '@jest/globals';
import { isRefused, refuse } from './refuse.ts';

describe('a refusal', () => {
  it('is an answer that carries its code and what it is about', () => {
    const answer = refuse('CLOSED', { closesAt: '2026-05-08T12:00:00Z' });
    expect(isRefused(answer)).toBe(true);
    expect(answer.refused).toBe('CLOSED');
    expect(answer.details.closesAt).toBe('2026-05-08T12:00:00Z');
  });

  it('is not any other value', () => {
    for (const value of [null, undefined, 'CLOSED', 0, { code: 'CLOSED' }])
      expect(isRefused(value)).toBe(false);
  });
});
