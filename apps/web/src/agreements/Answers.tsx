import { isWaiting, type DutyState } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { usePlace } from '../routing/place.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Instant } from '../ui/Time.tsx';
import { AcceptForm } from './AcceptForm.tsx';
import type { ShownDocument, ShownDuty, ShownVersion } from './Agreement.tsx';
import { StateOfDuty } from './StateOfDuty.tsx';

type AnswersProps = {
  readonly document: ShownDocument;
  readonly version: ShownVersion;
  readonly duties: readonly ShownDuty[];
  readonly again: () => void;
};

/** What the reader has answered or is asked to, for themself and for each member they speak for. */
export function Answers({ document, version, duties, again }: AnswersProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const { href } = usePlace();
  if (document.asked === 'nothing') return <p className="quiet">{text('agreements:onlyInforms')}</p>;
  if (viewer === null) {
    return (
      <p className="no-print">
        <Link to="/sign-in" search={{ returnPath: href }} className={buttonLook('main')}>
          {text('agreements:signInToAccept')}
        </Link>
      </p>
    );
  }
  if (viewer && duties.length === 0) return <p className="quiet">{text('agreements:notConcerned')}</p>;
  return duties.map((duty) => <Answer key={idOf(duty)} duty={duty} version={version} again={again} />);
}

/** The id of the first answer that waits for the reader; null when none does. */
export function answerAt(duties: readonly ShownDuty[]): string | null {
  const waiting = duties.find(({ mayAccept, state }) => mayAccept && isWaiting(state as DutyState));
  return waiting ? idOf(waiting) : null;
}

function idOf({ member, applicationId }: ShownDuty): string {
  return `answer-${member?.id ?? applicationId ?? 'self'}`;
}

type AnswerProps = {
  readonly duty: ShownDuty;
  readonly version: ShownVersion;
  readonly again: () => void;
};

function Answer({ duty, version, again }: AnswerProps): ReactNode {
  const text = useText();
  const { acceptance, member, mayAccept, state } = duty;
  const signedFor = member?.name ?? acceptance?.forName;
  const waits = isWaiting(state as DutyState);
  return (
    <section className="paper" id={idOf(duty)} tabIndex={-1}>
      <h2 dir="auto">
        {signedFor
          ? text('agreements:sign.title', { member: signedFor })
          : duty.document.asked === 'read'
            ? text('agreements:read.title')
            : text('agreements:accept.title')}
      </h2>
      <p>
        <StateOfDuty state={state} />
      </p>
      {acceptance && (
        <p role="status">
          <Filled
            says={acceptance.withdrawal ? 'agreements:withdrawnOn' : 'agreements:acceptedOn'}
            places={{ when: <Instant at={acceptance.withdrawal?.at ?? acceptance.at} /> }}
          />{' '}
          <Link to="/acceptances/$id" params={{ id: acceptance.id }}>
            {text('agreements:toEvidence')}
          </Link>
        </p>
      )}
      {waits && member && !mayAccept && <p>{text('agreements:representativeSigns')}</p>}
      {waits && mayAccept && version.text && (
        <AcceptForm duty={duty} version={version} words={version.text} answer={idOf(duty)} again={again} />
      )}
    </section>
  );
}
