import { type ImportProblem, problem } from './import-problem.ts';
import { cellReadTwice } from './read-twice.ts';

/** What a register file may have been written in when it is not UTF-8. */
type Encoding = 'UTF-16' | 'Windows-1252 (Latin-1)' | 'UTF-8 read as Windows-1252';

/** A file in the wrong encoding, told from its text after reading it as UTF-8; null when the text is sound.
 *  Importing it anyway would write damaged names into the register for good. */
export function objectionToEncoding(text: string): ImportProblem | null {
  const [place, encoding] = firstDamage(text);
  if (encoding === null) return null;
  const line = text.slice(0, place).split('\n').length;
  return problem(line, null, 'WRONG_ENCODING', { encoding, excerpt: excerptAt(text, place) });
}

/** A cell of a spreadsheet whose text was read wrongly before it came there; null when it is sound. A spreadsheet says
 *  itself how it is written, so only the cell can be put right. */
export function objectionToCell(line: number, field: string, text: string): ImportProblem | null {
  const [place, encoding] = firstDamage(text);
  return encoding === null ? null : problem(line, field, 'READ_WRONGLY', { excerpt: excerptAt(text, place) });
}

function firstDamage(text: string): readonly [number, Encoding | null] {
  const nul = text.slice(0, 4096).indexOf('\u0000');
  if (nul >= 0 || text.startsWith('ÿþ') || text.startsWith('þÿ')) return [0, 'UTF-16'];
  const replaced = text.indexOf('\uFFFD');
  if (replaced >= 0) return [replaced, 'Windows-1252 (Latin-1)'];
  // "Ã©" for "é": a capital A with tilde is a letter of some languages, but never before these signs.
  const surely = text.search(/Ã[\u0080-\u00BF]|â€[\u0080-\u00BF“”™œ¦¢]/);
  const twice = surely >= 0 ? surely : cellReadTwice(text);
  return twice >= 0 ? [twice, 'UTF-8 read as Windows-1252'] : [0, null];
}

function excerptAt(text: string, place: number): string {
  return text
    .slice(Math.max(0, place - 15), place + 15)
    .replace(/[\p{Cc}\uFFFD]+/gu, '·')
    .trim();
}
