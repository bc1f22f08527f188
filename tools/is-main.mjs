import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Was this module started by `node`, rather than imported?
 * @param {string} url its import.meta.url
 */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}
