import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { CirclePage as CirclePageDocument, type CirclePageQuery } from '../gql/circles.ts';
import { useText } from '../i18n/texts.ts';
import { History } from '../people/History.tsx';
import { PersonName } from '../people/PersonName.tsx';
import { Span } from '../people/Span.tsx';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { useSaid } from '../ui/use-said.tsx';
import { CircleActs } from './CircleActs.tsx';
import { Requests } from './Requests.tsx';

/** A circle as the api tells it. */
export type CircleTold = NonNullable<CirclePageQuery['circle']>;

/** What one may be in a circle. */
export type CircleRoles = CirclePageQuery['circleRoles'];

const route = routeAt('/circles/$slug');

/** One circle: what it is for, who is in it in which role since when, who asks to come in, and what changed. */
export function CirclePage(): ReactNode {
  const { slug } = route.useParams();
  const asking = useAsk(CirclePageDocument, { slug });
  return (
    <Loaded of={asking}>
      {({ circle, circleRoles }) =>
        circle ? <Told circle={circle} roles={circleRoles} again={asking.again} /> : <NotFound />
      }
    </Loaded>
  );
}

type ToldProps = { readonly circle: CircleTold; readonly roles: CircleRoles; readonly again: () => void };

function Told({ circle, roles, again }: ToldProps): ReactNode {
  const text = useText();
  const { name, purpose, parent, custodian, firstDay, lastDay, seats, history } = circle;
  const [said, say] = useSaid();
  return (
    <Page own title={name} lead={purpose && <span dir="auto">{purpose}</span>}>
      <Facts
        facts={[
          { label: text('circles:whose'), value: <bdi>{custodian?.name ?? text('circles:ofAll')}</bdi> },
          {
            label: text('circles:parent'),
            value: parent && (
              <Link to="/circles/$slug" params={{ slug: parent.slug }}>
                <bdi>{parent.name}</bdi>
              </Link>
            ),
          },
          { label: text('circles:exists'), value: <Span from={firstDay} to={lastDay} /> },
        ]}
      />
      <h2>{text('circles:who')}</h2>
      <Seats seats={seats} />
      {circle.mayCoordinate && seats.some(({ belongs }) => !belongs) && (
        <Notice>{text('circles:goneSays', { act: text('circles:removeSomebody') })}</Notice>
      )}
      {said}
      <Requests
        circle={circle}
        onAnswered={(done) => {
          if (done !== null) say(done);
          again();
        }}
      />
      <Declined circle={circle} />
      <CircleActs circle={circle} roles={roles} onDone={again} />
      <h2>{text('people:history')}</h2>
      <History events={history} roles={roles} />
    </Page>
  );
}

/** Why the reader's own request was declined, until they ask again or come in. */
function Declined({ circle: { declined } }: { readonly circle: CircleTold }): ReactNode {
  const text = useText();
  if (!declined) return null;
  const { at, by, reason } = declined;
  return (
    <Notice>
      <p>
        <Filled says="circles:declined" places={{ by: <bdi>{by}</bdi>, day: <Instant at={at} short /> }} />
      </p>
      <p dir="auto">{reason}</p>
      <p className="quiet">{text('circles:declinedSays')}</p>
    </Notice>
  );
}

function Seats({ seats }: Pick<CircleTold, 'seats'>): ReactNode {
  const text = useText();
  if (seats.length === 0) return <Empty>{text('circles:nobody')}</Empty>;
  return (
    <ul className="lines">
      {seats.map(({ person, role, from, to, belongs }) => (
        <li key={`${person.id} ${role.slug} ${from}`}>
          <p>
            <Filled
              says="people:act.whoIs"
              places={{
                name: (
                  <b>
                    <PersonName of={person} />
                  </b>
                ),
                role: role.name,
              }}
            />{' '}
            <Span from={from} to={to} />
          </p>
          {!belongs && <Tag mark="wait">{text('circles:gone')}</Tag>}
        </li>
      ))}
    </ul>
  );
}
