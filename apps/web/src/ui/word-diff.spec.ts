import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordDiff, type Stretch } from './word-diff.ts';

const older = (stretches: readonly Stretch[]) =>
  stretches.map(({ kind, text }) => (kind === 'added' ? '' : text)).join('');
const newer = (stretches: readonly Stretch[]) =>
  stretches.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('');

describe('what changed between two versions of a text', () => {
  it('is one word where one word was replaced', () => {
    expect(wordDiff('Members give forty hours a year.', 'Members give twenty hours a year.')).toEqual([
      { kind: 'same', text: 'Members give ' },
      { kind: 'removed', text: 'forty ' },
      { kind: 'added', text: 'twenty ' },
      { kind: 'same', text: 'hours a year.' },
    ]);
  });

  it('is nothing where nothing changed', () => {
    expect(wordDiff('As it was.', 'As it was.')).toEqual([{ kind: 'same', text: 'As it was.' }]);
  });

  it('is a paragraph where a paragraph was added', () => {
    expect(wordDiff('One.\n\nThree.', 'One.\n\nTwo.\n\nThree.')).toEqual([
      { kind: 'same', text: 'One.\n\n' },
      { kind: 'added', text: 'Two.\n\n' },
      { kind: 'same', text: 'Three.' },
    ]);
  });

  it('gives both texts back to the letter, whatever they are', () => {
    const words = fc.array(fc.constantFrom('we ', 'give ', 'hours', '\n', '\n\n', '  ', 'é ', '.'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(''), other.join('')];
        const stretches = wordDiff(before, after);
        expect(older(stretches)).toBe(before);
        expect(newer(stretches)).toBe(after);
      }),
    );
  });

  it('removes and adds no more words than the longest common part leaves over', () => {
    const letters = fc.array(fc.constantFrom('a ', 'b ', 'c '), { maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const changed = wordDiff(one.join(''), other.join(''))
          .filter(({ kind }) => kind !== 'same')
          .reduce((sum, { text }) => sum + text.length / 2, 0);
        expect(changed).toBe(one.length + other.length - 2 * commonSubsequence(one, other));
      }),
    );
  });

  it('says of two long texts without a common word that one replaced the other', () => {
    const before = Array.from({ length: 2_000 }, (_, index) => `old${index} `).join('');
    const after = Array.from({ length: 2_000 }, (_, index) => `new${index} `).join('');
    expect(wordDiff(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

/** The length of the longest common subsequence by the textbook table: a second opinion. */
function commonSubsequence(one: readonly string[], other: readonly string[]): number {
  const table = one.concat('').map(() => other.concat('').map(() => 0));
  const at = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      (table[row] ?? [])[column] = same
        ? at(row - 1, column - 1) + 1
        : Math.max(at(row - 1, column), at(row, column - 1));
    }
  }
  return at(one.length, other.length);
}
