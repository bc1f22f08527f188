import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CHECKOUT } from '../checkout.mjs';
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

/**
 * Unpacked once, in a directory of this user: the package would share one in /tmp, which belongs to whoever came first.
 * Its own arguments are left aside: among them are some that switch off the very rules a browser should hold us to.
 */
async function carriedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Obstacle('There is no Chromium on the PATH. Install one, or set CHROMIUM to its path.');
  }
  const directory = join(CHECKOUT, `node_modules/.cache/chromium-${process.getuid?.()}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = directory;
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  return { path, args: [...ARGS, '--no-sandbox', '--no-zygote', '--use-angle=swiftshader'] };
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
