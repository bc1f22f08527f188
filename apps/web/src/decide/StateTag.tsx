import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { DecisionState } from '../gql/ballot.ts';
import { useText } from '../i18n/texts.ts';
import { Tag, type Mark } from '../ui/Tag.tsx';

const states: Readonly<Record<DecisionState, { readonly word: TextKey; readonly mark: Mark }>> = {
  draft: { word: 'ballot:state.draft', mark: 'quiet' },
  open: { word: 'ballot:state.open', mark: 'wait' },
  closed: { word: 'ballot:state.closed', mark: 'abstain' },
  withdrawn: { word: 'ballot:state.withdrawn', mark: 'quiet' },
};

/** Where a decision stands, as word, shape and colour. */
export function StateTag({ state }: { readonly state: DecisionState }): ReactNode {
  const text = useText();
  const { word, mark } = states[state];
  return <Tag mark={mark}>{text(word)}</Tag>;
}
