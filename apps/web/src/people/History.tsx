import type { ReactNode } from 'react';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Instant } from '../ui/Time.tsx';
import type { RegisterMember } from './Member.tsx';

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
  const differing = differences(before, after);
  if (differing.length === 0) return null;
  return (
    <details className="more">
      <summary>{text('people:whatChanged')}</summary>
      <ul>
        {differing.map(({ field, was, is }) => (
          <li key={field}>
            <span className="quiet">{field}:</span> {was !== null && <del dir="auto">{was}</del>}{' '}
            {is !== null && <ins dir="auto">{is}</ins>}
          </li>
        ))}
      </ul>
    </details>
  );
}

type Difference = { readonly field: string; readonly was: string | null; readonly is: string | null };

function differences(before: unknown, after: unknown): readonly Difference[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names
    .map((field) => ({ field, was: said(was[field]), is: said(is[field]) }))
    .filter((difference) => difference.was !== difference.is);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function said(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
