import { isRefused } from '@plenaria/kernel';
import type { Command } from 'commander';
import { beginFederation, whereBegun } from '../constitution/begin-federation.ts';
import { openConstitution } from '../constitution/open-constitution.ts';
import type { OpenedConstitution } from '../constitution/open-constitution.ts';
import { migrateAll } from './migrate.ts';
import { sayWhatIsMissing } from './say-what-is-missing.ts';
import { readInput } from './read-input.ts';
import { withWorks } from './with-works.ts';

type Options = { readonly from: string; readonly name?: string; readonly key?: string };

/** `plenaria init --from <file>`: a new federation, made as another one is. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('begin a federation in an empty database from the constitution of another')
    .requiredOption('--from <file>', 'what "constitution export" wrote ("-" reads the input)')
    .option(
      '--key <fingerprint>',
      'the fingerprint that the other federation told you; another key begins nothing',
    )
    .option('--name <name>', 'what the new federation is called, if not as the other')
    .action(init);
}

async function init({ from, name, key }: Options): Promise<void> {
  // Looked at before anything is touched.
  const opened = openConstitution(await readInput(from), key);
  if (name !== undefined && (name.trim() === '' || name.length > 200))
    throw new Error('--name must have between 1 and 200 characters.');
  await withWorks(async ({ works, asking }) => {
    const begun = await works.read(asking, ({ db }) => whereBegun(db));
    if (begun !== null) throw notEmpty(begun);
  });
  await migrateAll();
  await withWorks(async ({ works, asking }) => {
    const begun = await works.attempt(asking, (work) => beginFederation(work, opened, name?.trim() ?? null));
    if (isRefused(begun)) {
      const { table } = begun.details as { readonly table?: string };
      throw notEmpty(table ?? begun.refused);
    }
    saySigner(opened, key);
    console.log(`${begun.name} has begun. What comes next:`);
    console.log('  plenaria custodian add <slug> --name … --country … --currency … --language …');
    console.log('  plenaria user invite <email> --name … --role secretary');
    sayWhatIsMissing(opened.constitution);
    console.log('Its documents are drafts until the secretary publishes them under Admin → Documents.');
  });
}

/** The file tells its own name; only a fingerprint told on another way shows whose it is. */
function saySigner({ constitution, fingerprint }: OpenedConstitution, key: string | undefined): void {
  console.log(`It is made as the constitution of ${constitution['federation.json'].name} says.`);
  console.log(`The fingerprint of the key that signed it: ${fingerprint}`);
  if (key === undefined)
    console.log(
      'Compare it with the one that they tell you, by telephone or on their site: the file alone proves neither.',
    );
}

function notEmpty(table: string): Error {
  return new Error(`This database is not empty: something stands in ${table}. Nothing was changed.`);
}
