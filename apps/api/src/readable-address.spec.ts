import { describe, expect, it } from '@jest/globals';
import { readableAddress } from './readable-address.ts';

describe('an address', () => {
  it.each(['/', '/people/caf%C3%A9?search=50%', '/decide?search=%E0%A4%A'])('%s is taken as it is', (url) => {
    expect(readableAddress(url)).toBe(url);
  });

  it.each([
    ['/people/%E0%A4%A', '/people/%25E0%25A4%25A'],
    ['/100%?language=fr', '/100%25?language=fr'],
  ])('%s, which cannot be read, leads nowhere', (url, readable) => {
    expect(readableAddress(url)).toBe(readable);
  });
});
