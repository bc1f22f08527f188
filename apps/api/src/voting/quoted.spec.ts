import { describe, expect, it } from '@jest/globals';
import { quotations, quoted } from './quoted.ts';

describe('people’s words in the text of a vote', () => {
  it('are a quotation, in whose lines nothing is markup', () => {
    expect(quoted('We paid.\r\n# On *time*', 100)).toBe('> We paid.\n> \\# On \\*time\\*');
  });

  it('are cut to their room as they stand there, and never within a sign', () => {
    expect(quoted('abcdefghij', 8)).toBe('> abcd …');
    expect(quoted('a\nb\nc\nd', 12)).toBe('> a\n> b\n>  …');
    expect(quoted('ab#####', 9)).toBe('> ab\\# …');
    expect(quoted('😀😀😀😀', 9)).toBe('> 😀😀 …');
  });

  const said = (count: number, words: string) =>
    Array.from({ length: count }, (_, place) => ({
      lead: `Member ${place} objects:`,
      words,
      isOneOfMany: place > 0,
    }));

  it.each(['x', '#', '\n', '😀'])('fit, however many say %j at length', (sign) => {
    for (const count of [1, 2, 11, 120, 500, 10_000]) {
      const body = quotations(said(count, sign.repeat(4_000))).join('\n\n');
      expect(body.length).toBeLessThan(13_000);
      expect(body).toContain('Member 0 objects:');
    }
  });

  it('are all told where there is room, in the order in which they were said', () => {
    const body = quotations(said(100, 'No.'));
    expect(body).toHaveLength(200);
    expect(body.slice(-2)).toEqual(['Member 99 objects:', '> No.']);
  });

  it('are left out from the last of the many, never what is said once', () => {
    const appeal = { lead: 'It appeals:', words: 'We paid.', isOneOfMany: false };
    const body = quotations([...said(500, 'No.'), appeal]);
    expect(body).not.toContain('Member 499 objects:');
    expect(body.slice(-3)).toEqual(['It appeals:', '> We paid.', '> …']);
  });
});
