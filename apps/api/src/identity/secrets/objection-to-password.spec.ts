import { describe, expect, it } from '@jest/globals';
import { objectionToPassword } from './objection-to-password.ts';

const owner = {
  email: 'ada.lovelace@coop.example',
  name: 'Ada Lovelace',
  federation: 'The Online Meeting Cooperative',
};

async function reasonAgainst(password: string): Promise<string | null> {
  return (await objectionToPassword(password, owner))?.reason.split('.')[1] ?? null;
}

describe('a new password', () => {
  it('has twelve letters at least, counted as people count', async () => {
    expect(await reasonAgainst('eleven chrs')).toBe('shorterThan');
    expect(await reasonAgainst('twelve chars')).toBeNull();
    expect(await reasonAgainst('💜💜💜💜💜💜')).toBe('shorterThan');
    expect(await reasonAgainst('x'.repeat(257))).toBe('longerThan');
  });

  it('is not the e-mail address, nor one letter again and again', async () => {
    expect(await reasonAgainst('Ada.Lovelace@coop.example')).toBe('easyToGuess');
    expect(await reasonAgainst(` ${owner.email} `)).toBe('easyToGuess');
    expect(await reasonAgainst('abababababababab')).toBe('easyToGuess');
  });

  it('is none that everybody knows, nor what it is about, nor either with digits and signs', async () => {
    for (const known of [
      'password1234',
      'Passwort12345',
      'contraseña1234',
      'contrasenya12',
      'motdepasse2026',
      'lösenord1234',
      'كلمة السر 1234',
      'P@ssw0rd2026!',
      'qwertyuiop12',
      'letmein123456',
      'abcdefghijklm',
      'ada lovelace 1815',
      'lovelace12345',
      'plenaria2026!!',
      'OnlineMeeting1',
      'password'.repeat(32),
    ])
      expect([known, await reasonAgainst(known)]).toEqual([known, 'easyToGuess']);
  });

  it('may be a few words in any language, or what a program has made up', async () => {
    for (const made of [
      'correct horse battery staple',
      'minamormor är bäst',
      'der Ofen singt leise',
      'شجرة الزيتون تنام باكرا',
      'kJ8#mmPq29zL',
      'x7Qp'.repeat(2) + 'vR3-hT',
    ])
      expect([made, await reasonAgainst(made)]).toEqual([made, null]);
  });
});
