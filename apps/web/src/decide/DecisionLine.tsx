import { Link } from '../routing/Link.tsx';
import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import type { LineFragment } from '../gql/decisions.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Instant, Relative } from '../ui/Time.tsx';
import { OutcomeTag } from './OutcomeTag.tsx';
import { StateTag } from './StateTag.tsx';

/** A decision in a list: what it is about, where it stands, and what its reader has not done yet. */
export function DecisionLine({ line }: { readonly line: LineFragment }): ReactNode {
  const text = useText();
  const missing = line.state === 'open' ? line.myBallots.filter(({ ballot }) => !ballot) : [];
  return (
    <li>
      <div>
        <p>
          <TitleLink line={line} />
        </p>
        <p className="quiet">
          {text('ballot:number', { number: line.number })}{' '}
          {line.result ? (
            <OutcomeTag outcome={line.result.outcome} awaits={line.result.awaits} />
          ) : (
            <StateTag state={line.state} />
          )}{' '}
          {line.state !== 'open' && <When line={line} />}
        </p>
        {line.state === 'open' && (
          <p className="quiet">
            <When line={line} />
          </p>
        )}
        {line.state === 'open' && <Turnout line={line} />}
        {line.state === 'open' && <OwnVotes line={line} />}
      </div>
      {missing.length > 0 && (
        <Link
          to="/decide/$id/ballot"
          params={{ id: line.id }}
          className={buttonLook('main')}
          aria-label={`${text('decide:voteVerb')}: ${line.title}`}
        >
          {text('decide:voteVerb')}
        </Link>
      )}
    </li>
  );
}

/** Visitors are led to the record, which is all they may see; members to the proposal, which leads on. */
function TitleLink({ line }: { readonly line: LineFragment }): ReactNode {
  const { viewer } = useReader();
  const title = <span dir="auto">{line.title}</span>;
  const params = { id: line.id };
  return line.state === 'closed' || viewer === null ? (
    <Link to="/decide/$id/record" params={params} search={{}}>
      {title}
    </Link>
  ) : (
    <Link to="/decide/$id" params={params} search={{}}>
      {title}
    </Link>
  );
}

function When({ line }: { readonly line: LineFragment }): ReactNode {
  if (line.state === 'open' && line.closesAt) {
    return (
      <Filled
        says="ballot:openUntil"
        places={{ when: <Instant at={line.closesAt} />, relative: <Relative at={line.closesAt} /> }}
      />
    );
  }
  if (line.closedAt) return <Instant at={line.closedAt} short />;
  if (line.withdrawnAt) return <Instant at={line.withdrawnAt} short />;
  return (
    <Filled
      says="decide:byAt"
      places={{ name: <bdi>{line.author.name}</bdi>, when: <Instant at={line.createdAt} short /> }}
    />
  );
}

function Turnout({ line: { turnout } }: { readonly line: LineFragment }): ReactNode {
  const text = useText();
  if (!turnout) return null;
  return (
    <p className="quiet">
      {text('decide:turnoutLine', { count: turnout.cast, eligible: turnout.eligible })}
      {turnout.quorumReached !== null &&
        ` ${turnout.quorumReached ? text('decide:quorumReached') : text('decide:quorumOpen')}`}
    </p>
  );
}

/** For whom its reader has voted and for whom not yet, in words. */
function OwnVotes({ line: { myBallots } }: { readonly line: LineFragment }): ReactNode {
  const text = useText();
  const language = useLanguage();
  const names = (cast: boolean) =>
    formatList(
      myBallots.filter(({ ballot }) => Boolean(ballot) === cast).map(({ memberName }) => memberName),
      language,
    );
  const [missing, done] = [names(false), names(true)];
  return (
    <>
      {missing && (
        <p>
          <b>{text('decide:notVoted', { members: missing })}</b>
        </p>
      )}
      {done && <p className="quiet">{text('decide:hasVoted', { members: done })}</p>}
    </>
  );
}
