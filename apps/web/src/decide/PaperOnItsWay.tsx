import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { useRefusalText } from '../ui/RefusalNotice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { choiceMarks } from './choice-marks.ts';
import type { Sending } from './sending.ts';
import type { Casting } from './use-casting.ts';

type PaperOnItsWayProps = {
  readonly sending: Extract<Sending, { phase: 'sending' | 'waiting' }>;
  readonly casting: Casting;
  readonly mayChange: boolean;
};

/** A vote that is sent and not answered yet: it is kept here, and goes out when there is a connection. */
export function PaperOnItsWay({ sending, casting, mayChange }: PaperOnItsWayProps): ReactNode {
  const text = useText();
  const { vote, attempt, phase } = sending;
  // After a first attempt the words stay the same while it is tried again: nothing flickers, nothing is read out twice.
  const isDelayed = phase === 'waiting' || attempt > 1;
  const { word, mark } = choiceMarks[vote.choice];
  return (
    <div className={isDelayed ? 'notice wait' : 'notice'}>
      <p>
        <Tag mark={mark}>{text(word)}</Tag>
      </p>
      {vote.reason && (
        <p dir="auto" className="plain-text">
          {vote.reason}
        </p>
      )}
      <div role="status">
        {!isDelayed && <p>{text('ballot:sending')}</p>}
        {isDelayed && <p>{text('ballot:waiting')}</p>}
      </div>
      {phase === 'waiting' && <WhyWaiting sending={sending} />}
      {isDelayed && (
        <div className="row">
          <Button busy={phase === 'sending'} onClick={casting.again}>
            {text('ballot:sendNow')}
          </Button>
          {mayChange && (
            <Button
              look="plain"
              busy={phase === 'sending'}
              onClick={() => casting.edit({ choice: vote.choice, reason: vote.reason ?? '' })}
            >
              {text('ballot:change')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Said only when it is not the network: an error on the server's side, or too many requests. */
function WhyWaiting({ sending }: { readonly sending: Extract<Sending, { phase: 'waiting' }> }): ReactNode {
  const say = useRefusalText();
  if (sending.refusal.code === 'UNREACHABLE') return null;
  return <p className="quiet">{say(sending.refusal)}</p>;
}
