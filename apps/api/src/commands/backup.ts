import { join } from 'node:path';
import type { Command } from 'commander';
import { takeBackup } from '../backup/take-backup.ts';
import { readConfig } from '../config.ts';
import { createDataSource } from '../database.ts';

/** `plenaria backup [folder]`: everything that must outlive the database, while it goes on being used. */
export function addBackup(program: Command): void {
  program
    .command('backup [folder]')
    .description('write a backup into a new folder; in the home folder if none is named')
    .action(backup);
}

async function backup(named: string | undefined): Promise<void> {
  const config = readConfig(process.env);
  const now = new Date();
  const folder = named ?? join(config.home, `backup-${now.toISOString().replace(/[:.]/g, '-')}`);
  const source = createDataSource({ ...config, databasePool: 2 }, () => undefined);
  await source.initialize();
  try {
    const { tables } = await takeBackup(source, { folder, home: config.home, now });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `${rows} rows of ${tables.length} tables are in ${folder}. It holds personal data: keep it safe.`,
    );
  } finally {
    await source.destroy();
  }
}
