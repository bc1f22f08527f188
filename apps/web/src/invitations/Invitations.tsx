import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import {
  InvitationsPage,
  SendInvitationAgain,
  WithdrawInvitation,
  type InvitationLineFragment,
} from '../gql/invitations.ts';
import { useText } from '../i18n/texts.ts';
import { routeAt } from '../routing/place.ts';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Tag, type Mark } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { calledIn, organisationOf } from './invited-to.ts';
import { Invite } from './Invite.tsx';

const route = routeAt('/invitations');

/** Inviting people, and what became of those who were invited. */
export function Invitations(): ReactNode {
  const text = useText();
  const { member } = route.useSearch();
  const asking = useAsk(InvitationsPage, { member });
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Page title={text('account:invite.title')} lead={text('account:invite.lead')}>
      <div role="status">
        {sentTo !== null && (
          <Notice>
            <p>
              <Filled says="account:invite.sent" places={{ email: <bdi dir="ltr">{sentTo}</bdi> }} />
            </p>
          </Notice>
        )}
      </div>
      <Loaded of={asking}>
        {({ invitations, mayInvite }) => (
          <>
            <h2>{text('account:invite.act')}</h2>
            {mayInvite.length === 0 ? (
              <Empty>{text('account:invite.nothing')}</Empty>
            ) : (
              <Invite
                to={mayInvite}
                onSent={(email) => {
                  setSentTo(email);
                  asking.again();
                }}
              />
            )}
            <h2>{text('account:invite.all')}</h2>
            {invitations.length === 0 ? (
              <Empty>{text('account:invite.none')}</Empty>
            ) : (
              <Lines invitations={invitations} onSent={setSentTo} again={asking.again} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type LinesProps = {
  readonly invitations: readonly InvitationLineFragment[];
  readonly onSent: (email: string) => void;
  readonly again: () => void;
};

function Lines({ invitations, onSent, again }: LinesProps): ReactNode {
  const sendAgain = useSend(SendInvitationAgain);
  const withdraw = useSend(WithdrawInvitation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function heard(sent: Sent<unknown>): boolean {
    setRefusal(sent.ok ? null : sent.refusal);
    again();
    return sent.ok;
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <ul className="lines">
        {invitations.map((invitation) => (
          <Line
            key={invitation.id}
            invitation={invitation}
            onAgain={async () => {
              if (heard(await sendAgain({ id: invitation.id }))) onSent(invitation.email);
            }}
            onWithdraw={async () => {
              heard(await withdraw({ id: invitation.id }));
            }}
          />
        ))}
      </ul>
    </>
  );
}

const marks: Readonly<Record<string, Mark>> = {
  open: 'wait',
  accepted: 'agree',
  expired: 'quiet',
  lapsed: 'quiet',
};

type LineProps = {
  readonly invitation: InvitationLineFragment;
  readonly onAgain: () => Promise<void>;
  readonly onWithdraw: () => Promise<void>;
};

function Line({ invitation, onAgain, onWithdraw }: LineProps): ReactNode {
  const text = useText();
  const { name, email, inviterName, sentAt, expiresAt, state } = invitation;
  const canChange = ['open', 'expired', 'lapsed'].includes(state);
  return (
    <li>
      <div>
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          <bdi dir="ltr">{email}</bdi> <Tag mark={marks[state] ?? 'abstain'}>{text(stateText(state))}</Tag>
        </p>
        <p>
          <Filled
            says={calledIn(invitation)}
            places={{ organisation: <bdi>{organisationOf(invitation)}</bdi> }}
          />
        </p>
        <p className="quiet">
          <Filled
            says="account:invite.sentOn"
            places={{
              inviter: <bdi>{inviterName}</bdi>,
              at: <Instant at={sentAt} short />,
              until: <Instant at={expiresAt} short />,
            }}
          />
        </p>
      </div>
      {canChange && (
        <div className="row">
          <Button aria-label={`${text('account:invite.again')}: ${name}`} onClick={() => onAgain()}>
            {text('account:invite.again')}
          </Button>
          <Button aria-label={`${text('account:invite.withdraw')}: ${name}`} onClick={() => onWithdraw()}>
            {text('account:invite.withdraw')}
          </Button>
        </div>
      )}
    </li>
  );
}

function stateText(state: string) {
  if (state === 'open') return 'account:invite.state.open';
  if (state === 'accepted') return 'account:invite.state.accepted';
  if (state === 'lapsed') return 'account:invite.state.lapsed';
  return state === 'expired' ? 'account:invite.state.expired' : 'account:invite.state.withdrawn';
}
