import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from './checkout.mjs';

/** Not written by people: installed, built or generated. */
const NOT_OURS = new Set(['node_modules', 'dist', 'gql', '.git', '.nx', '.plenaria']);
const READ = /\.(ts|tsx|mjs|css|md|json|ya?ml|graphql|html)$|(^|\/)(Dockerfile|run)$/;

/** @typedef {{ readonly path: string, readonly text: string }} SourceFile */

/**
 * Every text of this repository that people write, by its path from the top.
 * @param {string} [directory]
 * @returns {readonly SourceFile[]}
 */
export function sourceFiles(directory = '') {
  return readdirSync(join(CHECKOUT, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : sourceFiles(path);
    if (!READ.test(path) || entry.name === 'package-lock.json') return [];
    return [{ path, text: readFileSync(join(CHECKOUT, path), 'utf8') }];
  });
}
