import type { Texts } from './texts.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';

/** A text as the pseudo-language shows it: accented, a third longer and in brackets, with its {{places}} untouched,
 *  so that what is cut off, glued together or not translated can be seen by someone who reads English only. */
export function pseudo(text: string): string {
  const strange = text.replace(/\{\{[^}]*\}\}|[a-zA-Z]/g, (part) => accented[plain.indexOf(part)] ?? part);
  return `[${strange}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}

/** All texts of a namespace in the pseudo-language. */
export function pseudoTexts(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudo(text)]));
}
