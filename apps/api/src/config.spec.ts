import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';

const needed = { DATABASE_URL: 'postgres://localhost/plenaria' };

describe('a setting', () => {
  it.each([
    ['PUBLIC_URL', 'plenaria.example'],
    ['PUBLIC_URL', 'ftp://plenaria.example'],
    ['PUBLIC_URL', 'https://plenaria.example/house'],
    ['PUBLIC_URL', 'https://plenaria.example/?a=b'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'https://mail.example'],
    ['MAIL_FROM', ''],
    ['MAIL_FROM', 'Plenaria'],
    ['OUTWARD_RANGES', 'abc'],
    ['OUTWARD_RANGES', '10.1.0.0/16,10.0.0.0/99'],
    ['SECRETS_KEYS', 'short'],
    ['SECRETS_KEYS', ','],
    ['QUEUE_URL', 'redisx'],
  ])('that is wrong is named, and nothing starts: %s=%s', (name, value) => {
    expect(() => readConfig({ ...needed, [name]: value })).toThrow(`${name}: `);
  });

  it('that is right is read, and one that was left empty is as if it were not set', () => {
    const keys = ['a long random word or two', 'old'];
    const given = {
      PUBLIC_URL: 'https://plenaria.example/',
      SMTP_URL: 'smtps://user:pass%40word@mail.example:465',
      MAIL_FROM: 'Our Commons <commons@plenaria.example>',
      OUTWARD_RANGES: '10.1.0.0/16, fd00::/8',
      SECRETS_KEYS: keys.join(','),
      QUEUE_URL: 'redis://localhost:6379',
    };
    expect(readConfig({ ...needed, ...given })).toMatchObject({
      publicUrl: 'https://plenaria.example',
      outwardRanges: ['10.1.0.0/16', 'fd00::/8'],
      secretsKeys: keys,
    });
    const empty = readConfig({ ...needed, SMTP_URL: '', OUTWARD_RANGES: '', SECRETS_KEYS: '' });
    expect(empty).toMatchObject({ smtpUrl: '', outwardRanges: [], secretsKeys: [] });
  });
});
