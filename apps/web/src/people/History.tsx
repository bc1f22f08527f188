import { Fragment, type ReactNode } from 'react';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Filled } from '../ui/Filled.tsx';
import { Empty } from '../ui/Loaded.tsx';
import { Day, Instant } from '../ui/Time.tsx';
import { differences, partsOf } from './differences.ts';
import { headlineOf } from './headline.ts';
import type { RegisterMember } from './Member.tsx';
import { roleIn } from './role-in.ts';
import { Span } from './Span.tsx';

type Event = RegisterMember['history'][number];

type HistoryProps = {
  readonly events: readonly Event[];
  /** What one may be in a circle, by its short name. */
  readonly roles?: readonly { readonly slug: string; readonly name: string }[];
};

/** What changed in the register: who changed it, when and why, with what stood there before. */
export function History({ events, roles = [] }: HistoryProps): ReactNode {
  const text = useText();
  if (events.length === 0) return <Empty>{text('people:noHistory')}</Empty>;
  return (
    <ol className="lines">
      {events.map((event) => (
        <li key={event.id}>
          <div>
            <p>
              <b>
                <Heading event={event} roles={roles} />
              </b>
            </p>
            <p className="quiet">
              <Instant at={event.at} short /> · <Actor name={event.actorName} />
            </p>
            {event.reason && <p dir="auto">{event.reason}</p>}
            <Change before={event.before} after={event.after} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Who came or left, where a line is about one person; else what kind of change it is. */
function Heading({ event, roles }: { readonly event: Event } & Required<Pick<HistoryProps, 'roles'>>) {
  const text = useText();
  const spoken = useSpoken();
  const told = headlineOf(event);
  if (!told) return spoken('people', `event.${event.kind}`) ?? event.kind;
  const called = (slug: string) => roles.find((role) => role.slug === slug)?.name ?? roleIn(text, slug);
  const { says, person, role, was, lastDay } = told;
  return (
    <Filled
      says={says}
      params={{ role: called(role), was: was === null ? '' : called(was) }}
      places={{ person: <bdi>{person}</bdi>, day: lastDay && <Day day={lastDay} /> }}
    />
  );
}

/** Who did it. What an example is made from was done by nobody. */
function Actor({ name }: { readonly name: string }): ReactNode {
  const text = useText();
  return name.startsWith('scenario ') ? text('people:imported') : <bdi>{name}</bdi>;
}

/** The fields that differ, as they were and as they are. */
function Change({ before, after }: { readonly before: unknown; readonly after: unknown }): ReactNode {
  const text = useText();
  const name = useFieldName();
  const differing = differences(before, after);
  if (differing.length === 0) return null;
  return (
    <details className="more">
      <summary>{text('people:whatChanged')}</summary>
      <ul>
        {differing.map(({ field, was, is }) => (
          <li key={field}>
            <span className="quiet">{name(field)}:</span>{' '}
            {was !== null && (
              <del>
                <InWords value={was} />
              </del>
            )}{' '}
            {is !== null && <InWords value={is} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a field says; what held for a time with its days. */
function InWords({ value }: { readonly value: unknown }): ReactNode {
  return partsOf(value).map((part, index) => (
    <Fragment key={JSON.stringify(part)}>
      {index > 0 && '; '}
      {typeof part === 'string' ? (
        <bdi>{part}</bdi>
      ) : (
        <>
          <bdi>{part.what}</bdi> <Span from={part.from} to={part.to} />
        </>
      )}
    </Fragment>
  ));
}

function useFieldName(): (field: string) => string {
  const spoken = useSpoken();
  return (field) => spoken('people', `field.${field}`) ?? spoken('people', field) ?? field;
}
