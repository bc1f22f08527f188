import { describe, expect, it } from '@jest/globals';
import { pseudo } from './pseudo.ts';
import { translate } from './translate.ts';

const english = {
  hello: 'Hello {{name}}',
  votes_zero: 'No votes yet',
  votes_one: 'One vote',
  votes_other: '{{count}} votes',
  chair: 'The chair',
  chair_female: 'The chairwoman',
};
const arabic = { votes_two: 'صوتان', votes_few: '{{count}} أصوات', votes_other: '{{count}} صوت' };

describe('a text', () => {
  it('is filled with what it is about', () => {
    expect(translate('en', english, 'hello', { name: 'Ada' })).toBe('Hello Ada');
  });

  it('keeps a place that nothing fills, so that the mistake is seen', () => {
    expect(translate('en', english, 'hello')).toBe('Hello {{name}}');
  });

  it("never reads a member's name as a place of its own", () => {
    expect(translate('en', english, 'hello', { name: '{{name}} $& $1' })).toBe('Hello {{name}} $& $1');
  });

  it.each([
    [0, 'No votes yet'],
    [1, 'One vote'],
    [2, '2 votes'],
    [12_345, '12,345 votes'],
  ])('says %i votes as English does', (count, said) => {
    expect(translate('en', english, 'votes', { count })).toBe(said);
  });

  it('has a form for two in Arabic, and another for three', () => {
    expect(translate('ar', arabic, 'votes', { count: 2 })).toBe('صوتان');
    expect(translate('ar', arabic, 'votes', { count: 3 })).toContain('أصوات');
  });

  it('follows the form that a member chose for themself, where a language has one', () => {
    expect(translate('en', english, 'chair', { context: 'female' })).toBe('The chairwoman');
    expect(translate('en', english, 'chair', { context: 'other' })).toBe('The chair');
  });

  it('is null when nobody wrote it', () => {
    expect(translate('en', english, 'nonsense')).toBeNull();
    expect(translate('en', undefined, 'hello')).toBeNull();
  });
});

describe('the pseudo-language', () => {
  it('makes a text longer and strange, and leaves its places alone', () => {
    expect(pseudo('Hello {{name}}')).toMatch(/^\[Ĥéļļö \{\{name\}\}·+\]$/);
  });

  it('counts as English does', () => {
    expect(
      translate('pseudo', { votes_one: pseudo('One vote'), votes_other: 'x' }, 'votes', { count: 1 }),
    ).toContain('Öñé');
  });
});
