import { wordsOfMailing } from '../mailings/words-of-mailing.ts';
import type { Notices } from '../notices/notices.ts';
import type { View, Works } from '../work.ts';
import { itemsOfDigest } from './digest-items.ts';
import { isOfMailing } from './letter.ts';
import type { Letter } from './letter.ts';
import type { LetterReasons } from './letter-reasons.ts';
import type { Occasion, Reader } from './write-letter.ts';

/** What is asked for the content of a letter. */
export type Sources = {
  readonly works: Works;
  readonly reasons: LetterReasons;
  readonly notices: Notices;
  readonly publicUrl: string;
};

/** What a letter says that is found only when it goes: somebody's words, the items of a digest. Null when there is
 *  nothing to say any more. */
export async function contentOf(
  sources: Sources,
  view: View,
  letter: Letter,
  reader: Reader & { readonly accountId: string | null },
): Promise<Pick<Occasion, 'words' | 'items'> | null> {
  if (isOfMailing(letter)) {
    const words = await wordsOfMailing(sources.works, view, { ...letter.params, language: reader.language });
    return words && { words };
  }
  if (letter.template !== 'digest') return {};
  const items = await itemsOfDigest(sources, view, reader);
  return items.length > 0 ? { items } : null;
}
