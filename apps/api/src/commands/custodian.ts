import type { TextKey } from '@plenaria/i18n';
import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Command } from 'commander';
import { addCustodian as add } from '../membership/add-custodian.ts';
import { textIn } from '../post/texts.ts';
import { withWorks } from './with-works.ts';

type Options = {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly language: readonly string[];
  readonly jurisdiction?: string;
  readonly tax?: string;
};

/** `plenaria custodian add <slug>`: without a custodian nobody can be a member. */
export function addCustodian(program: Command): void {
  program
    .command('custodian')
    .description('the cooperatives that host memberships')
    .command('add <slug>')
    .description('add a custodian; the slug stands in addresses and files')
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--country <code>', 'ISO 3166-1, two letters, such as ES')
    .requiredOption('--currency <code>', 'ISO 4217, three letters, such as EUR')
    .requiredOption('--language <codes...>', 'the languages it serves in')
    .option(
      '--jurisdiction <code>',
      'the law it stands under when it is not its country’s: ISO 3166-2, such as ES-CT',
    )
    .option('--tax <identity>', 'its tax identity, as it stands on receipts')
    .action(addOne);
}

async function addOne(slug: string, { language, ...options }: Options): Promise<void> {
  const { name, country, currency, jurisdiction = '', tax = '' } = options;
  await withWorks(async ({ works, asking }) => {
    const asked = { slug, name, country, currency, jurisdiction, taxIdentity: tax, languages: language };
    const answer = await works.attempt(asking, (work) =>
      add(work, { ...asked, organisation: '', about: {} }),
    );
    if (isRefused(answer)) throw new Error(inWords(answer));
    console.log('Added.');
  });
}

const OPTION_OF: Readonly<Record<string, string>> = {
  slug: '<slug>',
  languages: '--language',
  taxIdentity: '--tax',
};

/** What is wrong, a line each, by the name that the terminal knows it by. */
function inWords({ details }: Refused): string {
  const fields = ((details as { fields?: unknown }).fields ?? []) as readonly {
    readonly field: string;
    readonly reason: string;
  }[];
  return fields
    .map(({ field, reason }) => `${OPTION_OF[field] ?? `--${field}`}: ${textIn('en', reason as TextKey)}`)
    .join('\n');
}
