import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CHECKOUT } from './checkout.mjs';
import { sourceFiles } from './source-files.mjs';
import { linksOf, TIDY_RULES } from './tidy-rules.mjs';

const files = sourceFiles();

/** One file for each rule that breaks it: a rule that cannot fail says nothing. */
const BREAKING: Readonly<Record<string, { readonly path: string; readonly text: string }>> = {
  'a file fits on two screens: 300 lines at most': { path: 'libs/a/src/b.ts', text: 'x;\n'.repeat(301) },
  'a comment line has 120 characters at most': { path: 'libs/a/src/b.ts', text: `// ${'x'.repeat(118)}` },
  'what is exported has a name': { path: 'libs/a/src/b.ts', text: 'export default 1;' },
  'no value is of type any': { path: 'libs/a/src/b.ts', text: `const a: ${'any'} = 1;` },
  'a choice is a union of strings, not an enum': {
    path: 'libs/a/src/b.ts',
    text: 'export enum Choice { Yes }',
  },
  'nothing is passed on wholesale': { path: 'libs/a/src/index.ts', text: "export * from './b.ts';" },
  'only a lib has an index.ts': { path: 'apps/api/src/voting/index.ts', text: '' },
  'a file name is in kebab-case, a component in PascalCase': { path: 'libs/a/src/castBallot.ts', text: '' },
  'a folder says what lies in it': { path: 'apps/api/src/utils/a.ts', text: '' },
  'a lib imports its own files and @plenaria/kernel': {
    path: 'libs/voting/src/a.ts',
    text: "import { b } from '../../membership/src/b.ts';",
  },
  'only work.ts opens a transaction, and only database.ts runs migrations': {
    path: 'apps/api/src/voting/cast-ballot.ts',
    text: 'source.transaction(async () => {})',
  },
  'a resolver or a job calls use cases of its own domain': {
    path: 'apps/api/src/voting/voting.resolver.ts',
    text: "import { inviteUser } from '../identity/invite-user.ts';",
  },
  'no text tells where it was written': { path: 'docs/a.md', text: `see ${'/work'}/main/docs` },
  'nothing is left for later in a comment': { path: 'libs/a/src/b.ts', text: `// ${'TO'}DO: later` },
  'a page is not empty': { path: 'docs/a.md', text: '\n' },
};

describe('the house is tidy:', () => {
  it.each(TIDY_RULES.map((rule) => [rule.says, rule] as const))('%s', (_, { about, wrong }) => {
    const complaints = files
      .filter(({ path }) => about.test(path))
      .flatMap((file) => wrong(file).map((what) => `${file.path}: ${what}`));
    expect(complaints).toEqual([]);
  });

  it('every page links to files that are there', () => {
    const pages = files.filter(({ path }) => path.endsWith('.md'));
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((target) => !existsSync(`${CHECKOUT}${decodeURIComponent(target)}`))
        .map((target) => `${page.path}: ${target}`),
    );
    expect(broken).toEqual([]);
    expect(linksOf({ path: 'docs/a.md', text: '[b](../b.md#c) [web](https://x.org) `[no](no.md)`' })).toEqual(
      ['b.md'],
    );
  });

  it('the glossary explains each word once', () => {
    const glossary = files.find(({ path }) => path === 'docs/glossary.md')?.text ?? '';
    const words = [...glossary.matchAll(/^\| \*\*(.+?)\*\*/gm)].map(([, word]) => word ?? '');
    expect(words.length).toBeGreaterThan(30);
    expect(words).toEqual([...new Set(words)]);
  });

  it('whoever imports one of our libs names it in package.json: a build is made anew when one of those changes', () => {
    const told = (home: string) => files.find(({ path }) => path === `${home}/package.json`)?.text ?? '';
    const missing = files.flatMap(({ path, text }) => {
      const [home] = /^(apps|libs)\/\w+(?=\/src\/)/.exec(path) ?? [];
      const names = [...text.matchAll(/ from '(@plenaria\/\w+)'/g)].map(([, name]) => name ?? '');
      return home
        ? names.filter((name) => !told(home).includes(`"${name}"`)).map((name) => `${home}: ${name}`)
        : [];
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  it('every migration and every entity is listed by name in database.ts', () => {
    const database = files.find(({ path }) => path === 'apps/api/src/database.ts')?.text ?? '';
    const migrations = files.filter(({ path }) => path.startsWith('apps/api/migrations/'));
    const classes = [
      ...migrations.flatMap(({ text }) => [...text.matchAll(/^export class (\w+)/gm)]),
      ...files
        .filter(({ path }) => path.startsWith('apps/api/src/'))
        .flatMap(({ text }) => [...text.matchAll(/^@Entity\([^]*?^export class (\w+)/gm)]),
    ].map(([, name]) => name ?? '');
    expect(classes.length).toBeGreaterThan(5);
    expect(classes.filter((name) => !new RegExp(`\\b${name}\\b`).test(database))).toEqual([]);
  });

  it('every mutation is one function, in a file of its own that is named after it', () => {
    const schema = files.find(({ path }) => path === 'apps/api/schema.graphql')?.text ?? '';
    const mutations = /^type Mutation \{\n([^]*?)^\}/m.exec(schema)?.[1]?.matchAll(/^ {2}(\w+)[(:]/gm) ?? [];
    const names = [...mutations].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(5);
    const homeless = names.filter((name) => {
      const fileName = `/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
      const home = files.filter(({ path }) => path.startsWith('apps/api/src/') && path.endsWith(fileName));
      return !home.some(({ text }) => new RegExp(`^export (async )?function ${name}\\b`, 'm').test(text));
    });
    expect(homeless).toEqual([]);
  });

  it('every setting is explained to those who operate it', () => {
    const [config = '', manual = ''] = ['apps/api/src/config.ts', 'docs/operating.md'].map(
      (wanted) => files.find(({ path }) => path === wanted)?.text,
    );
    const settings = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
    const ofDevelopers = ['FAIL_RESOLVERS', 'NODE_ENV', 'WITHOUT_GUARDS'];
    expect(settings).toContain('DATABASE_URL');
    expect(
      settings.filter((name) => !manual.includes(`\`${name}\``) && !ofDevelopers.includes(name)),
    ).toEqual([]);
  });

  it('every workspace has a package, a compiler configuration and sources', () => {
    const workspaces = ['apps', 'libs'].flatMap((top) =>
      readdirSync(`${CHECKOUT}${top}`).map((name) => `${top}/${name}`),
    );
    const missing = workspaces.flatMap((workspace) =>
      ['package.json', 'tsconfig.json', 'src']
        .filter((part) => !existsSync(`${CHECKOUT}${workspace}/${part}`))
        .map((part) => `${workspace}/${part}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the tidy rules', () => {
  it.each(TIDY_RULES.map((rule) => [rule.says, rule] as const))('can fail: %s', (says, { about, wrong }) => {
    const sample = BREAKING[says];
    if (sample === undefined) throw new Error(`"${says}" needs a file that breaks it`);
    expect(about.test(sample.path)).toBe(true);
    expect(wrong(sample)).not.toEqual([]);
  });
});
