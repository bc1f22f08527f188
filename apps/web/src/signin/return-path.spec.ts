import { describe, expect, it } from '@jest/globals';
import { safeReturnPath } from './return-path.ts';

describe('after signing in', () => {
  it('a member arrives at the ballot that the mail was about', () => {
    expect(safeReturnPath('/decide/7/ballot?x=1')).toBe('/decide/7/ballot?x=1');
  });

  it.each([
    '//elsewhere.example/',
    'https://elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '',
    null,
  ])('a link made by somebody else does not lead away from here: %s', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it.each(['/enter', '/sign-in?returnPath=/me'])('nobody is led back to the door: %s', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });
});
