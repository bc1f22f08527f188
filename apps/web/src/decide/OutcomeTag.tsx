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

/** What a tie that is still open waits for. */
const waits: Readonly<Record<string, { readonly word: TextKey; readonly mark: Mark }>> = {
  castingVote: { word: 'decide:outcome.awaitsCastingVote', mark: 'wait' },
  lot: { word: 'decide:outcome.awaitsLot', mark: 'wait' },
};

type OutcomeProps = { readonly outcome: string; readonly awaits?: string | null };

/** How a decision ended, or what it still waits for, as word, shape and colour. */
export function OutcomeTag({ outcome, awaits }: OutcomeProps): ReactNode {
  const text = useText();
  const shown = waits[awaits ?? ''] ?? outcomes[outcome];
  return shown ? <Tag mark={shown.mark}>{text(shown.word)}</Tag> : <Tag mark="quiet">{outcome}</Tag>;
}
