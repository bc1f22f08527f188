import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { createDataSource, migrate } from '../database.ts';
import { migrateJobQueue } from '../jobs/job-queue.ts';
import { ensurePresets } from '../voting/ensure-presets.ts';

/** `plenaria migrate`: in production the schema changes when somebody says so. */
export function addMigrate(program: Command): void {
  program.command('migrate').description('bring the database up to this version').action(migrateAll);
}

/** Brings the database up to this version, with its presets and its queue. */
export async function migrateAll(): Promise<void> {
  const config = readConfig(process.env);
  const source = createDataSource({ ...config, databasePool: 2 }, () => undefined);
  await source.initialize();
  try {
    const done = await migrate(source);
    await ensurePresets(source.manager, new Date());
    await migrateJobQueue(config);
    console.log(done.length > 0 ? `Done: ${done.join(', ')}.` : 'The database is up to date.');
  } finally {
    await source.destroy();
  }
}
