import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { ConnectPage, ConnectProvider, type ConnectPageQuery } from '../gql/providers.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { LinkForm } from './LinkForm.tsx';
import { OtherWays } from './OtherWays.tsx';
import { PasskeyDoor } from './PasskeyDoor.tsx';

type Waiting = NonNullable<ConnectPageQuery['waitingConnection']>;

const HERE = '/connect';

/** Who came back from a provider that knows nobody here shows once which account is theirs. */
export function Connect(): ReactNode {
  const text = useText();
  const asking = useAsk(ConnectPage, {});
  const [connected, setConnected] = useState<string | null>(null);
  return (
    <Page title={text('account:connect.title')}>
      <div role="status">
        {connected !== null && (
          <Notice>
            <p>{text('account:connect.done', { label: connected })}</p>
          </Notice>
        )}
      </div>
      {connected === null ? (
        <Loaded of={asking}>
          {({ waitingConnection, viewer }) => {
            if (!waitingConnection) return <Nothing visitor={!viewer} />;
            if (!viewer) return <ShowWhich waiting={waitingConnection} />;
            const { label } = waitingConnection;
            const { name } = viewer.person;
            return <Ask waiting={waitingConnection} name={name} onDone={() => setConnected(label)} />;
          }}
        </Loaded>
      ) : (
        <p>
          <Link to="/">{text('account:link.goOn')}</Link>
        </p>
      )}
    </Page>
  );
}

/** Nobody came through a custodian just now; a visitor can still sign in. */
function Nothing({ visitor }: { readonly visitor: boolean }): ReactNode {
  const text = useText();
  return (
    <>
      <p>{text('account:connect.nothing')}</p>
      <p>
        {visitor ? (
          <Link to="/sign-in" className={buttonLook('main')}>
            {text('common:nav.signIn')}
          </Link>
        ) : (
          <Link to="/">{text('account:link.goOn')}</Link>
        )}
      </p>
    </>
  );
}

/** To a visitor: sign in as ever. Whether anybody has the address is not told. */
function ShowWhich({ waiting: { custodian, label, email } }: { readonly waiting: Waiting }): ReactNode {
  const text = useText();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const join: string = `/join/${custodian}`;
  return (
    <>
      <p>
        <Filled says="account:connect.lead" places={{ label: <bdi>{label}</bdi> }} />
      </p>
      {email === null && (
        <p>
          <Filled says="account:connect.noEmail" places={{ label: <bdi>{label}</bdi> }} />
        </p>
      )}
      <PasskeyDoor returnPath={HERE} />
      <LinkForm returnPath={HERE} sentTo={sentTo} onSent={setSentTo} {...(email && { email })} />
      <OtherWays returnPath={HERE} />
      <p>
        <Link to={join}>{text('account:connect.apply')}</Link>
      </p>
    </>
  );
}

type AskProps = { readonly waiting: Waiting; readonly name: string; readonly onDone: () => void };

function Ask({ waiting: { label, email }, name, onDone }: AskProps): ReactNode {
  const text = useText();
  const connect = useSend(ConnectProvider);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function act(): Promise<void> {
    const sent = await connect({});
    if (sent.ok) return onDone();
    setRefusal(sent.refusal);
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        <Filled
          says={email === null ? 'account:connect.askNoEmail' : 'account:connect.ask'}
          places={{
            name: <bdi>{name}</bdi>,
            label: <bdi>{label}</bdi>,
            email: email && <bdi dir="ltr">{email}</bdi>,
          }}
        />
      </p>
      <Button look="main" onClick={() => act()}>
        {text('account:connect.do')}
      </Button>
    </>
  );
}
