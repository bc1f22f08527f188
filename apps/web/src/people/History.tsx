import { Fragment, type ReactNode } from 'react';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Instant } from '../ui/Time.tsx';
import { differences, partsOf } from './differences.ts';
import type { RegisterMember } from './Member.tsx';
import { Span } from './Span.tsx';

/** What changed in the register: who changed it, when and why, with what stood there before. */
export function History({ events }: { readonly events: RegisterMember['history'] }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  if (events.length === 0) return <Empty>{text('people:noHistory')}</Empty>;
  return (
    <ol className="lines">
      {events.map((event) => (
        <li key={event.id}>
          <div>
            <p>
              <b>{spoken('people', `event.${event.kind}`) ?? event.kind}</b>
            </p>
            <p className="quiet">
              <Instant at={event.at} short /> · <bdi>{event.actorName}</bdi>
            </p>
            {event.reason && <p dir="auto">{event.reason}</p>}
            <Change before={event.before} after={event.after} />
          </div>
        </li>
      ))}
    </ol>
  );
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
