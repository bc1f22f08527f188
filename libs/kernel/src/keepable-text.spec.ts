import { describe, expect, it } from '@jest/globals';
import { isKeepable } from './keepable-text.ts';

describe('a text that people type', () => {
  it('may be of any script, of several lines, and carry marks of direction', () => {
    for (const text of ['', 'Two\n\tlines\r\n', 'تعاونية\u200F (Hypha)\u200E', '周美琳合作社', '\u061C12'])
      expect(isKeepable(text)).toBe(true);
  });

  it('holds no control characters and no halves of characters', () => {
    for (const text of ['a\0b', 'a\u0007', '\uD800']) expect(isKeepable(text)).toBe(false);
  });

  it('turns nothing around', () => {
    for (const sign of ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E'])
      expect(isKeepable(`not ${sign}evil`)).toBe(false);
  });

  it('may isolate a part, when the part ends where its line ends at the latest', () => {
    expect(isKeepable('قال \u2068Hypha \u2067نعم\u2069\u2069 اليوم')).toBe(true);
    for (const text of ['\u2067evil', 'evil\u2069', '\u2069\u2068', '\u2068one\ntwo\u2069'])
      expect(isKeepable(text)).toBe(false);
  });
});
