import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, findPostgres } from '../../../tools/postgres.mjs';
import { startApi } from '../../../tools/start-api.mjs';
import { LOOPBACK } from '../../../tools/harness/world.mjs';
import { openScreens, type Screens } from './screens.ts';

/** The scenario `joining` in a database and an api of its own, whose clock no other test shares. */
export type JoiningWorld = Screens & {
  readonly url: string;
  /** Lets what time does by itself happen, as of then. */
  readonly tick: (now: Date) => Promise<void>;
};

/** Starts it as `SCENARIO=joining npm start` does; close it at the end. */
export async function openJoiningWorld(): Promise<JoiningWorld> {
  const server = findPostgres(process.env['TEST_HOME'] ?? '');
  if (!server) throw new Error('the suite runs on its own server');
  const databaseUrl = await createDatabase(server, `joining_${randomUUID().slice(0, 8)}`);
  const home = mkdtempSync(join(tmpdir(), 'plenaria-joining-'));
  const demo = { DEMO: '1', SCENARIO: 'joining', LOG_LEVEL: 'info', TIME_TRAVEL: '1', ...LOOPBACK };
  const api = await startApi({ home, env: { ...demo, DATABASE_URL: databaseUrl } });
  const screens = await openScreens({ url: api.url, databaseUrl });
  return {
    ...screens,
    url: api.url,
    async tick(now) {
      const answer = await fetch(`${api.url}/tick`, {
        method: 'POST',
        headers: { 'x-now': now.toISOString() },
      });
      if (!answer.ok) throw new Error(`tick answered ${answer.status}`);
    },
    async close() {
      await screens.close();
      await api.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
