import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { WebSocket } from 'ws';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson } from './accounts.ts';
import { ownDatabase, withProcess } from './own-process.ts';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

const databaseUrl = process.env['TEST_DATABASE_URL'] ?? '';
const database = new pg.Client({ connectionString: databaseUrl, ...AS_PROGRAM });
const home = mkdtempSync(join(tmpdir(), 'plenaria-operations-'));
beforeAll(async () => database.connect());
afterAll(async () => {
  await database.end();
  rmSync(home, { recursive: true, force: true });
});

const ASK = `mutation Ask($email: String!) { requestLoginLink(email: $email) { __typename } }`;

describe('the probes', () => {
  it('say that the process lives and can serve', async () => {
    expect((await fetch(`${apiUrl()}/healthz`)).status).toBe(200);
    const ready = await fetch(`${apiUrl()}/readyz`);
    expect(ready.status).toBe(200);
    const { checks } = (await ready.json()) as { checks: { name: string; ok: boolean }[] };
    expect(checks).toEqual(['database', 'migrations', 'queue'].map((name) => ({ name, ok: true })));
  });

  it('tell numbers to Prometheus, none of them about a person', async () => {
    const text = await (await fetch(`${apiUrl()}/metrics`)).text();
    for (const name of [
      'plenaria_http_request_duration_seconds',
      'plenaria_jobs',
      'plenaria_outbox_waiting',
    ]) {
      expect(text).toContain(`# TYPE ${name} `);
    }
    expect(text).not.toMatch(/@|\.example/);
  });

  it('give a request the id its proxy gave it', async () => {
    const answer = await fetch(`${apiUrl()}/healthz`, { headers: { 'x-request-id': 'proxy-42-abcdef' } });
    expect(answer.headers.get('x-request-id')).toBe('proxy-42-abcdef');
  });
});

describe('the log of a running process', () => {
  it('holds no address, token or cookie after somebody signed in', async () => {
    const email = `${randomUUID()}@operations.example`;
    await database.query(`insert into membership.person (name, email) values ('Olga', $1)`, [email]);
    await graphql(ASK, { email });
    const token = /\/enter#([\w-]{43})/.exec((await letterTo(email)).text)?.[1] ?? 'none';
    const redeem = `mutation ($token: String!) { redeemLoginLink(token: $token) { __typename } }`;
    const { cookie } = await graphql(redeem, { token });
    await graphql('{ viewer { email } }', {}, { cookie });
    const log = readFileSync(join(process.env['TEST_HOME'] ?? '', 'api.log'), 'utf8');
    expect(log).toContain('"path":"/graphql"');
    for (const secret of [email, token, cookie.split('=')[1] ?? 'none']) expect(log).not.toContain(secret);
  });
});

describe('a process that is asked to end', () => {
  it('answers what it has begun, then goes with a clean conscience', async () => {
    await withProcess({}, async (api) => {
      // A statement of another session holds the sign-in up, so that the request is surely under way.
      const blocker = new pg.Client({ connectionString: databaseUrl, ...AS_PROGRAM });
      await blocker.connect();
      await blocker.query(`begin; lock table post.outbox in access exclusive mode`);
      const slow = graphql(ASK, { email: `${randomUUID()}@operations.example` }, { url: api.url });
      await sleep(500);
      process.kill(api.pid, 'SIGTERM');
      await sleep(500);
      await blocker.query('rollback');
      await blocker.end();
      expect((await slow).data.requestLoginLink.__typename).toBe('Done');
      // Who still gets through at this moment is sent away; a moment later nobody gets through.
      await until(
        async () =>
          !(await fetch(`${api.url}/healthz`).then(
            ({ ok }) => ok,
            () => false,
          )),
      );
      await until(async () => readFileSync(api.logPath, 'utf8').includes('"msg":"ended"'));
    });
  });
});

describe('a subscriber of a process that is asked to end', () => {
  it('is told that it goes away, and does not hold it up', async () => {
    await withProcess({}, async (api) => {
      const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await once(socket, 'open');
      process.kill(api.pid, 'SIGTERM');
      expect((await once(socket, 'close'))[0]).toBe(1001);
      await until(async () => readFileSync(api.logPath, 'utf8').includes('"msg":"ended"'));
    });
  });
});

describe('connections for live figures', () => {
  const origin = (url: string) => ({ headers: { origin: url } });

  it('are opened by our own pages and by programs, and by no page of another site', async () => {
    const url = `${apiUrl().replace('http', 'ws')}/graphql`;
    for (const asking of [{}, origin(apiUrl())]) {
      const socket = new WebSocket(url, 'graphql-transport-ws', asking);
      await once(socket, 'open');
      socket.close();
    }
    for (const foreign of ['https://evil.example', 'null', 'http://localhost:1']) {
      const socket = new WebSocket(url, 'graphql-transport-ws', origin(foreign));
      const [refusal] = await once(socket, 'error');
      expect(String(refusal)).toContain('403');
    }
  });

  it('are so many from one address, and fewer for one person; who comes too many is told to come again', async () => {
    await withProcess({}, async (api) => {
      const url = `${api.url.replace('http', 'ws')}/graphql`;
      const { cookie } = await makePerson(database);
      const own = await Promise.all(Array.from({ length: 21 }, () => initialised(url, { cookie })));
      expect(own.filter(({ answer }) => answer === 'acknowledged')).toHaveLength(20);
      expect(own.filter(({ answer }) => answer === 1013)).toHaveLength(1);
      const others = await Promise.all(Array.from({ length: 500 }, () => initialised(url)));
      expect(others.filter(({ answer }) => answer === 'acknowledged')).toHaveLength(480);
      expect(others.filter(({ answer }) => answer === 1013)).toHaveLength(20);
      // Who goes at once, before anybody could look who it was, leaves no place taken behind.
      for (let turn = 0; turn < 30; turn += 1) await leaving(url, cookie);
      const [first] = own.filter(({ answer }) => answer === 'acknowledged');
      first?.socket.close();
      others[0]?.socket.close();
      await until(async () => (await initialised(url, { cookie })).answer === 'acknowledged');
      for (const { socket } of [...own, ...others]) socket.terminate();
    });
  });
});

/** A connection that has said who it is, and how it was received. */
async function initialised(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
  const answer = await new Promise<'acknowledged' | number>((resolve) => {
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', () => resolve('acknowledged'));
    socket.on('close', resolve);
  });
  return { socket, answer };
}

/** A connection that is gone as soon as it has said who it is. */
async function leaving(url: string, cookie: string): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { cookie } });
  socket.on('open', () => {
    socket.send('{"type":"connection_init"}');
    socket.terminate();
  });
  await once(socket, 'close');
}

describe('the inbox of the demo', () => {
  it('does not exist beside a configured mail server', async () => {
    expect(await shown(`${apiUrl()}/inbox`)).not.toContain('Inbox of the demo');
    expect(await shown(`${apiUrl()}/inbox.json`)).not.toMatch(/^\[/);
  });

  it('does not exist in production, and neither does time travel', async () => {
    await withProcess({ NODE_ENV: 'production' }, async (api) => {
      expect(await shown(`${api.url}/inbox`)).not.toContain('Inbox of the demo');
      expect(await shown(`${api.url}/inbox.json`)).not.toMatch(/^\[/);
      expect((await fetch(`${api.url}/tick`, { method: 'POST' })).status).toBe(404);
    });
  });
});

/** What a browser is shown: where nothing else lies, that is the web client's own page. */
async function shown(url: string): Promise<string> {
  return (await fetch(url)).text();
}

describe('a database whose connections are cut', () => {
  it('leaves the process standing, and hearing what is put into the outbox', async () => {
    const url = await ownDatabase();
    await withProcess({ DATABASE_URL: url, MIGRATE: '1', ROLE: 'all', TIME_TRAVEL: '1' }, async (api) => {
      const own = new pg.Client({ connectionString: url, ...AS_PROGRAM });
      await own.connect();
      const email = `${randomUUID()}@operations.example`;
      await own.query(`insert into membership.person (name, email) values ('Olga', $1)`, [email]);
      for (let cut = 0; cut < 50; cut += 1) {
        await own.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
        );
        await fetch(`${api.url}/readyz`);
      }
      await own.end();
      expect((await graphql(ASK, { email }, { url: api.url })).data.requestLoginLink.__typename).toBe('Done');
      await until(async () =>
        JSON.stringify(await (await fetch(`${api.url}/inbox.json`)).json()).includes(email),
      );
      expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
      expect(await (await fetch(`${api.url}/inbox`)).text()).toMatch(
        /<a href="http:[^"]+\/enter#[\w-]{43}">/,
      );
    });
  });
});

/** Waits until it is so, a minute and a half at most. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 900; turn += 1) {
    if (await isSo()) return;
    await sleep(100);
  }
  throw new Error('it has not come about within a minute and a half');
}
