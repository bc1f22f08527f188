import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Tag, type Mark } from '../ui/Tag.tsx';

const outcomes: Readonly<Record<string, { readonly word: TextKey; readonly mark: Mark }>> = {
  adopted: { word: 'decide:outcome.adopted', mark: 'agree' },
  rejected: { word: 'decide:outcome.rejected', mark: 'disagree' },
  noQuorum: { word: 'decide:outcome.noQuorum', mark: 'abstain' },
  undecided: { word: 'decide:outcome.undecided', mark: 'abstain' },
};

/** How a decision ended, as word, shape and colour. */
export function OutcomeTag({ outcome }: { readonly outcome: string }): ReactNode {
  const text = useText();
  const shown = outcomes[outcome];
  return shown ? <Tag mark={shown.mark}>{text(shown.word)}</Tag> : <Tag mark="quiet">{outcome}</Tag>;
}
