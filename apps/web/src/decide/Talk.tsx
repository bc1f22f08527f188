import type { ReactNode } from 'react';
import { Actions } from './Actions.tsx';
import { Amendments } from './Amendments.tsx';
import { Discussion } from './Discussion.tsx';
import type { ProposalDecision } from './Proposal.tsx';
import { Translations } from './Translations.tsx';

type TalkProps = {
  readonly decision: ProposalDecision;
  readonly languages: readonly string[];
  readonly again: () => void;
};

/** What people do with a proposal: lead it, translate it, propose other words, talk about it. */
export function Talk({ decision, languages, again }: TalkProps): ReactNode {
  return (
    <>
      <Actions decision={decision} />
      <Translations decision={decision} languages={languages} />
      <Amendments decision={decision} again={again} />
      <Discussion decision={decision} again={again} />
    </>
  );
}
