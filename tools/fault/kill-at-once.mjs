import { readdirSync, readFileSync } from 'node:fs';
import { hasEnded } from '../living-process.mjs';

const END_MS_MAX = 10_000;

/**
 * A process that we started, and its children: those of PostgreSQL are its connections and its writers.
 * @param {number} parent
 * @returns {readonly number[]}
 */
export function withChildren(parent) {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return [parent, ...pids.filter((pid) => parentOf(pid) === parent)];
}

/**
 * SIGKILL to all of them in one go, the first one first, and waits until none is left.
 * @param {readonly number[]} pids
 */
export async function killAtOnce(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in this very moment.
    }
  }
  for (const pid of pids) if (!(await hasEnded(pid, END_MS_MAX))) throw new Error(`${pid} survived SIGKILL`);
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[1]);
  } catch {
    return null; // it ended between two looks
  }
}
