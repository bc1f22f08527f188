import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { namespaces } from '@plenaria/i18n';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
/** With every page, or loaded where they are said: the first texts, refusals, and what asks whether it is you. */
const ANYWHERE = ['common', 'refusals', 'signin'];
/** The name of a scope of tokens is no text. */
const NO_TEXTS = ['me/scopes.ts'];

/** A page's own file, and the namespaces that it names, by its path. */
function screens(): readonly { readonly path: string; readonly file: string; readonly names: string[] }[] {
  const folders = readdirSync(SOURCES).filter((folder) => existsSync(`${SOURCES}${folder}/screens.ts`));
  const found = folders.flatMap((folder) => {
    const table = readFileSync(`${SOURCES}${folder}/screens.ts`, 'utf8');
    return [...table.matchAll(/'(\/[^']*)':[^']*?\(\) => import\('([^']+)'\),\s*'\w+',\s*\[([^\]]*)\]/g)].map(
      ([, path = '', file = '', names = '']) => ({
        path,
        file: resolve(SOURCES, folder, file),
        names: [...names.matchAll(/\w+/g)].map(([name]) => name),
      }),
    );
  });
  // The ballot's page is the first script, which leads to all others.
  return found.filter(({ file }) => !file.endsWith('main.tsx'));
}

/** What a file says texts of, the files of ours that come with it or later, and the texts loaded with the latter. */
type Read = Readonly<Record<'says' | 'brings' | 'later' | 'loads', readonly string[]>>;

function read(file: string): Read {
  const text = readFileSync(file, 'utf8').replaceAll(/\/\*\*.*?\*\//gs, '');
  const says = [...text.matchAll(/['`](\w+):[\w$]/g)].map(([, name = '']) => name);
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  const files = (pattern: RegExp) => found(pattern).map((name) => resolve(dirname(file), name));
  return {
    says: NO_TEXTS.some((other) => file.endsWith(other)) ? [] : says,
    brings: files(/^import (?!type)[^;]*? from '(\.[^']+\.tsx?)'/gms),
    later: files(/\bimport\('(\.[^']+)'\)/g),
    loads: found(/\bloadTexts\('(\w+)'\)/g),
  };
}

/** The namespaces of all that a page is made of, each with a file that says it. */
function said(file: string, seen = new Set<string>()): ReadonlyMap<string, string> {
  if (seen.has(file) || !existsSync(file)) return new Map();
  seen.add(file);
  const { says, brings, later, loads } = read(file);
  const saidFirst = brings.flatMap((other) => [...said(other, seen)]);
  const saidLater = later.flatMap((other) => [...said(other, seen)]);
  return new Map([
    ...saidFirst,
    ...saidLater.filter(([name]) => !loads.includes(name)),
    ...says.filter((name) => namespaces.includes(name as never)).map((name) => [name, file] as const),
  ]);
}

describe('a page', () => {
  it.each(screens())('$path loads every namespace whose texts it says', ({ file, names }) => {
    const missing = [...said(file)].filter(([name]) => !names.includes(name) && !ANYWHERE.includes(name));
    expect(missing.map(([name, where]) => `${name}: ${where.slice(SOURCES.length)}`)).toEqual([]);
  });

  it('is found in the tables, and what it says in its files', () => {
    expect(screens().length).toBeGreaterThan(40);
    expect([...said(`${SOURCES}people/Member.tsx`).keys()]).toEqual(
      expect.arrayContaining(['people', 'joining']),
    );
  });
});
