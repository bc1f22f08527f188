import { languages } from '@plenaria/i18n';
import { isKeepable, isRefused } from '@plenaria/kernel';
import { Option } from 'commander';
import type { Command } from 'commander';
import { beginFederation, whereBegun } from '../constitution/begin-federation.ts';
import { foundFederation } from '../constitution/found-federation.ts';
import { openConstitution } from '../constitution/open-constitution.ts';
import type { OpenedConstitution } from '../constitution/open-constitution.ts';
import { migrateAll } from './migrate.ts';
import { sayWhatIsMissing } from './say-what-is-missing.ts';
import { readInput } from './read-input.ts';
import { withWorks } from './with-works.ts';

type Options = {
  readonly from?: string;
  readonly key?: string;
  readonly name?: string;
  readonly language?: readonly string[];
};

const NAME_MAX = 200;

/** `plenaria init`: a new federation, from nothing or (`--from <file>`) made as another one is. */
export function addInit(program: Command): void {
  const codes = languages.map(({ code }) => code);
  program
    .command('init')
    .description('begin a federation: from nothing, or in an empty database from the constitution of another')
    .option('--from <file>', 'what "constitution export" of another one wrote ("-" reads the input)')
    .option(
      '--key <fingerprint>',
      'the fingerprint that the other federation told you; another key begins nothing',
    )
    .option('--name <name>', 'what the new federation is called; from a file, if not as the other')
    .addOption(
      new Option(
        '--language <codes...>',
        'the languages it writes in, first the one that nothing lacks',
      ).choices(codes),
    )
    .action(init);
}

async function init({ from, key, name, language }: Options): Promise<void> {
  if (name !== undefined && (name.trim() === '' || name.length > NAME_MAX || !isOneLine(name)))
    throw new Error(`--name must have between 1 and ${NAME_MAX} characters that can be read, in one line.`);
  if (from === undefined) return found(name?.trim(), language, key);
  if (language) throw new Error('With --from its languages are those of the file: leave --language out.');
  // Looked at before anything is touched.
  const opened = openConstitution(await readInput(from), key);
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
    sayWhatIsNext(begun.name);
    sayWhatIsMissing(opened.constitution);
    console.log('Its documents are drafts until the secretary publishes them under Admin → Documents.');
  });
}

/** As in whatever people type: nothing that cannot be seen, or prints the words around it otherwise. */
function isOneLine(name: string): boolean {
  return isKeepable(name) && !/\p{Cc}/u.test(name);
}

/** A federation that copies no other one. Custodians and people that were added before it had a name stay. */
async function found(
  name: string | undefined,
  [first, ...others]: readonly string[] = [],
  key: string | undefined,
): Promise<void> {
  if (key !== undefined) throw new Error('--key goes with --from: without a file nothing is signed.');
  if (name === undefined || first === undefined)
    throw new Error(
      'Without --from say --name and --language, such as --name "Our Commons" --language ca es.',
    );
  await migrateAll();
  await withWorks(async ({ works, asking }) => {
    const chosen = [first, ...new Set(others.filter((code) => code !== first))] as const;
    const founded = await works.attempt(asking, (work) => foundFederation(work, { name, languages: chosen }));
    if (isRefused(founded)) throw new Error('A federation has begun here already. Nothing was changed.');
    sayWhatIsNext(founded.name);
    console.log('Its classes, joining rules and documents are written under Admin by the secretary.');
  });
}

function sayWhatIsNext(name: string): void {
  console.log(`${name} has begun. What comes next:`);
  console.log('  plenaria custodian add <slug> --name … --country … --currency … --language …');
  console.log('  plenaria user invite <email> --name … --role secretary');
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
