import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { gapsOf } from './completeness.ts';
import { languages } from './languages.ts';
import { namespaces, type Texts } from './texts.ts';

const folder = join(import.meta.dirname, '../locales');
const spoken = readdirSync(folder);
const filesOf = (language: string): string[] => readdirSync(join(folder, language)).sort();
const textsOf = (language: string, namespace: string): Texts =>
  JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8')) as Texts;
const pairs = spoken.flatMap((language) => namespaces.map((namespace) => [language, namespace] as const));

describe('the folder of texts', () => {
  it('has the namespaces that the code knows, and no others', () => {
    expect(filesOf('en')).toEqual(namespaces.map((namespace) => `${namespace}.json`));
  });

  it('has every language that the code knows, and no others', () => {
    expect(spoken.toSorted()).toEqual(languages.map(({ code }) => code).toSorted());
  });

  it.each(namespaces)('says every text of %s in flat keys, none of them empty', (namespace) => {
    const empty = Object.entries(textsOf('en', namespace)).filter(
      ([, text]) => typeof text !== 'string' || text.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it.each(namespaces)('gives English every plural form it needs in %s', (namespace) => {
    const source = textsOf('en', namespace);
    const lonely = Object.keys(source).filter(
      (key) => key.endsWith('_other') && !(key.replace(/_other$/, '_one') in source),
    );
    expect(lonely).toEqual([]);
  });
});

describe('a language', () => {
  it.each(spoken)('has every namespace: %s', (language) => {
    expect(filesOf(language)).toEqual(filesOf('en'));
  });

  it.each(pairs)('says everything, with every plural form it needs: %s, %s', (language, namespace) => {
    const code = languages.find((known) => known.code === language)?.code ?? 'en';
    expect(gapsOf(textsOf('en', namespace), textsOf(language, namespace), code)).toEqual([]);
  });
});
