import { DOCUMENT_KINDS } from '@plenaria/agreements';
import type { Constitution } from '../constitution/constitution.ts';

/** Tells on the terminal which kinds of document a federation that begins from this must write itself. */
export function sayWhatIsMissing(constitution: Constitution): void {
  const there = new Set(constitution['documents.json'].map(({ kind }) => kind));
  const missing = DOCUMENT_KINDS.filter((kind) => !there.has(kind));
  if (missing.length > 0) console.log(`No document of these kinds is in it: ${missing.join(', ')}.`);
}
