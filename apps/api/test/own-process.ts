import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, findPostgres } from '../../../tools/postgres.mjs';
import { lastLines, startApi } from '../../../tools/start-api.mjs';

type Process = Awaited<ReturnType<typeof startApi>>;

/** A second process, on the same database unless another is named; it leaves the suite's jobs alone. */
export async function openProcess(
  env: Record<string, string>,
): Promise<{ readonly api: Process; readonly close: () => Promise<void> }> {
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
  return {
    api,
    async close() {
      await api.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One such process for as long as something is done with it. */
export async function withProcess(
  env: Record<string, string>,
  act: (api: Process) => Promise<void>,
): Promise<void> {
  const { api, close } = await openProcess(env);
  try {
    await act(api);
  } catch (error) {
    throw new Error(`${String(error)}\nThe process' own log ends:\n${lastLines(api.logPath)}`, {
      cause: error,
    });
  } finally {
    await close();
  }
}

/** An empty database on the server of the suite: what is done to it disturbs nobody. */
export async function ownDatabase(): Promise<string> {
  const server = findPostgres(process.env['TEST_HOME'] ?? '');
  if (!server) throw new Error('the suite runs on its own server');
  return createDatabase(server, `own_${randomUUID().slice(0, 8)}`);
}
