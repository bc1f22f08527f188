import type { TextKey } from '@plenaria/i18n';
import type { Mark } from '../ui/Tag.tsx';
import type { BallotChoice } from './ballot-draft.ts';

/** What a choice is called, what it means, and the colour and shape it has everywhere. */
export const choiceMarks: Readonly<
  Record<BallotChoice, { readonly word: TextKey; readonly means: TextKey; readonly mark: Mark }>
> = {
  yes: { word: 'decide:choice.yes', means: 'decide:choice.yesMeans', mark: 'agree' },
  no: { word: 'decide:choice.no', means: 'decide:choice.noMeans', mark: 'disagree' },
  abstain: { word: 'decide:choice.abstain', means: 'decide:choice.abstainMeans', mark: 'abstain' },
  block: { word: 'decide:choice.block', means: 'decide:choice.blockMeans', mark: 'block' },
};
