import { describe, expect, it } from '@jest/globals';
import { relyingPartyOf } from './relying-party.ts';

describe('the party that a passkey is made for', () => {
  it('is the host under which people reach us, with its port only in the origin', () => {
    expect(relyingPartyOf('https://meet.coop')).toEqual({ id: 'meet.coop', origin: 'https://meet.coop' });
    expect(relyingPartyOf('http://localhost:3000')).toEqual({
      id: 'localhost',
      origin: 'http://localhost:3000',
    });
  });

  it('does not change with the path behind it', () => {
    expect(relyingPartyOf('https://coop.example/plenaria').origin).toBe('https://coop.example');
  });
});
