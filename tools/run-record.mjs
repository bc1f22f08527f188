import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from './living-process.mjs';

/**
 * Who runs on this home, where it is reached and whether with the example (`demo` is DEMO as it was given). Each
 * number is believed only when the process that has it now is the program we mean.
 * @typedef {{ readonly launcher: number, readonly api: number, readonly url: string, readonly demo: string }} RunRecord
 */

/**
 * The living part of the last run: 0 stands for a process that is gone. Null when nothing of it lives.
 * @param {string} home
 * @returns {RunRecord | null}
 */
export function livingRun(home) {
  const path = join(home, 'run.json');
  if (!existsSync(path)) return null;
  const record = readRecord(path);
  const launcher = commandOf(record.launcher)?.includes('tools/start.mjs') ? record.launcher : 0;
  const api = commandOf(record.api)?.includes('apps/api/dist/src/main.js') ? record.api : 0;
  return launcher === 0 && api === 0 ? null : { ...record, launcher, api };
}

/**
 * @param {string} home
 * @param {RunRecord} record
 */
export function keepRun(home, record) {
  const path = join(home, 'run.json');
  writeFileSync(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** @param {string} home */
export function forgetRun(home) {
  rmSync(join(home, 'run.json'), { force: true });
}

/**
 * @param {string} path
 * @returns {RunRecord}
 */
function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { launcher: 0, api: 0, url: '', demo: '1' }; // unreadable is as good as none: it is a courtesy
  }
}
