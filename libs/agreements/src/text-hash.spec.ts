import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sectionsOf } from './sections.ts';
import { canonicalText, textHash } from './text-hash.ts';

const words = { language: 'ca', title: 'Condicions d’ús', body: 'Primera.\n\nSegona: l·l, “cometes”.' };

describe('the hash of a text', () => {
  it('is what any other program makes of the same bytes', () => {
    const bytes = `{"body":"Primera.\\n\\nSegona: l·l, “cometes”.","format":"plenaria-text/1","language":"ca","title":"Condicions d’ús"}`;
    expect(canonicalText(words)).toBe(bytes);
    expect(textHash(words)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is another one for another word, title or language', () => {
    const hashes = [words, { ...words, title: 'X' }, { ...words, body: 'X' }, { ...words, language: 'es' }];
    expect(new Set(hashes.map(textHash)).size).toBe(4);
  });
});

describe('the sections of a text', () => {
  it('begin at its headings', () => {
    expect(sectionsOf('Before.\n\n## One\n\nText.\n\n### Two ##\nMore.')).toEqual([
      { heading: null, level: 0, body: 'Before.' },
      { heading: 'One', level: 2, body: 'Text.' },
      { heading: 'Two', level: 3, body: 'More.' },
    ]);
  });

  it('lose no word', () => {
    const line = fc.constantFrom('# A', '## B c', 'text', '#no', '', '- item');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const said = (text: string) => text.match(/\w+/g) ?? [];
        const parts = sectionsOf(lines.join('\n')).map(({ heading, body }) => `${heading ?? ''}\n${body}`);
        expect(said(parts.join('\n'))).toEqual(said(lines.join('\n')));
      }),
    );
  });
});
