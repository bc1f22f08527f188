import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword } from './password-hashes.ts';

describe('a password', () => {
  it('is kept as argon2id with 19 MiB and two passes, and recognised however its letters were composed', async () => {
    const kept = await hashPassword('cafe\u0301 au lait, twice');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('café au lait, twice', kept)).toBe(true);
    expect(await isPassword('cafe au lait, twice', kept)).toBe(false);
  });

  it('that nobody has is refused after the same work', async () => {
    expect(await isPassword('whatever it may be', null)).toBe(false);
  });

  it('waits for its turn, and is turned away when the queue is too long', async () => {
    const kept = await hashPassword('correct horse battery');
    const answers = await Promise.all(
      Array.from({ length: 110 }, (_, turn) =>
        isPassword(turn % 2 ? 'wrong' : 'correct horse battery', kept),
      ),
    );
    expect(answers.slice(0, 4)).toEqual([true, false, true, false]);
    expect(answers.slice(102)).toEqual(Array.from({ length: 8 }, () => null));
    expect(await isPassword('correct horse battery', kept)).toBe(true);
  });
});
