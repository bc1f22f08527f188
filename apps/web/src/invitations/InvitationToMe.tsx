import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { AcceptInvitation, InvitationPage, type InvitationPageQuery } from '../gql/invitations.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { safeReturnPath } from '../signin/return-path.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import { meansIn, organisationOf } from './invited-to.ts';

type Invited = Extract<InvitationPageQuery['invitation'], { readonly __typename: 'InvitationToMe' }>;

/** Where the letter of an invitation leads: what it means, and accepting it. Nothing is done before the button is
 *  pressed, since programs that look into mail open links too. */
export function InvitationToMe(): ReactNode {
  const text = useText();
  const token = window.location.hash.slice(1);
  const asking = useAsk(InvitationPage, { token });
  const invitation = asking.data?.invitation;
  if (invitation?.__typename === 'InvitationToMe') return <Ready invited={invitation} token={token} />;
  return (
    <Page title={text(invitation ? 'account:invited.failed' : 'account:invited.title')}>
      <Loaded of={asking}>
        {({ invitation: no }) =>
          no.__typename === 'Refusal' && <Failed refusal={{ code: no.code, details: {} }} />
        }
      </Loaded>
    </Page>
  );
}

function Failed({ refusal }: { readonly refusal: Refusal }): ReactNode {
  const text = useText();
  return (
    <>
      <RefusalNotice refusal={refusal} />
      <p>{text('account:invited.askAgain')}</p>
      <Link to="/sign-in" className={buttonLook()}>
        {text('signin:title')}
      </Link>
    </>
  );
}

function Ready({ invited, token }: { readonly invited: Invited; readonly token: string }): ReactNode {
  const text = useText();
  const accept = useSend(AcceptInvitation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { inviterName, email, expiresAt, knownAs } = invited;

  async function acceptIt(): Promise<void> {
    const sent = await accept({ token });
    if (!sent.ok) return setRefusal(sent.refusal);
    // A full load starts afresh as the member; the link leaves the history.
    window.location.replace(safeReturnPath(sent.value.returnPath));
  }

  return (
    <Page
      title={text('account:invited.title')}
      lead={
        <Filled
          says="account:invited.lead"
          places={{ inviter: <bdi>{inviterName}</bdi>, email: <bdi dir="ltr">{email}</bdi> }}
        />
      }
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      {knownAs && (
        <Notice kind="wait">
          <p>{text('account:invited.knownAs', { name: knownAs })}</p>
        </Notice>
      )}
      <Facts
        facts={[
          {
            label: text('account:invited.means'),
            value: (
              <Filled
                says={meansIn(invited)}
                places={{ organisation: <bdi>{organisationOf(invited)}</bdi> }}
              />
            ),
          },
          { label: text('account:invited.until'), value: <Instant at={expiresAt} /> },
        ]}
      />
      <Button look="main" onClick={() => acceptIt()}>
        {text('account:invited.accept')}
      </Button>
      <p className="quiet">{text('account:invited.not')}</p>
    </Page>
  );
}
