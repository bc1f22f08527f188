import { describe, expect, it } from '@jest/globals';
import { changedParts } from './changed-parts.ts';

const agreement = (hours: string) =>
  `*A sample.*\n\n## 1. Who\n\nThe custodians.\n\n## 2. Hours\n\n${hours}\n\n## 3. Leaving\n\nAfter **six** months.`;

describe('two versions of an agreement, laid over each other,', () => {
  it('show what changed under its heading, and fold what stayed', () => {
    expect(changedParts(agreement('An hour counts once.'), agreement('An hour counts twice.'))).toEqual([
      { kind: 'same', paragraphs: ['*A sample.*', '## 1. Who', 'The custodians.'] },
      { kind: 'heading', words: '2. Hours' },
      {
        kind: 'changed',
        stretches: [
          { kind: 'same', text: 'An hour counts ' },
          { kind: 'removed', text: 'once.' },
          { kind: 'added', text: 'twice.' },
        ],
      },
      { kind: 'same', paragraphs: ['## 3. Leaving', 'After **six** months.'] },
    ]);
  });

  it('fold nothing where nothing stayed, and everything where nothing changed', () => {
    expect(changedParts('One.', 'Two.').map(({ kind }) => kind)).toEqual(['changed']);
    expect(changedParts('One.\n\nTwo.', 'One.\n\nTwo.')).toEqual([
      { kind: 'same', paragraphs: ['One.', 'Two.'] },
    ]);
  });

  it('show a paragraph that was added, without the marks of Markdown', () => {
    expect(changedParts('## A\n\nOne.', '## A\n\n- *First* and **second**, see [here](/x)\n\nOne.')).toEqual([
      { kind: 'heading', words: 'A' },
      { kind: 'changed', stretches: [{ kind: 'added', text: '• First and second, see here' }] },
      { kind: 'same', paragraphs: ['One.'] },
    ]);
  });

  it('show the marks where only they changed, so that no change is hidden', () => {
    const [part] = changedParts('We **may** vote.', 'We may vote.');
    expect(part).toMatchObject({ kind: 'changed' });
    expect(part?.kind === 'changed' && part.stretches.some(({ kind }) => kind === 'added')).toBe(true);
  });
});
