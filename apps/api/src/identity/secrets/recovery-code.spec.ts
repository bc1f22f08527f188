import { describe, expect, it } from '@jest/globals';
import { hashOfRecoveryCode, newRecoveryCode } from './recovery-code.ts';

describe('a recovery code', () => {
  it('is made of letters that can be told apart on paper, in groups', () => {
    expect(newRecoveryCode()).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){5}[0-9a-hjkmnp-tv-z]$/);
    expect(newRecoveryCode()).not.toBe(newRecoveryCode());
  });

  it('is known however it is typed: with capitals, spaces, O for 0, I and L for 1', () => {
    const code = '01abc-01234-56789-abcde-fghjk-m';
    for (const typed of [code.toUpperCase(), code.replaceAll('-', ' '), 'OLabc-Oi23456789abcdefghjkm'])
      expect(hashOfRecoveryCode(typed)).toEqual(hashOfRecoveryCode(code));
  });

  it('is not looked up when it cannot be one', () => {
    for (const typed of ['', 'abc', '01abc-01234-56789-abcde-fghjk-mm', 'ü'.repeat(26)])
      expect(hashOfRecoveryCode(typed)).toBeNull();
  });
});
