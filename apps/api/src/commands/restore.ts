import type { Command } from 'commander';
import { restoreBackup } from '../backup/restore-backup.ts';
import { verifyDecisions } from '../backup/verify-decisions.ts';
import { readConfig } from '../config.ts';
import { createDataSource } from '../database.ts';
import { migrateJobQueue } from '../jobs/job-queue.ts';

type Options = { readonly verify?: boolean; readonly erasures?: string };

/** `plenaria restore <folder>`: a backup into an empty database; who was erased since is erased again. */
export function addRestore(program: Command): void {
  program
    .command('restore <folder>')
    .description('put a backup into an empty database')
    .option('--verify', 'check every closed decision afterwards, as a stranger with its public file would')
    .option('--erasures <file>', 'a further list of who was erased, from where the program last ran')
    .action(restore);
}

async function restore(folder: string, { verify = false, erasures }: Options): Promise<void> {
  const config = readConfig(process.env);
  const source = createDataSource({ ...config, databasePool: 2 }, () => undefined);
  await source.initialize();
  try {
    const asking = { actor: { kind: 'system', name: 'plenaria' }, now: new Date() } as const;
    const restoring = { folder, home: config.home, erasures: erasures ?? null };
    const { manifest, rows, erasedAgain } = await restoreBackup(source, asking, restoring);
    await migrateJobQueue(config);
    console.log(`${rows} rows are there as the backup of ${manifest.madeAt} holds them.`);
    console.log(`Erased again, since they were erased after it was made: ${erasedAgain}.`);
    if (!verify) return;
    const { decisions, wrong } = await verifyDecisions(source.manager);
    console.log(`Closed decisions: ${decisions}, of which verify: ${decisions - wrong.length}.`);
    if (wrong.length > 0) throw new Error(`These decisions do not verify: ${wrong.join(', ')}.`);
  } finally {
    await source.destroy();
  }
}
