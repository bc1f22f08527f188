/** One sentence of arithmetic in words: `t('result:' + key, params)` says it in the reader's language.
 *  `count` is a number and chooses the plural; fractions are texts such as `37/63`; a parameter named
 *  `college` is a college's name in the rules (`labelled` puts in its label). */
export type Sentence = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

/** Says a sentence. */
export function say(key: string, params: Readonly<Record<string, string | number>> = {}): Sentence {
  return { key, params };
}
