import { describe, expect, it } from '@jest/globals';
import { namePattern } from './name-pattern.ts';

/** PostgreSQL and JavaScript read these patterns alike. */
const finds = (name: string, text: string, emails: readonly string[] = []) =>
  new RegExp(namePattern(name, emails) ?? '$^', 'iu').test(text);

describe('a name in what others wrote', () => {
  it('is found in any case and over the end of a line', () => {
    expect(finds('Núria O’Brien-Vila', 'as núria\n O’BRIEN-VILA said')).toBe(true);
    expect(finds('Ada Byron', 'Ada Byrons')).toBe(false);
  });

  it('is not looked for when it is one word, which may mean something else; an address is', () => {
    expect(namePattern('Mark', [])).toBeNull();
    expect(finds('Mark', 'write to mark@x.example.', ['mark@x.example'])).toBe(true);
  });
});
