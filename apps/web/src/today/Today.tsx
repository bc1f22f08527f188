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
import { Page } from '../ui/Page.tsx';
import { Instant, Relative } from '../ui/Time.tsx';
import { WaitingApplication } from './WaitingApplication.tsx';

type Entry = TodayPageQuery['today'][number];

/** More would be a list to work through, not a day. */
const linesMax = 7;

/** What needs me: at most seven lines, each with the button that does it. */
export function Today(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const asking = useAsk(TodayPage, {});
  const title = viewer ? text('today:greeting', { name: viewer.person.name }) : text('today:title');
  return (
    <Page title={text('today:title')} lead={viewer && title}>
      <Loaded of={asking}>
        {({ today, waitingApplications }) =>
          today.length + waitingApplications.length === 0 ? (
            <Empty action={<LinkToDecisions />}>{text('today:empty')}</Empty>
          ) : (
            <>
              <ul className="lines">
                {today.slice(0, linesMax).map((entry) => (
                  <Line key={`${entry.kind} ${entry.decision?.id} ${entry.memberName}`} entry={entry} />
                ))}
                {waitingApplications.slice(0, Math.max(0, linesMax - today.length)).map((application) => (
                  <WaitingApplication key={application.id} application={application} />
                ))}
              </ul>
              {today.length > linesMax && <p>{text('today:more', { count: today.length - linesMax })}</p>}
            </>
          )
        }
      </Loaded>
    </Page>
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
