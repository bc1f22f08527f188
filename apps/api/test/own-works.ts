import { readConfig } from '../src/config.ts';
import { createDataSource } from '../src/database.ts';
import { Works } from '../src/work.ts';
import type { Asking } from '../src/work.ts';

/** The database under test as jobs and commands see it: no HTTP, the program itself asks. */
export type OwnWorks = {
  readonly works: Works;
  readonly asking: Asking;
  readonly close: () => Promise<void>;
};

/** Opens it. Close it when the file is done. */
export async function openOwnWorks(url = process.env['TEST_DATABASE_URL'] ?? ''): Promise<OwnWorks> {
  const config = readConfig({ DATABASE_URL: url, DB_POOL: '2' });
  const source = await createDataSource(config, () => undefined).initialize();
  const asking: Asking = { actor: { kind: 'system', name: 'test' }, now: new Date() };
  return { works: new Works(source), asking, close: () => source.destroy() };
}
