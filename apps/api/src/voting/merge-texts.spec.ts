import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeTexts } from './merge-texts.ts';

const base = 'Who may vote.\n\nWhat it costs.\n\nWhen it begins.\n\nHow it ends.';

describe('an amendment that meets a changed text', () => {
  it('follows it when the two changed different paragraphs', () => {
    const amended = base.replace('What it costs.', 'What it costs, in hours.');
    const changed = base.replace('How it ends.', 'How it ends, by a vote.');
    expect(mergeTexts(base, amended, changed)).toBe(
      'Who may vote.\n\nWhat it costs, in hours.\n\nWhen it begins.\n\nHow it ends, by a vote.',
    );
  });

  it('is outdated when both changed the same paragraph differently', () => {
    expect(mergeTexts(base, base.replace('costs', 'gives'), base.replace('costs', 'takes'))).toBeNull();
  });

  it('stays when both ask for the same', () => {
    const same = base.replace('costs', 'gives');
    expect(mergeTexts(base, same, same)).toBe(same);
  });

  it('keeps a paragraph it adds and one it strikes', () => {
    const amended = base.replace('Who may vote.\n\n', '').concat('\n\nWho pays.');
    expect(mergeTexts(base, amended, base.replace('begins', 'opens'))).toBe(
      'What it costs.\n\nWhen it opens.\n\nHow it ends.\n\nWho pays.',
    );
  });

  it('changes nothing when one side changed nothing, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [from, to] = [one.join('\n\n'), other.join('\n\n')];
        expect(mergeTexts(from, from, to)).toBe(to);
        expect(mergeTexts(from, to, from)).toBe(to);
      }),
    );
  });

  it('asks the same of both sides: merging is symmetric', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, text, text, (one, two, three) => {
        const [from, mine, theirs] = [one, two, three].map((list) => list.join('\n\n')) as [
          string,
          string,
          string,
        ];
        expect(mergeTexts(from, mine, theirs)).toBe(mergeTexts(from, theirs, mine));
      }),
    );
  });
});
