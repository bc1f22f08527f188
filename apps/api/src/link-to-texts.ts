import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLanguage } from '@plenaria/i18n';
import type { FastifyRequest } from 'fastify';
import { languageOf } from './context.ts';

type Manifest = Readonly<Record<string, { readonly file: string }>>;

/**
 * A `Link` header that names the texts of a reader's language, so that they travel with the page's scripts. It is a
 * guess from the address and the browser: whoever chose another language on their device fetches that a little later.
 */
export function linkToTexts(site: string): (request: FastifyRequest) => string {
  const manifest = JSON.parse(readFileSync(join(site, '.vite/manifest.json'), 'utf8')) as Manifest;
  return ({ query, headers }) => {
    const asked = (query as Readonly<Record<string, unknown>>)['language'];
    const language =
      typeof asked === 'string' && isLanguage(asked) ? asked : languageOf(headers['accept-language']);
    const texts = manifest[`src/i18n/ballot/${language}.ts`];
    if (!texts) throw new Error(`the web client has no texts in ${language}`);
    return `</${texts.file}>; rel=modulepreload; crossorigin`;
  };
}
