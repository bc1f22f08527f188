// How many bytes travel before a page can be used, against the budgets of the web client: `node tools/bench/web.mjs`
// after a build. Follows the static imports in Vite's manifest, so nothing that a page needs at once can hide.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const site = new URL('../../apps/web/dist/site/', import.meta.url);

/** @typedef {{ file: string, css?: string[], imports?: string[], dynamicImports?: string[] }} Chunk */
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', site), 'utf8'));

const texts = 'src/i18n/ballot/en.ts';

/** The page that a ballot link opens: what every page and a ballot need, with the first script, and one language. */
const ballotPage = ['src/main.tsx', texts];

/** What every page stands in, with the page that a member sees first. */
const frame = ['src/main.tsx', 'src/shell/Palette.tsx', texts];
const shell = [...frame, 'src/today/Today.tsx', 'src/i18n/often/en.ts'];
/** What every other page says, whether it shows it or not. */
const words = ['src/i18n/often/en.ts', 'src/i18n/more/en.ts'];

/** Every page that is loaded when somebody goes there; a kit for developers is not among them. */
const pages = Object.keys(manifest).filter((key) => /^src\/(?!kit\/|shell\/).+\/[A-Z]\w+\.tsx$/.test(key));
const heaviest = pages
  .map((page) => ({ page, bytes: weigh(scriptsOf([...frame, ...words, page])) }))
  .reduce((most, next) => (next.bytes > most.bytes ? next : most), { page: '', bytes: 0 });

const rows = [
  { what: 'ballot page, JavaScript', bytes: weigh(scriptsOf(ballotPage)), budgetKb: 120 },
  { what: 'the shell, JavaScript', bytes: weigh(scriptsOf(shell)), budgetKb: 200 },
  { what: `heaviest page, ${heaviest.page}`, bytes: heaviest.bytes, budgetKb: 200 },
  { what: 'all pages, CSS', bytes: weigh(stylesOf(Object.keys(manifest))), budgetKb: 25 },
];

for (const { what, bytes, budgetKb } of rows) {
  const kb = (bytes / 1000).toFixed(1).padStart(6);
  console.log(
    `${what.padEnd(44)} ${kb} KB gzip of ${budgetKb}  ${bytes <= budgetKb * 1000 ? 'within' : 'OVER'}`,
  );
}
process.exitCode = rows.every(({ bytes, budgetKb }) => bytes <= budgetKb * 1000) ? 0 : 1;

/**
 * @param {readonly string[]} keys @returns {Set<string>} the files of these chunks and of all they import
 * statically
 */
function scriptsOf(keys) {
  const seen = new Set();
  const walk = (/** @type {string} */ key) => {
    const chunk = chunkOf(key);
    if (seen.has(chunk.file)) return;
    seen.add(chunk.file);
    for (const imported of chunk.imports ?? []) walk(imported);
  };
  for (const key of keys) walk(key);
  return new Set([...seen].filter((file) => file.endsWith('.js')));
}

/** @param {readonly string[]} keys @returns {Set<string>} */
function stylesOf(keys) {
  const files = keys.flatMap((key) => [chunkOf(key).file, ...(chunkOf(key).css ?? [])]);
  return new Set(files.filter((file) => file.endsWith('.css')));
}

/** @param {string} key @returns {Chunk} */
function chunkOf(key) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the build has no ${key}; run node apps/web/build.mjs`);
  return chunk;
}

/** @param {Set<string>} files */
function weigh(files) {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, site))).length, 0);
}
