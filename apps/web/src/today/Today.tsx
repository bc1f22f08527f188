import { Link } from '../routing/Link.tsx';
import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { TodayPage, type TodayPageQuery } from '../gql/today.ts';
import { useText } from '../i18n/texts.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Filled } from '../ui/Filled.tsx';
import { AgreementLine, waitsForReader } from './AgreementLine.tsx';
import { Page } from '../ui/Page.tsx';
import { Instant, Relative } from '../ui/Time.tsx';
import { WaitingApplication } from './WaitingApplication.tsx';
import { WaitingChange } from './WaitingChange.tsx';
import { WaitingCircle } from './WaitingCircle.tsx';
import { WelcomeLine } from './WelcomeLine.tsx';

type Entry = TodayPageQuery['today'][number];

/** More would be a list to work through, not a day. */
const linesMax = 7;
/** However many votes there are, so many agreements are shown. */
const agreementLinesMax = 2;

/** What needs me: at most seven lines, each with the button that does it. */
export function Today(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const asking = useAsk(TodayPage, {});
  const title = viewer ? text('today:greeting', { name: viewer.person.name }) : text('today:title');
  return (
    <Page title={text('today:title')} lead={viewer && title}>
      <Loaded of={asking}>
        {(answer) => (
          <>
            {answer.viewer?.welcomed === false && <WelcomeLine />}
            <Lines of={answer} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Lines({ of }: { readonly of: TodayPageQuery }): ReactNode {
  const text = useText();
  const { today, waitingApplications, waitingChanges, waitingCircles } = of;
  const agreements = of.agreementDuties.filter(waitsForReader);
  const waiting = waitingApplications.length + waitingCircles.length + waitingChanges.totalCount;
  const count = today.length + agreements.length + waiting;
  if (count === 0) return <Empty action={<LinkToDecisions />}>{text('today:empty')}</Empty>;
  // Votes end and come first; an agreement waits until it is answered, but is never crowded out.
  const shown = today.slice(0, linesMax - Math.min(agreements.length, agreementLinesMax));
  const asked = agreements.slice(0, linesMax - shown.length);
  const changes = waitingChanges.nodes.slice(0, linesMax - shown.length - asked.length);
  const room = linesMax - shown.length - asked.length - changes.length;
  const applications = waitingApplications.slice(0, room);
  const circles = waitingCircles.slice(0, room - applications.length);
  return (
    <>
      <ul className="lines">
        {shown.map((entry) => (
          <Line key={`${entry.kind} ${entry.decision?.id} ${entry.memberName}`} entry={entry} />
        ))}
        {asked.map((duty) => (
          <AgreementLine key={`${duty.document.id} ${duty.member?.id}`} duty={duty} />
        ))}
        {changes.map((change) => (
          <WaitingChange key={change.id} change={change} />
        ))}
        {applications.map((application) => (
          <WaitingApplication key={application.id} application={application} />
        ))}
        {circles.map((circle) => (
          <WaitingCircle key={circle.id} circle={circle} />
        ))}
      </ul>
      {count > linesMax && <p>{text('today:more', { count: count - linesMax })}</p>}
    </>
  );
}

/** What each kind of line says, what its button says, and where under the decision it leads. */
const kinds: Readonly<
  Record<string, { readonly says: TextKey; readonly verb: TextKey; readonly path: string }>
> = {
  vote: { says: 'today:vote.says', verb: 'today:vote.verb', path: '/ballot' },
  'settle-tie': { says: 'today:settle.says', verb: 'today:settle.verb', path: '/record' },
  'review-translation': { says: 'today:review.says', verb: 'today:review.verb', path: '' },
  'answer-amendment': { says: 'today:amendment.says', verb: 'today:amendment.verb', path: '' },
  'open-decision': { says: 'today:open.says', verb: 'today:open.verb', path: '' },
  'close-decision': { says: 'today:close.says', verb: 'today:close.verb', path: '' },
};

function Line({ entry }: { readonly entry: Entry }): ReactNode {
  const text = useText();
  const kind = kinds[entry.kind];
  if (!kind || !entry.decision) return null;
  const path = `/decide/${entry.decision.id}${kind.path}`;
  return (
    <li>
      <div>
        <p>
          <Link to={path}>
            <span dir="auto">{entry.decision.title}</span>
          </Link>
        </p>
        <p className="quiet">
          {text(kind.says, { member: entry.memberName ?? '' })}
          {entry.closesAt && (
            <>
              {' '}
              <Filled
                says="today:closesWhen"
                places={{
                  relative: <Relative at={entry.closesAt} />,
                  when: <Instant at={entry.closesAt} />,
                }}
              />
            </>
          )}
        </p>
      </div>
      <Link
        to={path}
        className={buttonLook('main')}
        aria-label={`${text(kind.verb)}: ${entry.decision.title}`}
      >
        {text(kind.verb)}
      </Link>
    </li>
  );
}

function LinkToDecisions(): ReactNode {
  const text = useText();
  return (
    <Link to={'/decide' as string} className={buttonLook()}>
      {text('today:toDecisions')}
    </Link>
  );
}
