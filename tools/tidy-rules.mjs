/**
 * The style guide, as far as a machine can read it and a linter does not. Each rule gives what is wrong with
 * one file.
 * @typedef {import('./source-files.mjs').SourceFile} SourceFile
 * @typedef {{ readonly says: string, readonly about: RegExp, readonly wrong: (file: SourceFile) => readonly
 * string[] }} TidyRule
 */

const LINES_MAX = 300;
/** Prettier holds code to 110; this is for the comments, which it leaves alone. */
const COMMENT_COLUMNS_MAX = 120;
const CODE = /\.(ts|tsx|mjs)$/;
const PROSE = /\.md$/;
/** Jest and Vite read default exports; nobody else does. */
const CONFIGURATION = /(jest\.config\.mjs|vite\.config\.ts|-setup\.mjs|tear-down\.mjs)$/;

const KERNEL = ['@plenaria/kernel'];
/** The one lib with a package from npm: texts are looked up by i18next on both floors.
 *  @type {Readonly<Record<string, readonly string[]>>} */
const LIB_MAY_IMPORT = { i18n: ['i18next'], kernel: [] };

/** @type {readonly TidyRule[]} */
export const TIDY_RULES = [
  {
    says: 'a file fits on two screens: 300 lines at most',
    about: CODE,
    wrong: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > LINES_MAX ? [`${lines} lines`] : [];
    },
  },
  {
    says: 'a comment line has 120 characters at most',
    about: CODE,
    wrong: ({ text }) =>
      text
        .split('\n')
        .filter((line) => line.length > COMMENT_COLUMNS_MAX && /^\s*(\/\*\*|\*|\/\/) /.test(line)),
  },
  {
    says: 'what is exported has a name',
    about: CODE,
    wrong: (file) => (CONFIGURATION.test(file.path) ? [] : found(file, /^export default .*$/gm)),
  },
  { says: 'no value is of type any', about: /\.tsx?$/, wrong: (file) => found(file, /(:|<|\bas) any\b/g) },
  {
    says: 'a choice is a union of strings, not an enum',
    about: /\.tsx?$/,
    wrong: (file) => found(file, /^\s*(export )?(declare )?(const )?enum \w+/gm),
  },
  { says: 'nothing is passed on wholesale', about: CODE, wrong: (file) => found(file, /^export \*.*$/gm) },
  {
    says: 'only a lib has an index.ts',
    about: /(^|\/)index\.(ts|tsx|mjs)$/,
    wrong: ({ path }) => (/^libs\/[a-z0-9-]+\/src\/index\.ts$/.test(path) ? [] : [path]),
  },
  {
    says: 'a file name is in kebab-case, a component in PascalCase',
    about: CODE,
    wrong: ({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      const component = path.endsWith('.tsx') && /^[A-Z][A-Za-z0-9]*(\.spec)?\.tsx$/.test(name);
      return component || /^[a-z0-9]+([-.][a-z0-9]+)*\.(ts|tsx|mjs)$/.test(name) ? [] : [name];
    },
  },
  {
    says: 'a folder says what lies in it',
    about: /./,
    wrong: ({ path }) =>
      path
        .split('/')
        .slice(0, -1)
        .filter((folder) => /^(shared|commons?|utils?|helpers?|misc|lib)$/.test(folder)),
  },
  {
    says: 'a lib imports its own files and @plenaria/kernel',
    about: /^libs\/[^/]+\/src\/.*(?<!\.spec)\.ts$/,
    wrong: ({ path, text }) =>
      importsOf(text).filter(
        (from) => !isOwn(path, from) && !(LIB_MAY_IMPORT[path.split('/')[1] ?? ''] ?? KERNEL).includes(from),
      ),
  },
  {
    says: 'only work.ts opens a transaction, and only database.ts runs migrations',
    about: /^apps\/api\/src\/.*(?<!\.spec)\.ts$/,
    wrong: (file) => {
      const opening =
        file.path === 'apps/api/src/work.ts'
          ? /START TRANSACTION/g
          : /\.transaction\(|START TRANSACTION|'BEGIN'/g;
      return found(
        file,
        file.path === 'apps/api/src/database.ts' ? opening : either(opening, /createQueryRunner/g),
      );
    },
  },
  {
    says: 'a resolver or a job calls use cases of its own domain',
    about: /^apps\/api\/src\/(identity|membership|voting|post)\/.*(\.resolver|-job)\.ts$/,
    wrong: ({ path, text }) => {
      const own = path.split('/')[3];
      const foreign = text.matchAll(
        /^import \{[^}]*\} from '\.\.\/(identity|membership|voting|post)\/([a-z-]+)\.ts';/gm,
      );
      return [...foreign]
        .filter(([, domain, file]) => domain !== own && isUseCase(file ?? ''))
        .map(([line]) => line);
    },
  },
  {
    says: 'no text tells where it was written',
    about: /./,
    wrong: (file) =>
      file.path.startsWith('tools/tidy')
        ? []
        : found(file, /\/work\/(main|shared)|(?<![\w.])\/root\/|\/Users\/\w+/g),
  },
  {
    says: 'nothing is left for later in a comment',
    about: CODE,
    wrong: (file) => found(file, /\b(TO(?=DO)DO|FIX(?=ME)ME|XX(?=X)X)\b/g),
  },
  { says: 'a page is not empty', about: PROSE, wrong: ({ text }) => (text.trim() === '' ? ['empty'] : []) },
];

/**
 * The links of a page to other files of the repository, from its top.
 * @param {SourceFile} page
 */
export function linksOf({ path, text }) {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return links
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => new URL(target, `file:///${path}`).pathname.slice(1));
}

/**
 * @param {SourceFile} file
 * @param {RegExp} pattern
 */
function found({ text }, pattern) {
  return [...text.matchAll(pattern)].map(([words]) => words.trim());
}

/**
 * @param {RegExp} one
 * @param {RegExp} other
 */
function either(one, other) {
  return new RegExp(`${one.source}|${other.source}`, 'g');
}

/** @param {string} text */
function importsOf(text) {
  return [
    ...text.matchAll(/(?:^|\n)(?:import|export)[^;'"]*?from '([^']+)'/g),
    ...text.matchAll(/import\('([^']+)'\)/g),
  ].map(([, from]) => from ?? '');
}

/**
 * @param {string} path of the importing file, `libs/<name>/…`
 * @param {string} from
 */
function isOwn(path, from) {
  if (!from.startsWith('.')) return false;
  const home = path.split('/').slice(0, 2).join('/');
  return new URL(from, `file:///${path}`).pathname.slice(1).startsWith(`${home}/`);
}

/** A use case is a verb and a noun; entities, ports and types are one noun. @param {string} file */
function isUseCase(file) {
  return /^(add|admit|appoint|cast|change|close|draft|end|give|grant|import|invite|open|propose|purge|remove|revoke|send|set|sign|take|withdraw|write)-/.test(
    file,
  );
}
