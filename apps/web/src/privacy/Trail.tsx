import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { OwnTrailQuery } from '../gql/privacy.ts';
import { useReading } from '../i18n/reading.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Instant } from '../ui/Time.tsx';

type Entry = OwnTrailQuery['ownTrail']['nodes'][number];

type TrailProps = {
  readonly entries: readonly Entry[];
  /** Says about whom each line is, where they are about many. */
  readonly ofMany?: boolean;
};

/** Who saw and changed what, the newest first. What one person saw of many in one minute is one line, to be opened. */
export function Trail({ entries, ofMany = false }: TrailProps): ReactNode {
  const text = useText();
  if (entries.length === 0) return <Empty>{text('privacy:trail.none')}</Empty>;
  return (
    <ol className="lines">
      {looksIn(entries).map((look) => (
        <li key={look[0]?.id}>
          {look.length > 1 ? (
            <Many look={look} />
          ) : (
            look.map((entry) => <One key={entry.id} {...{ entry, ofMany }} />)
          )}
        </li>
      ))}
    </ol>
  );
}

function Many({ look }: { readonly look: readonly Entry[] }): ReactNode {
  const text = useText();
  const [first] = look;
  if (!first) return null;
  return (
    <div>
      <details className="more">
        <summary>
          <span>
            <bdi>{first.by ?? text('privacy:trail.program')}</bdi>{' '}
            {text('privacy:trail.many', { count: look.length })}
          </span>
        </summary>
        <ul className="names">
          {look.map(({ id, about }) => (
            <li key={id}>
              <bdi>{about}</bdi>
            </li>
          ))}
        </ul>
      </details>
      <Circumstances entry={first} />
    </div>
  );
}

function One({ entry, ofMany }: { readonly entry: Entry; readonly ofMany: boolean }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  return (
    <div>
      <p>
        <bdi>{entry.by ?? text('privacy:trail.program')}</bdi>{' '}
        {spoken('privacy', `trail.what.${entry.what}`) ?? entry.what}
        {ofMany && entry.about && (
          <>
            {' · '}
            <bdi>{entry.about}</bdi>
          </>
        )}
      </p>
      <Circumstances entry={entry} />
      {entry.reason && <p dir="auto">{entry.reason}</p>}
    </div>
  );
}

/** When, with which file or service, and which facts. */
function Circumstances({ entry: { at, file, service, facts } }: { readonly entry: Entry }): ReactNode {
  const spoken = useSpoken();
  const { language } = useReading();
  const named = facts.map(
    (fact) => spoken('privacy', `field.${fact}`) ?? spoken('privacy', `role.${fact}`) ?? fact,
  );
  return (
    <p className="quiet">
      <Instant at={at} short />
      {(file ?? service) && (
        <>
          {' · '}
          <bdi>{file ?? service}</bdi>
        </>
      )}
      {named.length > 0 && ` · ${formatList(named, language)}`}
    </p>
  );
}

/** Neighbours by the same person in the same minute, about how to reach different people, together. */
function looksIn(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const looks: Entry[][] = [];
  for (const entry of entries) {
    const last = looks.at(-1);
    if (last?.[0] && isSameLook(last[0], entry)) last.push(entry);
    else looks.push([entry]);
  }
  return looks;
}

function isSameLook(one: Entry, other: Entry): boolean {
  return (
    one.what === 'contact-seen' &&
    other.what === one.what &&
    one.by === other.by &&
    one.file === other.file &&
    one.at.slice(0, 16) === other.at.slice(0, 16)
  );
}
