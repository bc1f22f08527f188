import { isLanguage } from '@plenaria/i18n';
import { isRefused } from '@plenaria/kernel';
import { labelled, parseRulePack, tallyFile } from '@plenaria/voting';
import type { Command } from 'commander';
import { readInput } from './read-input.ts';
import { sayRefusal } from './say-refusal.ts';
import { saySentences } from './say-sentences.ts';

type Options = { readonly language: string; readonly json?: true };

/** `plenaria tally <file>`: counts a decision from a file, without a database and without us. */
export function addTally(program: Command): void {
  program
    .command('tally <file>')
    .description(
      'count a decision from rules, roll and ballots, or from an exported bundle ("-" reads the input)',
    )
    .option('--language <code>', 'the language of the result', 'en')
    .option('--json', 'print the whole result with its exact fractions')
    .action(tally);
}

async function tally(file: string, { language, json }: Options): Promise<void> {
  if (!isLanguage(language)) throw new Error(`--language: ${language} is not spoken here.`);
  const text = Buffer.from(await readInput(file)).toString('utf8');
  const result = tallyFile(text);
  if (isRefused(result)) throw new Error(`${sayRefusal(result)}\n${JSON.stringify(result.details)}`);
  if (json) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  const rules = parseRulePack((JSON.parse(text) as { rules: unknown }).rules);
  const sentences = isRefused(rules) ? result.sentences : labelled(result.sentences, rules, language);
  console.log(saySentences(sentences, language));
}
