import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { WebSocket } from 'ws';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { makePerson, makeToken, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, makeRegister } from './register.ts';
import type { OwnRegister, Report } from './register.ts';

const UNKNOWN = `Bearer plenaria_${'a'.repeat(43)}`;
/** Every address behind the door for files. */
const FILES = [
  '/register/export.csv',
  '/register/export.xlsx',
  '/register/members.pdf?custodian=x',
  '/constitution.json',
  '/acceptances/x/document.pdf',
  '/personal-data/x.json',
];

let db: Client;
let own: OwnRegister;
let secretary: Person;
beforeAll(async () => {
  db = await testDatabase();
  own = await makeRegister(db);
  secretary = await makePerson(db, { roles: ['secretary'] });
});
afterAll(() => db.end());

const get = (path: string, headers: Record<string, string>) => fetch(`${apiUrl()}${path}`, { headers });
const send = (body: string, headers: Record<string, string>, dryRun = 1) =>
  fetch(`${apiUrl()}/register/import?dryRun=${dryRun}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...headers },
    body,
  });
const line = (name: string, nth: number) =>
  `${name} ${own.word},organisation,t-${nth}-${own.word},${own.custodian},producer,Speaker ${nth},t${nth}@${own.word}.example,2020-08-01`;

describe('a token that is not good', () => {
  it('lets nobody in at any door, whatever cookie comes with it', async () => {
    const headers = { authorization: UNKNOWN, cookie: secretary.cookie, 'accept-language': 'fr' };
    const answers = [
      ...(await Promise.all(FILES.map((path) => get(path, headers)))),
      await send('x', headers),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
      expect(await answer.json()).toEqual({
        code: 'TOKEN_UNKNOWN',
        message: 'Ce jeton n’est pas connu ici.',
      });
    }
  });

  it('opens no connection for live figures, whatever cookie comes with it', async () => {
    const socket = open({ authorization: UNKNOWN, cookie: secretary.cookie });
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(response.statusCode).toBe(401);
    expect(JSON.parse(await text(response))).toEqual({
      code: 'TOKEN_UNKNOWN',
      message: 'This token is not known here.',
    });
    socket.terminate();
  });
});

describe('a token for reading the register', () => {
  it('takes it as a file in its owner’s name, and beside it no cookie counts', async () => {
    const member = await makePerson(db);
    const { bearer } = await makeToken(db, member, ['register:read']);
    for (const ending of ['csv', 'xlsx'])
      expect((await get(`/register/export.${ending}`, { authorization: bearer })).status).toBe(200);
    await send(`${HEAD}\n${line('Read by a token', 1)}`, { cookie: secretary.cookie }, 0);
    const asked = `/register/export.csv?custodian=${own.custodian}`;
    const both = await (await get(asked, { authorization: bearer, cookie: secretary.cookie })).text();
    expect(both).toContain('Read by a token');
    expect(both).not.toContain(`t1@${own.word}.example`);
    const theirs = await makeToken(db, secretary, ['register:read']);
    expect(await (await get(asked, { authorization: theirs.bearer })).text()).toContain(
      `t1@${own.word}.example`,
    );
  });

  it('takes no other file and imports none, and is told so', async () => {
    const { bearer: authorization } = await makeToken(db, secretary, ['register:read']);
    for (const path of FILES.slice(2)) {
      const answer = await get(path, { authorization });
      expect([path, answer.status, await answer.json()]).toMatchObject([
        path,
        403,
        { code: 'NOT_FOR_TOKENS' },
      ]);
    }
    const answer = await send(`${HEAD}\n${line('Not by this one', 2)}`, { authorization });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      {
        code: 'SCOPE_MISSING',
        message: 'This token may not do that: it needs the scope register:write.',
        details: { scope: 'register:write' },
      },
    ]);
  });

  it('is for no live figures, which no scope holds', async () => {
    const { bearer } = await makeToken(db, await makePerson(db), ['register:read']);
    const socket = open({ authorization: bearer, cookie: secretary.cookie });
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    const query =
      'subscription { turnoutChanged(decisionId: "00000000-0000-4000-8000-000000000000") { cast } }';
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    const [message] = await once(socket, 'message');
    expect(JSON.parse(String(message))).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'NOT_FOR_TOKENS' } }],
    });
    socket.terminate();
  });
});

describe('a token for writing the register', () => {
  it('imports a file of 50,000 lines, without asking whether it is still its owner', async () => {
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      secretary.accountId,
    ]);
    const { bearer: authorization } = await makeToken(db, secretary, ['register:write']);
    const lines = Array.from({ length: 50_000 }, (_, nth) => line(`Large ${nth}`, 100_000 + nth));
    const looked = await send([HEAD, ...lines].join('\n'), { authorization });
    expect(looked.status).toBe(200);
    expect(((await looked.json()) as { report: Report }).report).toMatchObject({
      created: 50_000,
      applied: false,
      problems: [],
    });
    const done = await send(`${HEAD}\n${line('By a token', 3)}`, { authorization }, 0);
    expect(((await done.json()) as { report: Report }).report).toMatchObject({ created: 1, applied: true });
  });

  it('of somebody who is no secretary imports nothing', async () => {
    const { bearer: authorization } = await makeToken(db, await makePerson(db), ['register:write']);
    const answer = await send(`${HEAD}\n${line('Not theirs', 4)}`, { authorization }, 0);
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'NOT_ALLOWED' }]);
  });
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;

describe('the guide for programs', () => {
  it('shows an import that is done as it says', async () => {
    const guide = readFileSync(new URL('../../../docs/guides/programs.md', import.meta.url), 'utf8');
    const script = [...guide.matchAll(/```sh\n([^`]*)```/g)].map(([, shown = '']) => shown)[1] ?? '';
    expect(script).toContain('/register/import');
    // Nearly every machine has curl; where there is none, nothing can be tried.
    if (!hasCurl) return;
    const { bearer } = await makeToken(db, secretary, ['register:read', 'register:write']);
    const folder = mkdtempSync(join(tmpdir(), 'plenaria-guide-'));
    writeFileSync(join(folder, 'register.csv'), `${HEAD}\n${line('By the guide', 5)}`);
    const env = { ...process.env, PLENARIA_URL: apiUrl(), PLENARIA_TOKEN: bearer.replace('Bearer ', '') };
    const said = execFileSync('sh', ['-c', script], { env, cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(said)).toMatchObject({ report: { dryRun: true, created: 1, problems: [] } });
  });
});

function open(headers: Record<string, string>): WebSocket {
  return new WebSocket(`${apiUrl().replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
}
