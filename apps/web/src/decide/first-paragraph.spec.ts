import { describe, expect, it } from '@jest/globals';
import { firstParagraph } from './first-paragraph.ts';

describe('what a ballot shows of a text at once', () => {
  it('is the first paragraph without the marks of Markdown', () => {
    const body = '## Proposal\n\nWe admit **Koumbit**, see [their page](https://koumbit.org).\n\nMore.';
    expect(firstParagraph(body)).toEqual({ opening: 'We admit Koumbit, see their page.', more: true });
  });

  it('is everything when the text is one plain paragraph', () => {
    expect(firstParagraph('Do we meet on Fridays?')).toEqual({
      opening: 'Do we meet on Fridays?',
      more: false,
    });
  });

  it('keeps stars and underscores that mark nothing', () => {
    expect(firstParagraph('2 * 3 is snake_case_name').opening).toBe('2 * 3 is snake_case_name');
  });

  it('is empty for an empty text', () => {
    expect(firstParagraph('  ')).toEqual({ opening: '', more: false });
  });
});
