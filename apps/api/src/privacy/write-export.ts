import { directionOf, formatInstant } from '@plenaria/i18n';
import type { TextKey } from '@plenaria/i18n';
import { textIn } from '../post/texts.ts';
import { escapeHtml } from '../post/write-letter.ts';
import type { OwnRow, OwnRows } from './collect-personal-data.ts';
import { keptInWords } from './kept-in-words.ts';
import { labelOf } from './label-of.ts';
import { sayFact } from './say-fact.ts';
import type { Reads } from './say-fact.ts';

/** For whom, when and in which language an export is written. */
export type ExportReader = Reads & {
  readonly federation: string;
  readonly personId: string;
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
        ...rows.map((row) => rowAsHtml(kind, row, reader)),
        '</section>',
      ].join('\n'),
    ),
    '</main></body></html>',
    '',
  ].join('\n');
}

function rowAsHtml(kind: string, row: OwnRow, reader: ExportReader): string {
  const lines = Object.entries(row).flatMap(([column, value]) => {
    const said = saidBy(kind, column, value, reader);
    const label = escapeHtml(textIn(reader.language, labelOf(column)));
    return said === '' ? [] : [`<dt>${label}</dt><dd dir="auto">${escapeHtml(said)}</dd>`];
  });
  return lines.length === 0 ? '' : `<dl>${lines.join('')}</dl>`;
}

/** Who acted in the trail is the program where it is nobody, as on the page. */
function saidBy(kind: string, column: string, value: unknown, reader: ExportReader): string {
  if (kind === 'trail' && column === 'by' && value === null)
    return textIn(reader.language, 'privacy:trail.program');
  return sayFact(value, reader, { kind, column });
}
