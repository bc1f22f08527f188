import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgres, startPostgres } from '../postgres.mjs';
import { startApi } from '../start-api.mjs';

/** Lets what a test runs on this machine stand for a house out there. */
export const LOOPBACK = { OUTWARD_RANGES: '127.0.0.1/32' };

/**
 * A whole Plenaria of its own for one suite: a fresh database and one api, in a temporary home. What cannot
 * be started is taken down again.
 * @param {{ readonly name: string, readonly env: Readonly<Record<string, string>> }} options
 */
export async function openWorld({ name, env }) {
  const home = mkdtempSync(join(tmpdir(), `plenaria-${name}-`));
  chmodSync(home, 0o711); // PostgreSQL's account passes through when root runs the tests
  const close = async () => {
    await removePostgres(home);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const database = await startPostgres({ home, durable: false });
    const api = await startApi({
      home,
      env: { DATABASE_URL: database.url, LOG_LEVEL: 'info', TIME_TRAVEL: '1', ...env },
    });
    return { home, database, api, close: () => api.stop().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
}
