import { describe, expect, it } from '@jest/globals';
import { gapsOf } from './completeness.ts';

const source = {
  title: 'Members',
  greeting: 'Hello {{name}}',
  members_one: 'One member',
  members_other: '{{count}} members',
};
const spanish = {
  title: 'Socias',
  greeting: 'Hola, {{name}}',
  members_one: 'Una socia',
  members_many: '{{count}} de socias',
  members_other: '{{count}} socias',
};

describe('a translation is complete', () => {
  it('when it has every text and every plural form of its language', () => {
    expect(gapsOf(source, spanish, 'es')).toEqual([]);
  });

  it('only with all six forms in Arabic', () => {
    const { members_many: _, ...two } = spanish;
    const lacking = ['few', 'many', 'two', 'zero'].map((form) => `ar lacks "members_${form}"`);
    expect([...gapsOf(source, two, 'ar')].sort()).toEqual(lacking);
  });

  it('not when a text is missing or empty', () => {
    const { title: _, ...untitled } = spanish;
    expect(gapsOf(source, untitled, 'es')).toEqual(['es lacks "title"']);
    expect(gapsOf(source, { ...spanish, title: ' ' }, 'es')).toEqual(['es lacks "title"']);
  });

  it('when none at all has words of its own, as in English', () => {
    const none = { ...source, members_zero: 'Nobody' };
    expect(gapsOf(none, { ...spanish, members_zero: 'Nadie' }, 'es')).toEqual([]);
    expect(gapsOf(none, spanish, 'es')).toEqual(['es lacks "members_zero"']);
  });

  it('not when it says something that English does not', () => {
    expect(gapsOf(source, { ...spanish, farewell: 'Adiós' }, 'es')).toEqual([
      'es has "farewell", which English does not',
    ]);
  });

  it('not when a name would be lost or a place stay empty', () => {
    expect(gapsOf(source, { ...spanish, greeting: 'Hola' }, 'es')).toEqual([
      'es fills other places than English in "greeting"',
    ]);
    expect(gapsOf(source, { ...spanish, title: 'Socias de {{name}}' }, 'es')).toEqual([
      'es fills other places than English in "title"',
    ]);
  });
});
