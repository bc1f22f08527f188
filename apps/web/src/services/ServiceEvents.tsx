import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { ServicesPageQuery } from '../gql/services.ts';
import { useText } from '../i18n/texts.ts';
import { Filled } from '../ui/Filled.tsx';
import { Instant } from '../ui/Time.tsx';

type Event = ServicesPageQuery['keptServices']['events'][number];

const acts: Readonly<Record<string, TextKey>> = {
  registered: 'services:event.registered',
  changed: 'services:event.changed',
  'secret-made': 'services:event.secretMade',
  disabled: 'services:event.disabled',
  enabled: 'services:event.enabled',
  removed: 'services:event.removed',
};

const facts: Readonly<Record<string, TextKey>> = {
  name: 'services:name',
  redirectUris: 'services:redirect',
  leaveUris: 'services:leaveUris',
  signOutUri: 'services:signOutUri',
  scopes: 'services:scopes',
  asksNobody: 'services:agreeing',
  admits: 'services:admits',
};

/** What was done with services, by whom and when. */
export function ServiceEvents({ events }: { readonly events: readonly Event[] }): ReactNode {
  const text = useText();
  return (
    <section>
      <h2>{text('services:events')}</h2>
      <ul className="lines">
        {events.map(({ id, serviceName, what, facts: changed, by, at }) => (
          <li key={id}>
            <div>
              <p>
                <Filled
                  says={acts[what] ?? 'services:event.changed'}
                  places={{ service: <bdi>{serviceName}</bdi> }}
                />
              </p>
              <p className="quiet">
                {changed.length > 0 && `${changed.map((fact) => factText(text, fact)).join(', ')} · `}
                {by && (
                  <>
                    <bdi>{by}</bdi>
                    {' · '}
                  </>
                )}
                <Instant at={at} short />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factText(text: (key: TextKey) => string, fact: string): string {
  const key = facts[fact];
  return key ? text(key) : fact;
}
