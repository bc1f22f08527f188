import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, paragraphOf, runsOf } from './set-line.ts';
import type { Run } from './set-line.ts';

const runsIn = (text: string, direction: 'ltr' | 'rtl') => {
  const paragraph = paragraphOf([{ text }], direction);
  return runsOf(paragraph, 0, text.length);
};
const shown = (text: string, direction: 'ltr' | 'rtl') => runsIn(text, direction).map((run) => run.text);
/** As if every letter were as wide as every other. */
const measure = ({ text }: Run) => text.length;

describe('a line', () => {
  it('of one script is one stretch', () => {
    expect(shown('Condicions d’ús de la col·lectivitat', 'ltr')).toEqual([
      'Condicions d’ús de la col·lectivitat',
    ]);
  });

  it('of Arabic keeps Latin names and numbers in their order, and turns the rest around them', () => {
    expect(shown('النسخة 2 من Hypha', 'rtl')).toEqual(['Hypha', 'من ', ' ', '2', 'النسخة ']);
  });

  it('turns brackets around with their words', () => {
    expect(shown('اتفاق (نموذج)', 'rtl').join('|')).toBe('(|نموذج|)|اتفاق ');
  });

  it('shows nothing of the marks that keep a hash in its order', () => {
    expect(shown('\u2066ab-12\u2069', 'rtl')).toEqual(['ab-12']);
  });

  it('changes its face with the script and its weight with the words', () => {
    const paragraph = paragraphOf([{ text: 'Ő ', bold: true }, { text: 'Ж ع' }], 'ltr');
    const runs = runsOf(paragraph, 0, paragraph.text.length);
    expect(runs.map(({ face, bold }) => `${face}${bold ? ' bold' : ''}`)).toEqual([
      'latin-ext bold',
      'cyrillic',
      'arabic',
    ]);
  });
});

describe('a paragraph', () => {
  it('is broken between words, and within a word only where it is wider than the page', () => {
    const paragraph = paragraphOf([{ text: 'one two abcdefghijkl six' }], 'ltr');
    const lines = linesOf(paragraph, 8, measure).map(([from, to]) => paragraph.text.slice(from, to));
    expect(lines).toEqual(['one two', 'abcdefgh', 'ijkl six']);
  });

  it('loses no word to its lines, and no line is wider than it may be', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom('سلام', 'قرار', '2026'),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 20 }),
        fc.constantFrom('ltr', 'rtl'),
        fc.integer({ min: 3, max: 20 }),
        (words, direction, width) => {
          const paragraph = paragraphOf([{ text: words.join(' ') }], direction as 'ltr' | 'rtl');
          const lines = linesOf(paragraph, width, measure);
          const kept = lines.map(([from, to]) => paragraph.text.slice(from, to)).join('');
          const solid = (text: string) => text.replace(/[ \t\n\u2000-\u200a\u205f\u3000]/gu, '');
          expect(solid(kept)).toBe(solid(paragraph.text));
          for (const [from, to] of lines) {
            const wide = runsOf(paragraph, from, to).reduce((sum, run) => sum + measure(run), 0);
            expect(wide).toBeLessThanOrEqual(Math.max(width, 2));
          }
        },
      ),
    );
  });
});
