import { useCallback, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { client } from '../client/client.ts';
import { send, type Refusal } from '../client/send.ts';
import { RedeemLoginLink } from '../gql/signin.ts';
import { useText } from '../i18n/texts.ts';
import { Loading } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { AsAnother } from './AsAnother.tsx';
import { tellConfirmed } from './confirmed.ts';
import { NotOpened } from './NotOpened.tsx';
import { rememberedEmail } from '../client/remembered-email.ts';
import { safeReturnPath } from './return-path.ts';

type Redeemed = Awaited<ReturnType<typeof redeem>>;

// A link works once, and React renders some components twice: what was sent is remembered by its token.
let redeeming: { readonly token: string; readonly answer: Promise<Redeemed> } | undefined;

/** Where the link of a mail leads. The token stands behind the #, so no server log ever sees it. */
export function Enter(): ReactNode {
  // A second link opened in the same window changes nothing but what stands behind the #.
  const token = useSyncExternalStore(listenToHash, () => window.location.hash.slice(1));
  return <Redeem key={token} token={token} />;
}

function Redeem({ token }: { readonly token: string }): ReactNode {
  const text = useText();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const take = useCallback((sent: Redeemed): void => {
    if (!sent.ok) return setRefusal(sent.refusal);
    if (sent.value.confirmed) {
      tellConfirmed();
      return setConfirmed(true);
    }
    // A full load starts afresh as the member; the link leaves the history.
    window.location.replace(safeReturnPath(sent.value.returnPath));
  }, []);
  useEffect(() => {
    void redeemOnce(token).then(take);
  }, [token, take]);
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
  if (refusal.code === 'LINK_FOR_ANOTHER')
    return <AsAnother name={String(refusal.details['name'])} onGoOn={() => redeem(token, true).then(take)} />;
  return <NotOpened refusal={refusal} />;
}

function listenToHash(act: () => void): () => void {
  window.addEventListener('hashchange', act);
  return () => window.removeEventListener('hashchange', act);
}

function redeemOnce(token: string): Promise<Redeemed> {
  if (redeeming?.token !== token) redeeming = { token, answer: redeem(token, false) };
  return redeeming.answer;
}

function redeem(token: string, asAnother: boolean) {
  return send(client, RedeemLoginLink, { token, asAnother, email: rememberedEmail() ?? '' });
}
