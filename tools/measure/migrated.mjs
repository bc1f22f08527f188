import { startApi } from '../start-api.mjs';

/**
 * Brings the schema up to date as the program itself does: by starting it once.
 * @param {string} home
 * @param {string} url of the database
 */
export async function migrated(home, url) {
  const api = await startApi({ home, env: { DATABASE_URL: url, ROLE: 'api', LOG_LEVEL: 'info' } });
  await api.stop();
}
