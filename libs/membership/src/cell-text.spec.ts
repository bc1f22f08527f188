import { describe, expect, it } from '@jest/globals';
import { cellText, saysTheSame } from './cell-text.ts';

describe('a cell', () => {
  it.each([
    ['SEK\u00a0500', 'SEK 500'],
    ['a  b\tc', 'a b c'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['Cafe\u0301', 'Café'],
    ["'=1", '=1'],
    [' \u00a0a ', 'a'],
    ["'tis", "'tis"],
  ])('that holds %j says %j, which is the same', (cell, said) => {
    expect(cellText(cell)).toBe(said);
    expect(saysTheSame(said, cell)).toBe(true);
  });

  it('says something else in another word, and of what is not known', () => {
    expect(saysTheSame('40 hours', '41 hours')).toBe(false);
    expect(saysTheSame('40 hours', null)).toBe(false);
  });
});
