import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * The command line of a living process, or null when there is none. A zombie counts as dead: in a container
 * nobody may ever reap it.
 * @param {number} pid
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
    } catch {
      return null; // it ended between two looks, which is an answer
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || null;
}

/**
 * Waits until the process is gone; says whether it went in time.
 * @param {number} pid
 * @param {number} withinMs
 */
export async function hasEnded(pid, withinMs) {
  const until = Date.now() + withinMs;
  while (commandOf(pid) !== null) {
    if (Date.now() > until) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * Ends a process kindly first: each signal in turn, until one of them works.
 * @param {number} pid
 * @param {readonly { readonly signal: NodeJS.Signals, readonly waitMs: number }[]} signals
 */
export async function endProcess(pid, signals) {
  for (const { signal, waitMs } of signals) {
    if (commandOf(pid) === null) return;
    try {
      process.kill(pid, signal);
    } catch {
      return; // it ended by itself in this very moment
    }
    if (await hasEnded(pid, waitMs)) return;
  }
}
