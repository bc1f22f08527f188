import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { homeDirectory } from '../checkout.mjs';

const SERVE = fileURLToPath(new URL('../../apps/api/dist/bench/serve.js', import.meta.url));
const PROFILES = join(homeDirectory(), 'profiles');
const CLOCK_TICKS_PER_SECOND = 100;
const START_MS_MAX = 60_000;

/**
 * A server under measurement, in a process of its own.
 * @typedef {{ name: string, port: number, pid: number, stop: () => Promise<void> }} Served
 */

/**
 * Starts one of the paths of apps/api/bench and learns its port from the first line it writes.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<Served>}
 */
export async function serve(name, environment = {}) {
  const profile = process.env['CPU_PROF'] === name ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : [];
  const child = spawn(process.execPath, [...profile, SERVE, name], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent', ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS_MAX);
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer);
    return {
      name,
      port: Number(JSON.parse(line).port),
      pid: Number(child.pid),
      stop: async () => {
        const ended = once(child, 'exit');
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error(`${name} ended before it listened`);
}

/**
 * Starts several, and ends them however `act` ends.
 * @template T
 * @param {readonly string[]} names
 * @param {NodeJS.ProcessEnv | undefined} environment
 * @param {(servers: readonly Served[]) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function serving(names, environment, act) {
  /** @type {Served[]} */
  const servers = [];
  try {
    for (const name of names) servers.push(await serve(name, environment));
    return await act(servers);
  } finally {
    // Before their database goes away.
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** CPU seconds a process has used, all threads, from /proc; 0 where there is none. @param {number} pid */
export function cpuSecondsOf(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
}
