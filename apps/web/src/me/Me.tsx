import { Link } from '../routing/Link.tsx';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { MePage, type MePageQuery } from '../gql/me.ts';
import { useText } from '../i18n/texts.ts';
import { Facts } from '../ui/Facts.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { KnownServices } from '../services/KnownServices.tsx';
import { ChangeEmail } from './ChangeEmail.tsx';
import { Connections } from './Connections.tsx';
import { Passkeys } from './Passkeys.tsx';
import { Preferences } from './Preferences.tsx';
import { Secrets } from './Secrets.tsx';
import { Sessions } from './Sessions.tsx';
import { Tokens } from './Tokens.tsx';

/** A member as they see themselves. */
export type Myself = NonNullable<MePageQuery['viewer']>;

/** My page: who I am here, whom I speak for, how I like to read, and where I am signed in. */
export function Me(): ReactNode {
  const text = useText();
  const asking = useAsk(MePage, {});
  return (
    <Page title={text('me:title')}>
      <Loaded of={asking}>
        {({ viewer, mayInvite }) =>
          viewer && (
            <>
              <Identity
                myself={viewer}
                invitesTo={mayInvite.map(({ memberId }) => memberId)}
                again={asking.again}
              />
              <h2>{text('me:signingIn')}</h2>
              <Passkeys passkeys={viewer.passkeys} again={asking.again} />
              <Secrets myself={viewer} again={asking.again} />
              <Connections connections={viewer.providerConnections} again={asking.again} />
              <h2>{text('me:preferences')}</h2>
              <Preferences myself={viewer} />
              <p>
                <Link to="/me/notices">{text('me:letters')}</Link>
              </p>
              <h2>{text('me:sessions')}</h2>
              <Sessions sessions={viewer.sessions} again={asking.again} />
              <h2>{text('services:me.title')}</h2>
              <KnownServices agreements={viewer.serviceAgreements} again={asking.again} />
              <h2>{text('me:data')}</h2>
              <p>
                <Link to="/me/data">{text('me:dataSays')}</Link>
              </p>
              <p>
                <Link to="/me/diversity">{text('me:diversitySays')}</Link>
              </p>
              <h2>{text('me:tokens')}</h2>
              <Tokens tokens={viewer.apiTokens} again={asking.again} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

type IdentityProps = {
  readonly myself: Myself;
  /** The ids of members to which the reader may invite somebody. */
  readonly invitesTo: readonly (string | null)[];
  readonly again: () => void;
};

function Identity({ myself, invitesTo, again }: IdentityProps): ReactNode {
  const text = useText();
  return (
    <Facts
      facts={[
        { label: text('me:name'), value: <bdi>{myself.person.name}</bdi> },
        { label: text('me:email'), value: <ChangeEmail myself={myself} again={again} /> },
        {
          label: text('me:represents'),
          value:
            myself.represents.length === 0
              ? text('me:representsNobody')
              : myself.represents.map(({ id, slug, name }) => (
                  <p key={id}>
                    <Link to="/people/$slug" params={{ slug }}>
                      <bdi>{name}</bdi>
                    </Link>
                    {invitesTo.includes(id) && (
                      <>
                        {' · '}
                        <Link
                          to="/invitations"
                          search={{ member: slug }}
                          aria-label={`${text('account:invite.act')}: ${name}`}
                        >
                          {text('account:invite.act')}
                        </Link>
                      </>
                    )}
                  </p>
                )),
        },
      ]}
    />
  );
}
