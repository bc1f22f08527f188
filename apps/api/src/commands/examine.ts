import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.ts';
import { createDataSource } from '../database.ts';
import { openJobQueue } from '../jobs/job-queue.ts';
import { createLog } from '../log.ts';
import { check, migrationState } from '../operations/readiness.ts';
import type { Check } from '../operations/readiness.ts';
import { scrub } from '../operations/scrub.ts';
import { Mailbox } from '../post/mailbox.ts';
import { Postman } from '../post/postman.ts';

const DATABASE_MAJOR_MIN = 15;
const NODE_MIN = [20, 19] as const;
const FREE_MIB_MIN = 512;
const CLOCK_MS_MAX = 5_000;

/** Looks at everything the program stands on. */
export async function examine(config: Config): Promise<readonly Check[]> {
  const source = createDataSource({ ...config, databasePool: 2 }, () => undefined);
  const first = [
    await check('node', async () => nodeState(process.versions.node)),
    await check('database', () => databaseState(source)),
  ];
  const migrations = await check('migrations', () => needing(source, migrationState));
  const rest = await Promise.all([
    check('clock', () => needing(source, clockState)),
    check('queue', async () => {
      if (!migrations.ok) throw new Error('This cannot be told before the migrations are done.');
      return queueState(config);
    }),
    check('mail', () => mailState(config)),
    check('disk', () => diskState(config.home)),
    check('address', async () => addressState(config)),
  ]);
  if (source.isInitialized) await source.destroy();
  return [...first, migrations, ...rest].map((one) => ({ ...one, says: scrub(one.says) }));
}

function nodeState(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [majorMin, minorMin] = NODE_MIN;
  if (major < majorMin || (major === majorMin && minor < minorMin)) {
    throw new Error(`Node ${version} is too old: ${majorMin}.${minorMin} or newer is needed.`);
  }
  return `Node ${version} is new enough.`;
}

async function databaseState(source: DataSource): Promise<string> {
  await source.initialize();
  const rows: readonly { version: string }[] = await source.query(
    `select current_setting('server_version') as version`,
  );
  const version = rows[0]?.version ?? '0';
  if (Number.parseInt(version, 10) < DATABASE_MAJOR_MIN) {
    throw new Error(`PostgreSQL ${version} is too old: ${DATABASE_MAJOR_MIN} or newer is needed.`);
  }
  return `PostgreSQL ${version} answers.`;
}

function needing(source: DataSource, ask: (source: DataSource) => Promise<string>): Promise<string> {
  if (!source.isInitialized) throw new Error('This cannot be told without the database.');
  return ask(source);
}

async function clockState(source: DataSource): Promise<string> {
  const before = Date.now();
  const rows: readonly { now: Date }[] = await source.query('select clock_timestamp() as now');
  const apartMs = Math.abs((rows[0]?.now.getTime() ?? 0) - (before + Date.now()) / 2);
  const told = `This machine and the database are ${Math.round(apartMs)} ms apart`;
  if (apartMs > CLOCK_MS_MAX)
    throw new Error(`${told}: decisions would close at different times. Set the clocks.`);
  return `${told}.`;
}

async function queueState(config: Config): Promise<string> {
  const jobs = openJobQueue(config, createLog('silent'));
  await jobs.queue.waitUntilReady();
  const { waiting = 0, failed = 0 } = await jobs.queue.getJobCounts('waiting', 'failed');
  await jobs.close();
  return `The job queue on ${jobs.engine} answers; ${waiting} jobs wait, ${failed} have failed for good.`;
}

async function mailState(config: Config): Promise<string> {
  const mailbox = new Mailbox(config);
  if (mailbox.exists) return `Mails stay on this machine, at ${config.publicUrl}/inbox.`;
  await new Postman(config, mailbox).greet();
  return 'The mail server takes our letters.';
}

async function diskState(home: string): Promise<string> {
  let place = home;
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = await statfs(place);
  const freeMib = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMib < FREE_MIB_MIN)
    throw new Error(`Only ${freeMib} MiB are free at ${place}; ${FREE_MIB_MIN} are needed.`);
  return `${freeMib} MiB are free at ${place}.`;
}

/** Browsers keep our `__Host-` cookie only over TLS, or on this very machine. */
function addressState({ publicUrl }: Config): string {
  const { protocol, hostname } = new URL(publicUrl);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (protocol !== 'https:' && !isHere) {
    throw new Error(`PUBLIC_URL is ${publicUrl}: without https no browser would keep anybody signed in.`);
  }
  return `People reach this at ${publicUrl}.`;
}
