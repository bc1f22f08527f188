import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../../../tools/free-port.mjs';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { createDatabase, findPostgres } from '../../../tools/postgres.mjs';
import { startApi } from '../../../tools/start-api.mjs';

const redisServer = ['redis-server', 'valkey-server'].flatMap(onPath)[0];
/** Redis is no npm package: where the machine has none, this is skipped and says so. */
const onRedis = redisServer ? describe : describe.skip;

onRedis('with QUEUE_URL', () => {
  it('jobs go through Redis or Valkey, and a letter arrives all the same', async () => {
    const home = mkdtempSync(join(tmpdir(), 'plenaria-redis-'));
    const port = await freePort();
    const quiet = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', home];
    const redis = spawn(redisServer ?? '', quiet, { stdio: 'ignore' });
    const databaseUrl = await ownDatabase();
    const env = { DATABASE_URL: databaseUrl, TIME_TRAVEL: '1', QUEUE_URL: `redis://127.0.0.1:${port}` };
    const api = await startApi({ home, env });
    try {
      const email = await person(databaseUrl);
      await graphql(
        `
          mutation ($email: String!) {
            requestLoginLink(email: $email) {
              __typename
            }
          }
        `,
        { email },
        { url: api.url },
      );
      expect(await arrives(`${api.url}/inbox.json?to=${email}`)).toBe(true);
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
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`insert into membership.person (name, email) values ('Ada', $1)`, [email]);
  await client.end();
  return email;
}

async function arrives(url: string): Promise<boolean> {
  for (let turn = 0; turn < 100; turn += 1) {
    if ((await (await fetch(url)).text()) !== '[]') return true;
    await sleep(100);
  }
  return false;
}
