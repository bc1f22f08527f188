import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removePostgres, startPostgres } from '../postgres.mjs';
import { AS_PROGRAM } from '../harness/as-program.mjs';

/**
 * A fresh PostgreSQL of one's own for as long as `act` takes; then nothing of it is left.
 * @template T
 * @param {{ readonly durable: boolean }} options
 * @param {(place: { readonly home: string, readonly database: import('../postgres.mjs').Postgres }) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withDatabase({ durable }, act) {
  const home = mkdtempSync(join(tmpdir(), 'plenaria-measure-'));
  chmodSync(home, 0o711); // PostgreSQL's account passes through when root measures
  try {
    return await act({ home, database: await startPostgres({ home, durable }) });
  } finally {
    await removePostgres(home);
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * A few connections for as long as `act` takes.
 * @template T
 * @param {string} url
 * @param {(client: pg.Pool) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withClient(url, act) {
  const pool = new pg.Pool({ connectionString: url, ...AS_PROGRAM, max: 8 });
  pool.on('error', () => {}); // a server that goes away is told by the query that waits for it
  try {
    return await act(pool);
  } finally {
    await pool.end();
  }
}
