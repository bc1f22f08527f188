import { describe, expect, it } from '@jest/globals';
import { seal, sealingKeys, unseal } from './sealed.ts';

const keys = (...secretsKeys: string[]) => sealingKeys({ home: '/nowhere', secretsKeys });

describe('a secret of a custodian', () => {
  it('opens with the key that sealed it, for what it was sealed for, and is never the same twice', () => {
    const own = keys('first');
    const sealed = seal('hunter2', 'the provider of Hypha', own);
    expect(unseal(sealed, 'the provider of Hypha', own)).toBe('hunter2');
    expect(unseal(sealed, 'the provider of another', own)).toBeNull();
    expect(sealed).not.toContain('hunter2');
    expect(seal('hunter2', 'the provider of Hypha', own)).not.toBe(sealed);
  });

  it('goes on opening when a new key is put before the old, and not when the old one is gone', () => {
    const sealed = seal('hunter2', 'x', keys('old'));
    expect(unseal(sealed, 'x', keys('new', 'old'))).toBe('hunter2');
    expect(unseal(sealed, 'x', keys('new'))).toBeNull();
  });

  it('does not open when a byte of it was changed, or when it is none', () => {
    const sealed = Buffer.from(seal('hunter2', 'x', keys('key')), 'base64');
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    expect(unseal(sealed.toString('base64'), 'x', keys('key'))).toBeNull();
    expect(unseal('nothing', 'x', keys('key'))).toBeNull();
  });
});
