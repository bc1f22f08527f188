import { AppModule } from '../src/app.module.ts';
import type { Config } from '../src/config.ts';
import { createDataSource } from '../src/database.ts';
import { createLog } from '../src/log.ts';
import { serveOurPath } from './our-path.ts';

/** Ours: the whole program as it runs. */
export async function oursOnDatabase(config: Config): Promise<number> {
  const source = await createDataSource(config, () => {}).initialize();
  return serveOurPath(config, AppModule.with(config, createLog('silent'), source), 'database');
}
