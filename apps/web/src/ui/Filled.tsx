import type { Params, TextKey } from '@plenaria/i18n';
import { Fragment, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';

/** Never part of a text. */
const mark = '\u0000';

type FilledProps = {
  readonly says: TextKey;
  /** What stands in its places, where that is more than words: a time, a name in its own direction. */
  readonly places: Readonly<Record<string, ReactNode>>;
  readonly params?: Params;
};

/** A whole sentence around a time or a name, so that each language puts it where it belongs. */
export function Filled({ says, places, params }: FilledProps): ReactNode {
  const text = useText();
  const marks = Object.fromEntries(Object.keys(places).map((name) => [name, mark + name + mark]));
  const parts = text(says, { ...params, ...marks }).split(mark);
  // Words and names of places take turns, beginning with words.
  return parts.map((part, index) => (
    <Fragment key={`${index} ${part}`}>{index % 2 ? places[part] : part}</Fragment>
  ));
}
