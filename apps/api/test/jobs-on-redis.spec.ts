import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../../../tools/free-port.mjs';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { createDatabase, findPostgres } from '../../../tools/postgres.mjs';
import { startApi } from '../../../tools/start-api.mjs';
import { comingAfter, makeCrowd } from './crowd.ts';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

const redisServer = ['redis-server', 'valkey-server'].flatMap(onPath)[0];
/** Letters of an announcement. */
const MANY = 300;
/** Redis is no npm package: where the machine has none, this is skipped and says so. */
const onRedis = redisServer ? describe : describe.skip;

onRedis('with QUEUE_URL', () => {
  it('jobs go through Redis or Valkey, and a letter that signs in overtakes announcements all the same', async () => {
    const home = mkdtempSync(join(tmpdir(), 'plenaria-redis-'));
    const port = await freePort();
    const quiet = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', home];
    const redis = spawn(redisServer ?? '', quiet, { stdio: 'ignore' });
    const databaseUrl = await ownDatabase();
    const env = { DATABASE_URL: databaseUrl, TIME_TRAVEL: '1', QUEUE_URL: `redis://127.0.0.1:${port}` };
    const api = await startApi({ home, env });
    try {
      const email = await person(databaseUrl);
      await announceToMany(databaseUrl);
      const document = `mutation ($email: String!) { requestLoginLink(email: $email) { __typename } }`;
      const ask = () => graphql(document, { email }, { url: api.url });
      const after = await comingAfter({ email, many: MANY }, () => arrived(api.url), ask);
      expect(after).toBeGreaterThan(100);
      expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
    } finally {
      await api.stop();
      redis.kill();
      await once(redis, 'exit');
      rmSync(home, { recursive: true, force: true });
    }
  });
});

function onPath(name: string): readonly string[] {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return places.filter((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function ownDatabase(): Promise<string> {
  const server = findPostgres(process.env['TEST_HOME'] ?? '');
  if (!server) throw new Error('the suite runs on its own server');
  return createDatabase(server, `redis_${randomUUID().slice(0, 8)}`);
}

async function person(databaseUrl: string): Promise<string> {
  const email = `${randomUUID()}@redis.example`;
  const client = new pg.Client({ connectionString: databaseUrl, ...AS_PROGRAM });
  await client.connect();
  await client.query(`insert into membership.person (name, email) values ('Ada', $1)`, [email]);
  await client.end();
  return email;
}

/** An announcement as opening a decision leaves it for later. */
async function announceToMany(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, ...AS_PROGRAM });
  await client.connect();
  const { personIds } = await makeCrowd(client, MANY);
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  const params = { decisionId: randomUUID(), number: 1, title: 'Who is a producer?', closesAt };
  await client.query(
    `insert into post.outbox (id, kind, payload, run_at, can_wait)
     select 'mail:' || person, 'mail', jsonb_build_object('personId', person) || $2, now(), true
       from unnest($1::text[]) person`,
    [personIds, { template: 'decision-opened', params }],
  );
  await client.query('notify outbox');
  await client.end();
}

/** Who has got a letter, in the order in which they got them. */
async function arrived(url: string): Promise<readonly string[]> {
  const letters = (await (await fetch(`${url}/inbox.json`)).json()) as readonly { readonly to: string }[];
  return letters.map(({ to }) => to).toReversed();
}
