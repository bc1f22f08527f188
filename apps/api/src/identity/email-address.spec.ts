import { describe, expect, it } from '@jest/globals';
import { emailAddressOf } from './email-address.ts';

describe('an e-mail address', () => {
  it('is compared without regard to case and surrounding space', () => {
    expect(emailAddressOf('  Ada.Lovelace+vote@Example.COOP ')).toBe('ada.lovelace+vote@example.coop');
    expect(emailAddressOf('jörg@münchen.example')).toBe('jörg@münchen.example');
  });

  it('is refused when it cannot be one, or would be more than one', () => {
    const wrong = [
      '',
      'ada',
      'ada@',
      '@example.org',
      'a b@example.org',
      'a@b@example.org',
      'a@example..org',
      'a@.org',
    ];
    for (const text of [
      ...wrong,
      'a@example.org,b@example.org',
      'Ada <a@example.org>',
      'a@example.org\r\nbcc: b@c.org',
      'a\u0000@example.org',
      'a@example\ud800.org',
    ]) {
      expect(emailAddressOf(text)).toBeNull();
    }
    expect(emailAddressOf(`${'a'.repeat(250)}@example.org`)).toBeNull();
  });
});
