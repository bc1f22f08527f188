import { describe, expect, it } from '@jest/globals';
import { objectionToPassword } from './objection-to-password.ts';

const email = 'ada.lovelace@coop.example';

function reasonAgainst(password: string): string | null {
  return objectionToPassword(password, email)?.reason.split('.')[1] ?? null;
}

describe('a new password', () => {
  it('has twelve letters at least, counted as people count', () => {
    expect(reasonAgainst('eleven chrs')).toBe('shorterThan');
    expect(reasonAgainst('twelve chars')).toBeNull();
    expect(reasonAgainst('💜💜💜💜💜💜')).toBe('shorterThan');
    expect(reasonAgainst('x'.repeat(257))).toBe('longerThan');
  });

  it('is not the e-mail address, nor one letter again and again', () => {
    expect(reasonAgainst('Ada.Lovelace@coop.example')).toBe('easyToGuess');
    expect(reasonAgainst(` ${email} `)).toBe('easyToGuess');
    expect(reasonAgainst('abababababababab')).toBe('easyToGuess');
  });
});
