import type { Command } from 'commander';
import { makeSigningKey } from '../identity/services/signing-keys.ts';
import { replaceSigningKeys } from '../identity/services/turn-signing-keys.ts';
import { sealingKeys } from '../operations/sealed.ts';
import { withWorks } from './with-works.ts';

/** `plenaria turn-signing-keys`: a new key for what services are told, before its time. */
export function addTurnSigningKeys(program: Command): void {
  program
    .command('turn-signing-keys')
    .description('make a new key that signs for services; the one before is kept until nobody needs it')
    .option('--now', 'the new key signs at once and the others end: only when one of them has leaked')
    .action(({ now = false }: { now?: boolean }) => turn(now));
}

async function turn(now: boolean): Promise<void> {
  await withWorks(async ({ config, works, asking }) => {
    const keys = sealingKeys(config);
    const wait = config.signingKeyWaitHours;
    const id = await works.attempt(asking, (work) =>
      now ? replaceSigningKeys(work, keys) : makeSigningKey(work, wait, keys),
    );
    if (typeof id !== 'string') throw new Error('a new key is never refused');
    console.log(
      now
        ? `The key ${id} signs from now on, alone.`
        : `The key ${id} is published, and signs in ${wait} hours.`,
    );
  });
}
