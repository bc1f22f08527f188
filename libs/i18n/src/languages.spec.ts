import { describe, expect, it } from '@jest/globals';
import { directionOf, firstSpoken, ownNameOf, tagOf } from './languages.ts';

describe('the language of a visitor', () => {
  it('is the first one asked for that we speak', () => {
    expect(firstSpoken(['pt-BR', 'sv-FI', 'en'])).toBe('sv');
  });

  it('is English when we speak none of them', () => {
    expect(firstSpoken(['pt', 'ja'])).toBe('en');
    expect(firstSpoken([])).toBe('en');
  });
});

describe('a language', () => {
  it('is called what its speakers call it', () => {
    expect(ownNameOf('ca')).toBe('Català');
    expect(ownNameOf('eo')).toBe('eo');
  });

  it('is written from right to left only in Arabic', () => {
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf('pseudo')).toBe('ltr');
  });

  it('has a tag that Intl knows, also the pseudo-language', () => {
    expect(tagOf('pseudo')).toBe('en');
  });
});
