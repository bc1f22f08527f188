import { isLanguage } from '@plenaria/i18n';
import { labelled, tallyFile } from '@plenaria/voting';
import type { Command } from 'commander';
import { readInput } from './read-input.ts';
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
  const answer = tallyFile(Buffer.from(await readInput(file)).toString('utf8'));
  if ('refused' in answer) {
    const { problems } = answer.details;
    const lines = problems.map(({ path, sentence }) => `${path}: ${saySentences([sentence], language)}`);
    throw new Error(lines.join('\n'));
  }
  const { counted, result } = answer;
  if (json) console.log(JSON.stringify(result, null, 2));
  else console.log(saySentences(labelled(result.sentences, counted.rules, language), language));
}
