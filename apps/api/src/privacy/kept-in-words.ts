import type { Language, TextKey } from '@plenaria/i18n';
import { textIn } from '../post/texts.ts';
import type { TableFacts } from './inventory/facts.ts';

/** The key of the sentence that tells how long something is kept, with what stands in it. */
export function keptSentence({ kept }: Pick<TableFacts, 'kept'>): { key: TextKey; count: number | null } {
  if (kept.how === 'days')
    return { key: kept.others ? 'privacy:kept.daysOrMember' : 'privacy:kept.days', count: kept.days };
  return { key: `privacy:kept.${kept.how}`, count: null };
}

/** The key of the sentence that tells what an erasure does. */
export function erasedSentence({ erased }: Pick<TableFacts, 'erased'>): TextKey {
  if (!erased || erased.how === 'deleted')
    return erased?.only ? 'privacy:erased.deletedOwn' : 'privacy:erased.deleted';
  return erased.how === 'replaced' ? 'privacy:erased.replaced' : `privacy:erased.${erased.because}`;
}

/** Both, in a language. */
export function keptInWords(facts: TableFacts, language: Language): string {
  const { key, count } = keptSentence(facts);
  const kept = textIn(language, key, count === null ? {} : { count });
  return `${kept} ${textIn(language, erasedSentence(facts))}`;
}
