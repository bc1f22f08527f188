import type { Params } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useSpoken } from '../i18n/texts.ts';

/** A sentence as the rules say it: a key of the result texts and what fills its places. */
export type Said = { readonly key: string; readonly params: unknown };

/** The sentences of a rule or a result, in the reader's language. */
export function Sentences({ sentences }: { readonly sentences: readonly Said[] }): ReactNode {
  const spoken = useSpoken();
  return (
    <ul>
      {sentences.map(({ key, params }) => (
        <li key={`${key} ${JSON.stringify(params)}`}>{spoken('result', key, params as Params) ?? key}</li>
      ))}
    </ul>
  );
}
