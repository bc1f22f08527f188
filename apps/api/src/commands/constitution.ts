import { writeFileSync } from 'node:fs';
import { isRefused } from '@plenaria/kernel';
import type { Command } from 'commander';
import { exportConstitution } from '../constitution/export-constitution.ts';
import type { NotExported } from '../constitution/export-constitution.ts';
import type { Constitution } from '../constitution/constitution.ts';
import { openConstitution } from '../constitution/open-constitution.ts';
import { sayWhatIsMissing } from './say-what-is-missing.ts';
import { readInput } from './read-input.ts';
import { withWorks } from './with-works.ts';

/** `plenaria constitution export|check <file>`: what a federation is made of, for others to begin from. */
export function addConstitution(program: Command): void {
  const constitution = program
    .command('constitution')
    .description('what this federation is made of, as a file');
  constitution
    .command('export <file>')
    .description(
      'write classes, circles, rules, service levels and documents, without anybody in them, as one signed file',
    )
    .option(
      '--documents-of <custodian>',
      'take the documents of this custodian along, for others to make their own',
    )
    .action(exportTo);
  constitution
    .command('check <file>')
    .description('see whether every part of such a file is as it was signed, and by which key')
    .option('--key <fingerprint>', 'the fingerprint that the other federation told you')
    .action(check);
}

type Taking = { readonly documentsOf?: string | null };

async function exportTo(file: string, { documentsOf = null }: Taking): Promise<void> {
  await withWorks(async ({ works, asking, config: { home } }) => {
    const answer = await works.read(asking, (view) => exportConstitution(view, { home, documentsOf }));
    if (isRefused(answer)) throw new Error(whyNot(answer, documentsOf));
    writeFileSync(file, answer);
    const { constitution, fingerprint } = openConstitution(Buffer.from(answer));
    console.log(`Written. The fingerprint of the key: ${fingerprint}`);
    console.log(
      documentsOf === null
        ? 'What belongs to one custodian (its circles, joining rules, service levels, documents) is not in it.'
        : `The documents of ${documentsOf} are in it; circles and joining rules of one custodian are not.`,
    );
    sayWhatIsMissing(constitution);
  });
}

function whyNot(answer: NotExported, documentsOf: string | null): string {
  if (answer.refused === 'NOT_FOUND')
    return documentsOf === null
      ? 'There is no federation in this database.'
      : `There is no federation in this database, or it has no custodian ${documentsOf}.`;
  return `${answer.details.part} names a person of the register. Put that text right first.`;
}

/** A federation that begins from it begins with these for as long as that. */
function sayWhatEnds(constitution: Constitution): void {
  for (const part of ['classes.json', 'circles.json', 'service-levels.json'] as const)
    for (const { slug, lastDay } of constitution[part])
      if (lastDay !== undefined) console.log(`${part}: ${slug} ends with ${lastDay}`);
}

async function check(file: string, { key }: { readonly key?: string }): Promise<void> {
  const { constitution, fingerprint } = openConstitution(await readInput(file), key);
  console.log(`The constitution of ${constitution['federation.json'].name}, whole and as it was signed.`);
  for (const [part, said] of Object.entries(constitution))
    if (Array.isArray(said)) console.log(`${part}: ${said.length}`);
  sayWhatEnds(constitution);
  sayWhatIsMissing(constitution);
  console.log(`The fingerprint of the key: ${fingerprint}`);
}
