import type { TextKey } from '@plenaria/i18n';
import type { Sentence } from '@plenaria/voting';
import { textIn } from '../post/texts.ts';

/** The sentences of a rule in a language, one a line. */
export function saySentences(sentences: readonly Sentence[], language: string): string {
  return sentences.map(({ key, params }) => textIn(language, `result:${key}` as TextKey, params)).join('\n');
}
