import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { TodayPageQuery } from '../gql/today.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Instant, Relative } from '../ui/Time.tsx';

const says: Readonly<Record<string, TextKey>> = {
  agree: 'today:change.agree',
  object: 'today:change.object',
  putToTheVote: 'today:change.putToTheVote',
  appeal: 'today:change.appeal',
};

/** A change of a membership that waits for the reader, and the button that leads to it. */
export function WaitingChange({
  change,
}: {
  readonly change: TodayPageQuery['waitingChanges']['nodes'][number];
}): ReactNode {
  const text = useText();
  const { member, next } = change;
  const key = says[next.what];
  if (!key) return null;
  const params = { slug: member.slug };
  return (
    <li>
      <div>
        <p>
          <Link to="/people/$slug" params={params}>
            <span dir="auto">{member.name}</span>
          </Link>
        </p>
        <p className="quiet">
          {text(key)}
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
        to="/people/$slug"
        params={params}
        className={buttonLook('main')}
        aria-label={`${text('today:change.verb')}: ${member.name}`}
      >
        {text('today:change.verb')}
      </Link>
    </li>
  );
}
