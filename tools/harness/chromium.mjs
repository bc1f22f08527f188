import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Obstacle } from '../obstacle.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** A test browser asks nobody on the network for anything; root may not use Chromium's sandbox. */
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The Chromium to test with: CHROMIUM, else the PATH's, else the one that npm carries (Linux on x64).
 * @returns {Promise<{ readonly path: string, readonly args: readonly string[] }>}
 */
export async function findChromium() {
  const args = process.getuid?.() === 0 ? [...ARGS, '--no-sandbox'] : ARGS;
  const given = process.env['CHROMIUM'];
  if (given !== undefined && given !== '') {
    if (!isProgram(given)) throw new Obstacle(`CHROMIUM is set to ${given}, which is not a program.`);
    return { path: given, args };
  }
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((directory) => NAMES.map((name) => join(directory, name)));
  const found = onPath.find(isProgram);
  return found === undefined ? carriedChromium() : { path: found, args };
}

async function carriedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Obstacle('There is no Chromium on the PATH. Install one, or set CHROMIUM to its path.');
  }
  const { default: chromium } = await import('@sparticuz/chromium');
  return { path: await chromium.executablePath(), args: [...chromium.args, ...ARGS] };
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
