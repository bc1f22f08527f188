import { isLanguage, type Params } from '@plenaria/i18n';
import { labelled, type RulePack, type Sentence } from '@plenaria/voting';
import type { ReactNode } from 'react';
import { useLanguage, useSpoken } from '../i18n/texts.ts';

/** A sentence as the api sends it: its key and what fills its places. */
export type ApiSentence = { readonly key: string; readonly params: unknown };

type SentencesProps = {
  readonly of: readonly ApiSentence[];
  /** The rules, where the sentences name colleges that the rules have labels for. */
  readonly rules?: unknown;
};

/** Sentences of the rule book, one under the other. */
export function Sentences({ of, rules }: SentencesProps): ReactNode {
  const say = useSentences(rules);
  const [only, ...more] = of;
  if (!only) return null;
  if (more.length === 0) return <p>{say(only)}</p>;
  return (
    <ul className="sentences">
      {of.map((sentence) => (
        <li key={`${sentence.key} ${JSON.stringify(sentence.params)}`}>{say(sentence)}</li>
      ))}
    </ul>
  );
}

/** The function that says a sentence in the reader's language, with colleges called by their labels. */
export function useSentences(rules?: unknown): (sentence: ApiSentence) => string {
  const spoken = useSpoken();
  const language = useLanguage();
  const reading = isLanguage(language) ? language : 'en';
  return (sentence) => {
    const own = { key: sentence.key, params: paramsOf(sentence.params) } as Sentence;
    const [said = own] = rules ? labelled([own], rules as RulePack, reading) : [own];
    return spoken('result', said.key, said.params as Params) ?? said.key;
  };
}

function paramsOf(params: unknown): Params {
  return typeof params === 'object' && params !== null ? (params as Params) : {};
}
