import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, findPostgres } from '../../../tools/postgres.mjs';
import { lastLines, startApi } from '../../../tools/start-api.mjs';

/** A second process, on the same database unless another is named; it leaves the suite's jobs alone. */
export async function withProcess(
  env: Record<string, string>,
  act: (api: Awaited<ReturnType<typeof startApi>>) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'plenaria-process-'));
  const api = await startApi({
    home: join(home, randomUUID()),
    env: {
      DATABASE_URL: process.env['TEST_DATABASE_URL'] ?? '',
      MIGRATE: '0',
      ROLE: 'api',
      NODE_ENV: 'test',
      ...env,
    },
  });
  try {
    await act(api);
  } catch (error) {
    throw new Error(`${String(error)}\nThe process' own log ends:\n${lastLines(api.logPath)}`, {
      cause: error,
    });
  } finally {
    await api.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** An empty database on the server of the suite: what is done to it disturbs nobody. */
export async function ownDatabase(): Promise<string> {
  const server = findPostgres(process.env['TEST_HOME'] ?? '');
  if (!server) throw new Error('the suite runs on its own server');
  return createDatabase(server, `own_${randomUUID().slice(0, 8)}`);
}
