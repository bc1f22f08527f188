import { describe, expect, it } from '@jest/globals';
import { cookieForSession, cookieWithoutSession, SESSION_COOKIE, tokenInCookies } from './cookie.ts';
import { hashOfToken, newToken } from './token.ts';

describe('the session cookie', () => {
  it('is for this host only, for TLS only, and no script reads it', () => {
    const line = cookieForSession('abc', 60);
    expect(line).toBe('__Host-plenaria=abc; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Lax');
    expect(line).not.toMatch(/domain/i);
    expect(cookieWithoutSession()).toMatch(/^__Host-plenaria=; Max-Age=0; Path=\/; Secure/);
  });

  it('is found among others, and only under its own name', () => {
    expect(tokenInCookies(`theme=dark; ${SESSION_COOKIE}=abc; x=1`)).toBe('abc');
    expect(tokenInCookies(`x${SESSION_COOKIE}=abc; plenaria=def`)).toBeNull();
    expect(tokenInCookies(`${SESSION_COOKIE}=first; ${SESSION_COOKIE}=second`)).toBe('first');
    expect(tokenInCookies(undefined)).toBeNull();
  });
});

describe('a token', () => {
  it('has 256 bits and is kept as 32 bytes of hash', () => {
    const token = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(hashOfToken(token)).toHaveLength(32);
    expect(newToken()).not.toBe(token);
  });

  it('is not looked up when it cannot be one', () => {
    for (const text of ['', 'short', `${newToken()}x`, `${newToken().slice(1)} `, '0'.repeat(10_000)]) {
      expect(hashOfToken(text)).toBeNull();
    }
  });
});
