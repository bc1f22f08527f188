import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { createDataSource } from '../database.ts';
import { Works } from '../work.ts';
import type { Asking } from '../work.ts';

/** What a command that works on the database is given. */
export type Terminal = { readonly config: Config; readonly works: Works; readonly asking: Asking };

/** Opens the database for one command and closes it whatever happens. */
export async function withWorks(act: (terminal: Terminal) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const source = createDataSource({ ...config, databasePool: 2 }, () => undefined);
  await source.initialize();
  try {
    const asking: Asking = { actor: { kind: 'system', name: 'plenaria' }, now: new Date() };
    await act({ config, works: new Works(source), asking });
  } finally {
    await source.destroy();
  }
}
