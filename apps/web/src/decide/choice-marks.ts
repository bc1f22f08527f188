import type { TextKey } from '@plenaria/i18n';
import type { Mark } from '../ui/Tag.tsx';
import type { BallotChoice } from './ballot-draft.ts';

/** What a choice is called, what it means, and the colour and shape it has everywhere. */
export const choiceMarks: Readonly<
  Record<BallotChoice, { readonly word: TextKey; readonly means: TextKey; readonly mark: Mark }>
> = {
  yes: { word: 'ballot:choice.yes', means: 'ballot:choice.yesMeans', mark: 'agree' },
  no: { word: 'ballot:choice.no', means: 'ballot:choice.noMeans', mark: 'disagree' },
  abstain: { word: 'ballot:choice.abstain', means: 'ballot:choice.abstainMeans', mark: 'abstain' },
  block: { word: 'ballot:choice.block', means: 'ballot:choice.blockMeans', mark: 'block' },
};
