import type { ReactNode } from 'react';
import type { OwnTrailQuery } from '../gql/privacy.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Instant } from '../ui/Time.tsx';

type Entry = OwnTrailQuery['ownTrail']['nodes'][number];

type TrailProps = {
  readonly entries: readonly Entry[];
  /** Says about whom each line is, where they are about many. */
  readonly ofMany?: boolean;
};

/** Who saw and changed what, the newest first. */
export function Trail({ entries, ofMany = false }: TrailProps): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  if (entries.length === 0) return <Empty>{text('privacy:trail.none')}</Empty>;
  const factsOf = ({ facts }: Entry): string =>
    facts
      .map((fact) => spoken('privacy', `field.${fact}`) ?? spoken('privacy', `role.${fact}`) ?? fact)
      .join(', ');
  return (
    <ol className="lines">
      {entries.map((entry) => (
        <li key={entry.id}>
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
            <p className="quiet">
              <Instant at={entry.at} short />
              {entry.file && (
                <>
                  {' · '}
                  <bdi>{entry.file}</bdi>
                </>
              )}
              {entry.facts.length > 0 && ` · ${factsOf(entry)}`}
            </p>
            {entry.reason && <p dir="auto">{entry.reason}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
