import type { ApplicationState } from '@plenaria/membership';
import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Filled } from '../ui/Filled.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Instant, Relative } from '../ui/Time.tsx';
import { markOf } from './states.ts';

/** Where an application stands, as a word. */
export function StateTag({ state }: { readonly state: ApplicationState }): ReactNode {
  const text = useText();
  return <Tag mark={markOf[state]}>{text(`joining:state.${state}`)}</Tag>;
}

/** What comes next, who does it, and until when. */
export type NextStep = { readonly who: string; readonly what: string; readonly until: string | null };

const keys: Readonly<Record<string, TextKey>> = {
  submit: 'joining:next.submit',
  review: 'joining:next.review',
  answer: 'joining:next.answer',
  object: 'joining:next.object',
  answerObjection: 'joining:next.answerObjection',
  putToTheVote: 'joining:next.putToTheVote',
  vote: 'joining:next.vote',
  welcome: 'joining:next.welcome',
  appeal: 'joining:next.appeal',
  applyAgain: 'joining:next.applyAgain',
};

/** The same to whoever applies. */
const yours: Readonly<Record<string, TextKey>> = {
  submit: 'joining:yours.submit',
  answer: 'joining:yours.answer',
  appeal: 'joining:yours.appeal',
};

type NextProps = {
  readonly next: NextStep;
  readonly custodian: string;
  /** Is the application the reader's own? */
  readonly isMine: boolean;
};

/** The next step in words. */
export function Next({ next, custodian, isMine }: NextProps): ReactNode {
  const text = useText();
  const key =
    next.who === 'assembly' ? 'joining:next.callVote' : (keys[next.what] ?? 'joining:next.applyAgain');
  const own = isMine ? yours[next.what] : undefined;
  return (
    <p>
      {text(own ?? key, { custodian })}
      {next.until && (
        <>
          {' '}
          <Filled
            says="joining:untilWhen"
            places={{ relative: <Relative at={next.until} />, when: <Instant at={next.until} /> }}
          />
        </>
      )}
    </p>
  );
}
