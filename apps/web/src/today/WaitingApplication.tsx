import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { TodayPageQuery } from '../gql/today.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Instant, Relative } from '../ui/Time.tsx';

type Waiting = TodayPageQuery['waitingApplications'][number];

const kinds: Readonly<Record<string, { readonly says: TextKey; readonly verb: TextKey }>> = {
  submit: { says: 'today:application.submit.says', verb: 'today:application.submit.verb' },
  answer: { says: 'today:application.answer.says', verb: 'today:application.answer.verb' },
  appeal: { says: 'today:application.appeal.says', verb: 'today:application.appeal.verb' },
  review: { says: 'today:application.review.says', verb: 'today:application.review.verb' },
  object: { says: 'today:application.object.says', verb: 'today:application.object.verb' },
  answerObjection: {
    says: 'today:application.answerObjection.says',
    verb: 'today:application.answerObjection.verb',
  },
  putToTheVote: { says: 'today:application.putToTheVote.says', verb: 'today:application.putToTheVote.verb' },
};

/** The same of one's own, while others act. */
const own: Readonly<Record<string, TextKey>> = {
  review: 'today:application.own.review',
  object: 'today:application.own.object',
  answerObjection: 'today:application.own.answerObjection',
  putToTheVote: 'today:application.own.putToTheVote',
  vote: 'today:application.own.vote',
};

function lineOf({ isMine, next }: Waiting) {
  const says = isMine ? own[next.what] : undefined;
  return says ? { says, verb: 'today:application.own.verb' as const } : kinds[next.what];
}

/** An application that waits for the reader, and the button that leads to it. */
export function WaitingApplication({ application }: { readonly application: Waiting }): ReactNode {
  const text = useText();
  const { id, name, number, custodian, next } = application;
  const kind = lineOf(application);
  if (!kind) return null;
  const called = name || `#${number}`;
  return (
    <li>
      <div>
        <p>
          <Link to="/applications/$id" params={{ id }}>
            <span dir="auto">{called}</span>
          </Link>
        </p>
        <p className="quiet">
          {text(kind.says, { custodian: custodian.name })}
          {next.until && (
            <>
              {' '}
              <Filled
                says="today:endsWhen"
                places={{ relative: <Relative at={next.until} />, when: <Instant at={next.until} /> }}
              />
            </>
          )}
        </p>
      </div>
      <Link
        to="/applications/$id"
        params={{ id }}
        className={buttonLook('main')}
        aria-label={`${text(kind.verb)}: ${called}`}
      >
        {text(kind.verb)}
      </Link>
    </li>
  );
}
