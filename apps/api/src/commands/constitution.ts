import { writeFileSync } from 'node:fs';
import { isRefused } from '@plenaria/kernel';
import type { Command } from 'commander';
import { exportConstitution } from '../constitution/export-constitution.ts';
import { openConstitution } from '../constitution/open-constitution.ts';
import { readInput } from './read-input.ts';
import { withWorks } from './with-works.ts';

/** `plenaria constitution export|check <file>`: what a federation is made of, for others to begin from. */
export function addConstitution(program: Command): void {
  const constitution = program
    .command('constitution')
    .description('what this federation is made of, as a file');
  constitution
    .command('export <file>')
    .description('write classes, circles, rules and documents, without anybody in them, as one signed file')
    .action(exportTo);
  constitution
    .command('check <file>')
    .description('see whether every part of such a file is as it was signed, and by which key')
    .option('--key <fingerprint>', 'the fingerprint that the other federation told you')
    .action(check);
}

async function exportTo(file: string): Promise<void> {
  await withWorks(async ({ works, asking, config }) => {
    const answer = await works.read(asking, (view) => exportConstitution(view, config.home));
    if (isRefused(answer))
      throw new Error(`${answer.details.part} names a person of the register. Put that text right first.`);
    writeFileSync(file, answer);
    const { fingerprint } = openConstitution(Buffer.from(answer));
    console.log(`Written. The fingerprint of the key: ${fingerprint}`);
    console.log('What belongs to one custodian (its circles, joining rules, documents) is not in it.');
  });
}

async function check(file: string, { key }: { readonly key?: string }): Promise<void> {
  const { constitution, fingerprint } = openConstitution(await readInput(file));
  if (key !== undefined && key.toLowerCase() !== fingerprint)
    throw new Error(`It is signed by another key: ${fingerprint}`);
  console.log(`The constitution of ${constitution['federation.json'].name}, whole and as it was signed.`);
  for (const [part, said] of Object.entries(constitution))
    if (Array.isArray(said)) console.log(`${part}: ${said.length}`);
  console.log(`The fingerprint of the key: ${fingerprint}`);
}
