import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT } from './checkout.mjs';
import { Obstacle } from './obstacle.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM']);

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** Cheapest first, so that a broken rule is told before a browser starts. */
const SUITES = /** @type {const} */ ({
  rules: 'jest.config.mjs',
  start: 'tools/test/jest.config.mjs',
  api: 'apps/api/test/jest.config.mjs',
  clock: 'apps/api/test/clock.jest.config.mjs',
  screens: 'apps/web/test/jest.config.mjs',
});

/**
 * Runs the suites in turn and tells the sum. A suite that crashes counts as a failure: nothing is green
 * because nothing ran.
 * @param {readonly string[]} asked names of suites, none means all; other words narrow them to the files they occur in
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(asked) {
  const names = Object.keys(SUITES);
  const suites = asked.filter((word) => names.includes(word));
  const files = asked.filter((word) => !names.includes(word));
  if (files.length > 0 && suites.length === 0)
    throw new Obstacle(`There is no suite "${files[0]}"; there are ${names.join(', ')}.`);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, config] of Object.entries(SUITES)) {
    if (suites.length > 0 && !suites.includes(name)) continue;
    console.log(`\n── ${name} ──`);
    const count = await runJest(config, files);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}

/**
 * @param {string} config
 * @param {readonly string[]} [files] words in the paths of those to run; none means all
 * @returns {Promise<Count>}
 */
export async function runJest(config, files = []) {
  const folder = mkdtempSync(join(tmpdir(), 'plenaria-results-'));
  const results = join(folder, 'results.json');
  const jest = join(CHECKOUT, 'node_modules/jest/bin/jest.js');
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    `--config=${config}`,
    ...files,
  ];
  try {
    // Jest tells people on stderr; stdout would only repeat the results as JSON.
    const status = await runHere([...args, '--json', `--outputFile=${results}`]);
    return existsSync(results)
      ? countOf(JSON.parse(readFileSync(results, 'utf8')), status)
      : { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Jest closes the servers of its suite when it is told to end, so it is told rather than left behind.
 * @param {readonly string[]} args
 * @returns {Promise<number | null>} the exit code
 */
function runHere(args) {
  const env = { ...process.env, NODE_ENV: 'test' };
  const child = spawn(process.execPath, args, { cwd: CHECKOUT, stdio: ['ignore', 'ignore', 'inherit'], env });
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    child.kill(signal);
    child.once('exit', () => process.exit(1));
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  return new Promise((answer, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      for (const signal of SIGNALS) process.off(signal, pass);
      answer(code);
    });
  });
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   numRuntimeErrorTestSuites: number, numTotalTests: number }} results as Jest writes them
 * @param {number | null} status
 * @returns {Count}
 */
export function countOf(results, status) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  // Nothing failed and yet Jest is unhappy (or has found nothing to run): that is a failure too.
  const silent = failed === 0 && (status !== 0 || results.numTotalTests === 0) ? 1 : 0;
  return {
    passed: results.numPassedTests,
    failed: failed + silent,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
