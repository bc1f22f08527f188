import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of this checkout. */
export const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));

/** The built api's entry; its presence is part of what "built" means. */
export const API_MAIN = resolve(CHECKOUT, 'apps/api/dist/src/main.js');

/** The directory of everything a running Plenaria makes: PLENARIA_HOME, else .plenaria in the checkout. */
export function homeDirectory() {
  return resolve(CHECKOUT, process.env['PLENARIA_HOME'] ?? '.plenaria');
}
