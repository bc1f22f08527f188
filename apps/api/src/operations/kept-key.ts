import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key in the home of the installation: made when it is first needed, for its owner to read alone. */
export function keptKey(home: string, file: string, make: () => string): string {
  mkdirSync(home, { recursive: true });
  const path = join(home, file);
  return readKey(path) ?? writeKey(path, make());
}

function readKey(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: of several processes that need it at once, one makes it and the others read that. */
function writeKey(path: string, key: string): string {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, key, { mode: 0o600 });
  chmodSync(own, 0o600);
  try {
    linkSync(own, path);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8');
  } finally {
    rmSync(own, { force: true });
  }
}
