import { isLanguage } from '@plenaria/i18n';
import { isCountry, isSlug } from '@plenaria/membership';
import type { Command } from 'commander';
import { Custodian } from '../membership/custodian.ts';
import { withWorks } from './with-works.ts';

type Options = {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly language: readonly string[];
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
    .action(add);
}

async function add(slug: string, { name, country, currency, language }: Options): Promise<void> {
  const wrong = [
    isSlug(slug) ? null : `<slug>: ${slug} is not made of small letters, digits and hyphens.`,
    name.trim() === '' ? '--name is empty.' : null,
    isCountry(country) ? null : `--country: ${country} is no country.`,
    /^[A-Z]{3}$/.test(currency) ? null : `--currency: ${currency} is no currency.`,
    ...language.map((code) => (isLanguage(code) ? null : `--language: ${code} is not spoken here.`)),
  ].filter((sentence) => sentence !== null);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  await withWorks(async ({ works, asking }) => {
    await works.attempt(asking, async ({ db }) => {
      if (await db.existsBy(Custodian, { slug })) throw new Error(`There is a custodian ${slug} already.`);
      await db.insert(Custodian, { slug, name: name.trim(), country, currency, languages: [...language] });
      return {};
    });
    console.log('Added.');
  });
}
