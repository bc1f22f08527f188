import { useId, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Notice } from '../ui/Notice.tsx';
import { emptyDraft } from './ballot-draft.ts';
import type { BallotDecision } from './Ballot.tsx';
import { PaperForm } from './PaperForm.tsx';
import { PaperOnItsWay } from './PaperOnItsWay.tsx';
import { Receipt } from './Receipt.tsx';
import { Sentences } from './Sentences.tsx';
import { useCasting } from './use-casting.ts';

/** One paper: whom its reader may vote for. */
export type BallotPaper = BallotDecision['myBallots'][number];

type PaperProps = {
  readonly paper: BallotPaper;
  readonly decision: BallotDecision;
  readonly reader: { readonly accountId: string; readonly personId: string };
};

/** One vote: its weight and why, then the form, where the vote is on its way, or the receipt. */
export function Paper({ paper, decision, reader }: PaperProps): ReactNode {
  const text = useText();
  const title = useId();
  const own = paper.kind === 'individual';
  return (
    <section aria-labelledby={title} className="paper">
      <h2 id={title}>{own ? text('ballot:own') : text('ballot:for', { member: paper.memberName })}</h2>
      <Sentences of={paper.weightInWords} />
      <PaperState paper={paper} decision={decision} reader={reader} title={title} />
    </section>
  );
}

function PaperState({ paper, decision, reader, title }: PaperProps & { readonly title: string }): ReactNode {
  const text = useText();
  const owner = { accountId: reader.accountId, decisionId: decision.id, memberId: paper.memberId };
  const casting = useCasting(owner);
  const { draft, sending, edit } = casting;
  const cast = sending.phase === 'cast' ? sending.ballot : paper.ballot;
  const isOpen = decision.state === 'open';
  const isTouched = draft.choice !== null || draft.reason !== '';
  const lockedBy = paper.lockedBy && paper.lockedBy.id !== reader.personId ? paper.lockedBy : null;

  if (sending.phase === 'sending' || sending.phase === 'waiting') {
    return <PaperOnItsWay sending={sending} casting={casting} mayChange={decision.mayChange} />;
  }
  const isWritten = sending.phase === 'writing' && (sending.refusal !== null || isTouched);
  if (isWritten && (isOpen || sending.refusal)) {
    return (
      <PaperForm
        casting={casting}
        refusal={sending.refusal}
        decision={decision}
        titleId={title}
        onGiveUp={cast ? () => edit(emptyDraft) : undefined}
      />
    );
  }
  if (cast) {
    const mayChange = isOpen && decision.mayChange && !lockedBy;
    return (
      <Receipt
        ballot={cast}
        isNew={sending.phase === 'cast'}
        closesAt={decision.closesAt}
        lockedBy={lockedBy}
        onChange={mayChange ? () => edit({ choice: cast.choice, reason: cast.reason ?? '' }) : undefined}
      />
    );
  }
  if (!isOpen) return <Notice>{<p>{text('ballot:notCast')}</p>}</Notice>;
  return <PaperForm casting={casting} refusal={null} decision={decision} titleId={title} />;
}
