import { formatList } from '@plenaria/i18n';
import { isOver } from '@plenaria/membership';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useHasRole } from '../client/viewer.ts';
import { CirclesPage, type CirclesPageQuery } from '../gql/circles.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { today } from '../people/today.ts';
import { Link } from '../routing/Link.tsx';
import { ActDialogs } from '../ui/ActDialogs.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Day } from '../ui/Time.tsx';
import { FoundForm } from './CircleForms.tsx';

type Circle = CirclesPageQuery['circles'][number];

/** Every circle with what it is for; the secretary founds new ones here. */
export function Circles(): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const asking = useAsk(CirclesPage, {});
  return (
    <Page title={text('circles:title')} lead={text('circles:lead')}>
      <Loaded of={asking}>
        {({ circles, waitingCircles }) =>
          circles.length === 0 ? (
            <Empty>{text('circles:none')}</Empty>
          ) : (
            <ul className="lines">
              {circles.map((circle) => (
                <Line
                  key={circle.id}
                  circle={circle}
                  waits={waitingCircles.some(({ id }) => id === circle.id)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isSecretary && (
        <ActDialogs
          said={text('circles:done')}
          onDone={asking.again}
          acts={[{ name: 'found', title: text('circles:found'), form: (tools) => <FoundForm {...tools} /> }]}
        />
      )}
    </Page>
  );
}

type LineProps = { readonly circle: Circle; readonly waits: boolean };

/** A circle; whoever is to answer a request sees it here. */
function Line({ circle, waits }: LineProps): ReactNode {
  const text = useText();
  const { slug, name, purpose, parent, custodian, lastDay } = circle;
  const isEnded = isOver(circle, today());
  return (
    <li>
      <div>
        <p>
          <Link to="/circles/$slug" params={{ slug }}>
            <bdi>{name}</bdi>
          </Link>{' '}
          {waits && <Tag mark="wait">{text('circles:waits')}</Tag>}
        </p>
        {purpose && <p dir="auto">{purpose}</p>}
        <p className="quiet">
          <bdi>{custodian?.name ?? text('circles:ofAll')}</bdi>
          {parent && (
            <>
              {' · '}
              {text('circles:partOf', { circle: parent.name })}
            </>
          )}
          {' · '}
          {!isEnded && <People circle={circle} />}
          {!isEnded && lastDay !== null && ' · '}
          {lastDay !== null && (
            <Filled
              says={isEnded ? 'circles:endedOn' : 'circles:endsOn'}
              places={{ day: <Day day={lastDay} /> }}
            />
          )}
        </p>
      </div>
    </li>
  );
}

function People({ circle: { seats } }: { readonly circle: Circle }): ReactNode {
  const text = useText();
  const language = useLanguage();
  const names = seats
    .filter(({ role, belongs }) => role.coordinates && belongs)
    .map(({ person }) => person.name);
  const gone = [...new Set(seats.filter(({ belongs }) => !belongs).map(({ person }) => person.name))];
  const count = new Set(seats.map(({ person }) => person.id)).size;
  return (
    <>
      {text('circles:people', { count })}
      {names.length > 0 && (
        <>
          {' · '}
          {text('circles:coordinatedBy', { names: formatList(names, language) })}
        </>
      )}
      {gone.length > 0 && (
        <>
          {' · '}
          <Filled says="circles:goneNamed" places={{ names: <bdi>{formatList(gone, language)}</bdi> }} />
        </>
      )}
    </>
  );
}
