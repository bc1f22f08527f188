import { useEffect, useState, type ReactNode } from 'react';
import { client } from '../client/client.ts';
import { send, type Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { RedeemLoginLink } from '../gql/signin.ts';
import { useText } from '../i18n/texts.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loading } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { tellConfirmed } from './confirmed.ts';
import { LinkForm } from './LinkForm.tsx';
import { safeReturnPath } from './return-path.ts';

type Redeemed = Awaited<ReturnType<typeof redeem>>;

// A link works once, and React renders some components twice: what was sent is remembered by its token.
let redeeming: { readonly token: string; readonly answer: Promise<Redeemed> } | undefined;

/** Where the link of a mail leads. The token stands behind the #, so no server log ever sees it. */
export function Enter(): ReactNode {
  const text = useText();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  useEffect(() => {
    void redeemOnce(window.location.hash.slice(1)).then((sent) => {
      if (!sent.ok) return setRefusal(sent.refusal);
      if (sent.value.confirmed) {
        tellConfirmed();
        return setConfirmed(true);
      }
      // A full load starts afresh as the member; the link leaves the history.
      window.location.replace(safeReturnPath(sent.value.returnPath));
    });
  }, []);
  if (confirmed) {
    return (
      <Page title={text('signin:confirmedTitle')}>
        <p>{text('signin:confirmed')}</p>
      </Page>
    );
  }
  if (!refusal) {
    return (
      <Page title={text('signin:entering')}>
        <Loading />
      </Page>
    );
  }
  return <NotOpened refusal={refusal} />;
}

/** A link that opens nothing: whoever is in already goes on to where it led, others get a new one that leads there. */
function NotOpened({ refusal }: { readonly refusal: Refusal }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { returnPath } = refusal.details;
  const place = safeReturnPath(typeof returnPath === 'string' ? returnPath : null);
  return (
    <Page title={text('signin:linkFailed')}>
      {sentTo === null && <RefusalNotice refusal={refusal} />}
      {viewer ? (
        <>
          <p>
            <Filled says="signin:signedInAs" places={{ name: <bdi>{viewer.person.name}</bdi> }} />
          </p>
          <p>
            <a className={buttonLook('main')} href={place}>
              {text('signin:goOn')}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{text('signin:newLink')}</p>
          <LinkForm returnPath={place} sentTo={sentTo} onSent={setSentTo} />
        </>
      )}
    </Page>
  );
}

function redeemOnce(token: string): Promise<Redeemed> {
  if (redeeming?.token !== token) redeeming = { token, answer: redeem(token) };
  return redeeming.answer;
}

function redeem(token: string) {
  return send(client, RedeemLoginLink, { token });
}
