/** What somebody said, after the sentence that tells who did. `isOneOfMany`: of those there may be any number. */
export type Quotation = { readonly lead: string; readonly words: string; readonly isOneOfMany: boolean };

/** So many letters of the text of a vote are for what people said and what leads to it; the rest is for ours. */
const ROOM = 12_000;
/** Fewer letters of somebody's words would say nothing. */
const PART_MIN = 60;
const MORE = ' …';

/**
 * What people said, as paragraphs that fit into the text of a vote however many they are and however they write: each
 * has the same part of the room. Of more than there is room for, the first of the many are told, and that there are
 * more.
 */
export function quotations(said: readonly Quotation[]): readonly string[] {
  const fitting: Quotation[] = [];
  let free = ROOM;
  for (const one of said.toSorted((some, other) => Number(some.isOneOfMany) - Number(other.isOneOfMany))) {
    free -= one.lead.length + PART_MIN;
    if (free < 0) break;
    fitting.push(one);
  }
  const leads = fitting.reduce((sum, { lead }) => sum + lead.length, 0);
  const part = Math.floor((ROOM - leads) / fitting.length);
  const told = said.filter((one) => fitting.includes(one));
  const paragraphs = told.flatMap(({ lead, words }) => [lead, quoted(words, part)]);
  return told.length < said.length ? [...paragraphs, `>${MORE}`] : paragraphs;
}

/** People's own words, as a quotation of at most `room` letters, in whose lines nothing is set as if it were ours. */
export function quoted(text: string, room: number): string {
  const signs = Array.from(text.replaceAll('\r\n', '\n'), (sign) => (sign === '\n' ? '\n> ' : asText(sign)));
  const whole = `> ${signs.join('')}`;
  if (whole.length <= room) return whole;
  let shown = '> ';
  for (const sign of signs) {
    if (shown.length + sign.length + MORE.length > room) break;
    shown += sign;
  }
  return `${shown}${MORE}`;
}

/** A line in which nothing is set as if it were markup. */
export function asText(line: string): string {
  return line.replace(/[\\`*_[\]<>#|~!]/g, (sign) => `\\${sign}`);
}
