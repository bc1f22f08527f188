import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';

const right = { DATABASE_URL: 'postgresql://localhost/plenaria' };

describe('the settings', () => {
  it('are taken as they are meant', () => {
    const config = readConfig({
      ...right,
      PUBLIC_URL: 'https://plenaria.example/',
      SMTP_URL: 'smtps://user:pass@mail.example',
      MAIL_FROM: 'Coop Plenària <hola@plenaria.example>',
      OUTWARD_RANGES: '10.1.0.0/16, fd00::/8',
      SECRETS_KEYS: 'the first of long words,the second of long words',
      QUEUE_URL: 'redis://127.0.0.1:6379',
    });
    expect(config).toMatchObject({
      publicUrl: 'https://plenaria.example',
      outwardRanges: ['10.1.0.0/16', 'fd00::/8'],
      secretsKeys: ['the first of long words', 'the second of long words'],
    });
    expect(readConfig(right)).toMatchObject({ outwardRanges: [], secretsKeys: [] });
  });

  it.each([
    ['DATABASE_URL', ['mysql://localhost/x', 'postgres']],
    ['PUBLIC_URL', ['ftp://x.example', 'https://x.example/sub', 'https://x.example/?a', 'x.example']],
    ['SMTP_URL', ['nope', 'https://mail.example']],
    ['MAIL_FROM', ['', 'Plenaria', 'Plenaria <nobody>', 'a@b.example, c@d.example']],
    ['OUTWARD_RANGES', ['abc', '10.0.0.0', '10.0.0.0/99', '10.0.0.0/8,x']],
    ['SECRETS_KEYS', ['short', 'the first of long words,short']],
    ['QUEUE_URL', ['redisx', 'http://127.0.0.1']],
    ['PORT', ['many', '70000']],
  ])('that are wrong are named, and nothing starts: %s', (name, values) => {
    for (const value of values)
      expect(() => readConfig({ ...right, [name]: value })).toThrow(
        new RegExp(`^The environment is not right\\. ${name}: `),
      );
  });

  it('are named all at once', () => {
    expect(() => readConfig({ PUBLIC_URL: 'x', QUEUE_URL: 'x' })).toThrow(
      /PUBLIC_URL.*DATABASE_URL.*QUEUE_URL/,
    );
  });
});
