import type { ReactNode } from 'react';
import { useLanguage, useText } from '../i18n/texts.ts';
import { languageName } from '../i18n/language-name.ts';

/** A text of a decision, as far as its reader must know where it comes from. */
export type Words = {
  readonly language: string;
  readonly status: string;
  /** False when the original has changed since. */
  readonly current?: boolean;
};

type TextStateProps = { readonly words: Words; readonly originalLanguage: string };

/**
 * Says what a reader should know before trusting a text: another language, a machine's words, not reviewed,
 * outdated.
 */
export function TextState({ words, originalLanguage }: TextStateProps): ReactNode {
  const text = useText();
  const reader = useLanguage();
  const own = reader === 'pseudo' ? 'en' : reader;
  const names = {
    language: languageName(words.language, reader),
    original: languageName(originalLanguage, reader),
    own: languageName(own, reader),
  };
  const said = [
    words.language !== own && text('ballot:text.otherLanguage', names),
    words.language !== originalLanguage && statusOf(words.status, names),
    words.current === false && text('ballot:text.outdated', names),
  ].filter((sentence) => sentence !== false && sentence !== null);
  if (said.length === 0) return null;
  return <p className="quiet">{said.join(' ')}</p>;

  function statusOf(status: string, params: typeof names): string | null {
    if (status === 'machine') return text('ballot:text.machine', params);
    return status === 'draft' ? text('ballot:text.unreviewed', params) : null;
  }
}
