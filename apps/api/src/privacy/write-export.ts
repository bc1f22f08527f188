import { directionOf, formatInstant, formatList } from '@plenaria/i18n';
import type { Language, TextKey } from '@plenaria/i18n';
import { textIn } from '../post/texts.ts';
import { escapeHtml } from '../post/write-letter.ts';
import type { OwnRow, OwnRows } from './collect-personal-data.ts';
import { keptInWords } from './kept-in-words.ts';
import { labelOf } from './label-of.ts';

/** For whom, when and in which language an export is written. */
export type ExportReader = {
  readonly federation: string;
  readonly personId: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly now: Date;
};

/** Everything, for programs: the names of columns are ours, the words are theirs. */
export function exportAsJson(found: readonly OwnRows[], reader: ExportReader): string {
  const { federation, personId, now } = reader;
  const facts = Object.fromEntries(found.map(({ kind, rows }) => [kind, rows]));
  const file = { format: 'plenaria-personal-data/1', federation, personId, madeAt: now, facts };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; gap: .25rem 1rem; padding-block: .75rem; margin: 0;
  border-block-start: 1px solid GrayText }
dt { color: GrayText } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } }`;

/** The same, for people: one file that asks nothing of anybody when it is opened. */
export function exportAsHtml(found: readonly OwnRows[], reader: ExportReader): string {
  const { language, federation } = reader;
  const say = (key: TextKey, params = {}) => escapeHtml(textIn(language, key, { federation, ...params }));
  const madeAt = formatInstant(reader.now, reader);
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${say('privacy:export.title')}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${say('privacy:export.title')}</h1><p>${say('privacy:export.lead', { at: madeAt })}</p>`,
    ...found.map(({ kind, facts, rows }) =>
      [
        `<section><h2>${say(`privacy:kind.${kind}` as TextKey)}</h2>`,
        `<p>${escapeHtml(keptInWords(facts, language))}</p>`,
        ...rows.map((row) => rowAsHtml(row, reader)),
        '</section>',
      ].join('\n'),
    ),
    '</main></body></html>',
    '',
  ].join('\n');
}

function rowAsHtml(row: OwnRow, reader: ExportReader): string {
  const shown = Object.entries(row).filter(([, value]) => inWords(value, reader) !== '');
  const lines = shown.map(([column, value]) => {
    const label = escapeHtml(textIn(reader.language, labelOf(column)));
    return `<dt>${label}</dt><dd dir="auto">${escapeHtml(inWords(value, reader))}</dd>`;
  });
  return lines.length === 0 ? '' : `<dl>${lines.join('')}</dl>`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** A value as people read it; the empty text where there is nothing. */
function inWords(value: unknown, reader: ExportReader): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return INSTANT.test(value) ? formatInstant(new Date(value), reader) : value;
  if (Array.isArray(value)) return value.length === 0 ? '' : formatList(value.map(String), reader.language);
  if (typeof value !== 'object') return JSON.stringify(value);
  const inside = Object.entries(value).map(([key, part]) => `${key}: ${inWords(part, reader)}`);
  return inside.join('\n');
}
