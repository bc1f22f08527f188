import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { CloseForm } from './CloseForm.tsx';
import { OpenForm } from './OpenForm.tsx';
import type { ProposalDecision } from './Proposal.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';
import { WriteText } from './WriteText.tsx';

type Act = 'open' | 'close' | 'withdraw' | 'rewrite';

/** What those who lead a decision can do with it; each act says in words what follows before it is done. */
export function Actions({ decision }: { readonly decision: ProposalDecision }): ReactNode {
  const text = useText();
  const [act, setAct] = useState<Act | null>(null);
  const done = (): void => setAct(null);
  const { mayEdit, mayOpen, mayClose, mayWithdraw } = decision;
  if (!mayEdit && !mayOpen && !mayClose && !mayWithdraw) return null;
  return (
    <section aria-labelledby="acts" className="no-print">
      <h2 id="acts">{text('decide:acts')}</h2>
      <div className="row">
        {mayOpen && (
          <Button look="main" onClick={() => setAct('open')}>
            {text('decide:openVerb')}
          </Button>
        )}
        {mayEdit && <Button onClick={() => setAct('rewrite')}>{text('decide:rewrite')}</Button>}
        {mayClose && <Button onClick={() => setAct('close')}>{text('decide:closeVerb')}</Button>}
        {mayWithdraw && (
          <Button look="danger" onClick={() => setAct('withdraw')}>
            {text('decide:withdrawVerb')}
          </Button>
        )}
      </div>
      {act === 'rewrite' && (
        <WriteText
          key={decision.originalLanguage}
          decision={decision}
          language={decision.originalLanguage}
          onDone={done}
        />
      )}
      <Dialog title={text('decide:openVerb')} open={act === 'open'} onClose={done}>
        <OpenForm decision={decision} onDone={done} />
      </Dialog>
      <Dialog title={text('decide:closeVerb')} open={act === 'close'} onClose={done}>
        <CloseForm decision={decision} onDone={done} />
      </Dialog>
      <Dialog title={text('decide:withdrawVerb')} open={act === 'withdraw'} onClose={done}>
        <WithdrawForm decision={decision} onDone={done} />
      </Dialog>
    </section>
  );
}
