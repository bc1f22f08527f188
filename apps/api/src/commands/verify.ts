import { isLanguage } from '@plenaria/i18n';
import { findReceipt, verifyBundle } from '@plenaria/voting';
import type { Finding } from '@plenaria/voting';
import type { Command } from 'commander';
import { readInput } from './read-input.ts';
import { saySentences } from './say-sentences.ts';

type Options = {
  readonly rollRoot?: string;
  readonly logHead?: string;
  readonly receipt?: string;
  readonly language: string;
};

/** `plenaria verify <bundle.json>`: checks an exported decision, without a database and without us. */
export function addVerify(program: Command): void {
  program
    .command('verify <bundle>')
    .description('check an exported decision from the first hash to the last fraction ("-" reads the input)')
    .option('--roll-root <hex>', 'the root of the roll as it was published when voting opened')
    .option('--log-head <hex>', 'the head of the log as it was published when voting closed')
    .option('--receipt <number>', 'look for the ballot that was given this receipt')
    .option('--language <code>', 'the language of the findings', 'en')
    .action(verify);
}

async function verify(path: string, { rollRoot, logHead, receipt, language }: Options): Promise<void> {
  if (!isLanguage(language)) throw new Error(`--language: ${language} is not spoken here.`);
  const anchors = { ...(rollRoot ? { rollRoot } : {}), ...(logHead ? { logHead } : {}) };
  const bytes = await readInput(path);
  const { ok, findings, summary } = verifyBundle(bytes, anchors);
  console.log(saySentences(summary, language));
  for (const finding of findings) console.log(sayFinding(finding, language));
  // A receipt in a file that was changed says nothing.
  const looked = receipt === undefined ? null : findReceipt(ok ? bytes : '', receipt);
  if (looked) console.log(saySentences(looked.sentences, language));
  if (!ok || looked?.found === false) process.exitCode = 1;
}

function sayFinding({ place, bytes, expected, found, sentence }: Finding, language: string): string {
  const where = `${place} (bytes ${bytes.from} to ${bytes.to})`;
  const values = [expected && `  expected ${expected}`, found && `  found    ${found}`];
  return [`${where}: ${saySentences([sentence], language)}`, ...values.filter(Boolean)].join('\n');
}
