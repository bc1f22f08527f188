import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CHECKOUT } from '../checkout.mjs';
import { freePort } from '../free-port.mjs';
import { commandOf, hasEnded } from '../living-process.mjs';
import { findPostgres } from '../postgres.mjs';
import { livingRun } from '../run-record.mjs';
import { AS_PROGRAM } from '../harness/as-program.mjs';

const READY = 'Ctrl-C ends it';
const home = mkdtempSync(join(tmpdir(), 'plenaria-launcher-'));
chmodSync(home, 0o711);
let port = 0;
let launcher: Launcher;

type Launcher = { readonly process: ChildProcess; readonly says: () => string };
type Ended = { readonly code: number | null; readonly text: string };

/** The environment of a person, not of a test runner: no NODE_ENV, no DATABASE_URL. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], PLENARIA_HOME: home, PORT: String(port) };
}

function run(tool: string, args: readonly string[] = [], more: NodeJS.ProcessEnv = {}): Ended {
  const env = { ...environment(), ...more };
  const ended = spawnSync(process.execPath, [`${CHECKOUT}tools/${tool}.mjs`, ...args], {
    encoding: 'utf8',
    env,
  });
  return { code: ended.status, text: `${ended.stdout}${ended.stderr}` };
}

async function start(more: NodeJS.ProcessEnv = {}): Promise<Launcher> {
  const child = spawn(process.execPath, [`${CHECKOUT}tools/start.mjs`], {
    env: { ...environment(), ...more },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => (text += String(words)));
  await until(() => text.includes(READY) || child.exitCode !== null);
  if (!text.includes(READY)) throw new Error(text);
  return { process: child, says: () => text };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 600) throw new Error('waited a minute in vain');
    await sleep(100);
  }
}

async function isReady(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function ask(text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: findPostgres(home)?.url, ...AS_PROGRAM });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows[0];
}

function end(signal: NodeJS.Signals): Promise<unknown> {
  const gone = new Promise((resolve) => launcher.process.once('exit', resolve));
  launcher.process.kill(signal);
  return gone;
}

beforeAll(async () => {
  port = await freePort();
});
afterAll(() => {
  run('reset');
  rmSync(home, { recursive: true, force: true });
});

describe('npm start', () => {
  afterEach(async () => {
    if (launcher?.process.exitCode === null && launcher.process.signalCode === null) await end('SIGTERM');
  });

  it('prints one link per persona and the inbox, and ends all it started', async () => {
    launcher = await start();
    const links: { url: string }[] = JSON.parse(readFileSync(join(home, 'links.json'), 'utf8'));
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter(({ url }) => !launcher.says().includes(url))).toEqual([]);
    expect(launcher.says()).toContain(`http://localhost:${port}/inbox`);
    expect(await isReady()).toBe(true);
    const pids = [livingRun(home)?.api ?? 0, findPostgres(home)?.pid ?? 0];
    expect(pids).not.toContain(0);
    await ask('CREATE TABLE public.kept AS SELECT 7 AS number');
    expect(await end('SIGINT')).toBe(0);
    expect(pids.filter((pid) => commandOf(pid) !== null)).toEqual([]);
    expect(existsSync(join(home, 'run.json'))).toBe(false);
  });

  it('keeps the data, and starts again what is killed', async () => {
    launcher = await start();
    expect(await ask('SELECT number FROM public.kept')).toEqual({ number: 7 });
    const api = livingRun(home)?.api ?? 0;
    process.kill(api, 'SIGKILL');
    await hasEnded(api, 5_000);
    await until(isReady);
    expect(livingRun(home)?.api).not.toBe(api);
    const database = findPostgres(home)?.pid ?? 0;
    process.kill(database, 'SIGKILL');
    await hasEnded(database, 5_000);
    // A session of the killed server may answer /readyz for a moment more: the new server is waited for first.
    await until(() => (findPostgres(home)?.pid ?? database) !== database);
    await until(isReady);
    expect(await ask('SELECT number FROM public.kept')).toEqual({ number: 7 });
  });

  it('is what commands speak of, wherever it listens', async () => {
    launcher = await start();
    const { code, text } = run('plenaria', ['doctor'], { PORT: String(port + 1) });
    expect(text).toContain(`People reach this at http://localhost:${port}.`);
    expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('All is well.') });
  });

  it('says without the example that no mail can leave', async () => {
    launcher = await start({ DEMO: '0' });
    const { code, text } = run('plenaria', ['doctor']);
    expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining('SMTP_URL is not set') });
    const invited = run('plenaria', ['user', 'invite', 'sol@start.example', '--name', 'Sol']);
    expect(invited).toEqual({ code: 0, text: expect.stringContaining('login-link sol@start.example') });
    expect(run('plenaria', ['login-link', 'sol@start.example']).text).toContain(`http://localhost:${port}/`);
  });

  it('says so when it runs already, and takes over when only its launcher was killed', async () => {
    launcher = await start();
    const second = run('start');
    expect(second).toEqual({ code: 1, text: expect.stringContaining('Plenaria already runs from here') });
    const api = livingRun(home)?.api ?? 0;
    await end('SIGKILL');
    expect(await isReady()).toBe(true);
    launcher = await start();
    expect(commandOf(api)).toBeNull();
    expect(await ask('SELECT number FROM public.kept')).toEqual({ number: 7 });
  });

  it('names the port that is taken and how to choose another, and leaves nothing running', async () => {
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen(port, '127.0.0.1', listening));
    const { code, text } = run('start');
    squatter.close();
    expect(code).toBe(1);
    expect(text).toContain(
      `Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`,
    );
    expect(findPostgres(home)).toBeNull();
    expect(run('start', [], { PORT: 'three' }).text).toContain('a port is a number from 1 to 65535');
  });

  it('says which database does not answer, in words and without its password', async () => {
    const nobody = `127.0.0.1:${await freePort()}/nothing`;
    const { code, text } = run('start', [], { DATABASE_URL: `postgres://someone:secret@${nobody}` });
    expect(code).toBe(1);
    expect(text).toContain(`The database ${nobody} of DATABASE_URL cannot be used: connect ECONNREFUSED`);
    expect(text).not.toMatch(/secret|\n {4}at /);
    expect(run('start', [], { DATABASE_URL: 'nothing' }).text).not.toMatch(/\n {4}at /);
  });
});

describe('the plenaria command', () => {
  it('starts the database for one command and stops it again, with nothing of its own on stdout', () => {
    const { code, text } = run('plenaria', ['doctor']);
    expect(text).toContain('PostgreSQL 18');
    expect([0, 1]).toContain(code);
    expect(findPostgres(home)).toBeNull();
  });

  it('needs no database to count and to verify', () => {
    const { code, text } = run('plenaria', ['verify', join(home, 'no-such-bundle.json')]);
    expect(code).not.toBe(0);
    expect(text).toContain('no-such-bundle.json');
    expect(findPostgres(home)).toBeNull();
  });
});

describe('npm run reset', () => {
  it('stops what runs, removes the data, and finds nothing the second time', async () => {
    launcher = await start();
    expect(existsSync(join(home, 'secrets-key'))).toBe(true);
    for (const laterMade of ['constitution-key.pem', 'erasures.jsonl'])
      writeFileSync(join(home, laterMade), '');
    const pids = [launcher.process.pid ?? 0, livingRun(home)?.api ?? 0, findPostgres(home)?.pid ?? 0];
    expect(run('reset')).toEqual({ code: 0, text: expect.stringContaining('Removed the database') });
    expect(pids.filter((pid) => commandOf(pid) !== null)).toEqual([]);
    expect(existsSync(home)).toBe(false);
    expect(run('reset').text).toContain('nothing to remove');
  });
});
