import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { examine } from './examine.ts';

/** `plenaria doctor`: says in sentences what is well and what is not; the exit code says whether all is well. */
export function addDoctor(program: Command): void {
  program.command('doctor').description('say what is well and what is not').action(doctor);
}

async function doctor(): Promise<void> {
  const checks = await examine(readConfig(process.env));
  for (const { name, ok, says } of checks)
    console.log(`${ok ? 'well ' : 'WRONG'}  ${name.padEnd(10)}  ${says}`);
  const wrong = checks.filter((check) => !check.ok).length;
  console.log(wrong === 0 ? 'All is well.' : `${wrong} of ${checks.length} things need attention.`);
  // A server that does not answer may keep a connection half open; the answer has been given.
  process.exit(wrong === 0 ? 0 : 1);
}
