import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { newApiToken } from '../identity/api-tokens/api-token.ts';
import { newToken } from '../identity/token.ts';
import { createLog } from '../log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const stream = new PassThrough();
  const lines: string[] = [];
  stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  write(createLog('trace', stream));
  return lines.join('');
}

describe('the log', () => {
  it('never tells a token, wherever it stands', () => {
    const token = newToken();
    const text = logged((log) => {
      log.info(
        { token, headers: { authorization: `Bearer ${token}`, cookie: `__Host-plenaria=${token}` } },
        `got ${token}`,
      );
      log.error({ err: new Error(`https://vote.example/enter#${token} failed`) });
      log.info({ deep: { deeper: { deepest: token } } });
    });
    expect(text).not.toContain(token);
    expect(text).toContain('[token]');
  });

  it('never tells the token of a program, wherever it stands', () => {
    const token = newApiToken();
    const text = logged((log) => log.info({ headers: { authorization: token } }, `got token=${token}`));
    expect(text).not.toContain(token.slice(-43));
    expect(text).toContain('[token]');
  });

  it('never tells a cookie, even one that is not ours', () => {
    const text = logged((log) => {
      log.info({ request: { headers: { cookie: 'other=visible; __Host-plenaria=abc' } } });
      log.warn('Cookie: __Host-plenaria=abcdef; theme=dark');
    });
    expect(text).not.toMatch(/visible|abc/);
  });

  it('never tells where somebody gets their mail', () => {
    const text = logged((log) => {
      log.info({ email: 'ada@example.coop', letter: { email: 'ada@example.coop' } });
      log.warn({ err: new Error('550 <Ada.Lovelace+x@sub.example.coop> unknown') }, 'to ada@example.coop');
    });
    expect(text).not.toMatch(/ada@|lovelace|example/i);
  });

  it('never tells what a failed statement was about', () => {
    const failed = Object.assign(new Error('duplicate key'), {
      query: 'insert into voting.ballot values ($1)',
      parameters: ['my private reason'],
      driverError: { detail: 'Key (reason)=(my private reason) already exists.' },
      constraint: 'ballot_once',
    });
    const text = logged((log) => log.error({ err: failed }));
    expect(text).not.toContain('private');
    expect(JSON.parse(text).err).toMatchObject({ query: failed.query, constraint: 'ballot_once' });
  });

  it('never tells the password of a connection', () => {
    const text = logged((log) =>
      log.error('postgres://plenaria:s3cret@db.internal:5432/x and redis://:s3cret@localhost'),
    );
    expect(text).not.toContain('s3cret');
  });

  it('still tells what an operator needs: ids, paths, stacks', () => {
    const id = '0198b7a2-6f1e-7c3a-9d5e-2f4b8a6c1e0d';
    const text = logged((log) =>
      log.info({ request: id, path: '/decide/7', at: 'node_modules/@nestjs/core/x.js:1:2' }, 'answered'),
    );
    expect(JSON.parse(text)).toMatchObject({
      request: id,
      path: '/decide/7',
      at: 'node_modules/@nestjs/core/x.js:1:2',
    });
  });
});
