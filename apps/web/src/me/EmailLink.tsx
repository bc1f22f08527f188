import type { TextKey } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { ConfirmEmailChange, EmailLinkPage, StopEmailChange, type EmailLinkPageQuery } from '../gql/email.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';

type Linked = Extract<EmailLinkPageQuery['emailLink'], { readonly __typename: 'EmailLink' }>;
type Doing = 'confirm' | 'stop' | 'undo';

/** Where the links of letters about a change of address lead. Nothing is done before the button is pressed: programs
 *  that look into mail open links too. The token stands behind the #, so no server log ever sees it. */
export function EmailLink(): ReactNode {
  const text = useText();
  const token = window.location.hash.slice(1);
  const asking = useAsk(EmailLinkPage, { token });
  const [used, setUsed] = useState<Linked | null>(null);
  const link = asking.data?.emailLink;
  // Whoever asks again hears that the link was used; the page goes on telling what it did.
  const ready = used ?? (link?.__typename === 'EmailLink' ? link : null);
  if (ready) return <Ready link={ready} token={token} onUse={() => setUsed(ready)} />;
  return (
    <Page title={text(link ? 'account:link.failed' : 'account:link.confirmTitle')}>
      <Loaded of={asking}>
        {({ emailLink }) =>
          emailLink.__typename === 'Refusal' && <Failed refusal={{ code: emailLink.code, details: {} }} />
        }
      </Loaded>
    </Page>
  );
}

function Failed({ refusal }: { readonly refusal: Refusal }): ReactNode {
  return (
    <>
      <RefusalNotice refusal={refusal} />
      <GoOn />
    </>
  );
}

type ReadyProps = { readonly link: Linked; readonly token: string; readonly onUse: () => void };

function Ready({ link, token, onUse }: ReadyProps): ReactNode {
  const text = useText();
  const confirm = useSend(ConfirmEmailChange);
  const stop = useSend(StopEmailChange);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<Linked | null>(null);
  const doing: Doing = link.purpose === 'confirm' ? 'confirm' : link.confirmed ? 'undo' : 'stop';

  async function doIt(): Promise<void> {
    onUse();
    const sent = await (doing === 'confirm' ? confirm : stop)({ token });
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) setDone(sent.value as Linked);
  }

  return (
    <Page title={text(says[doing].title)}>
      {refusal && <RefusalNotice refusal={refusal} />}
      <div role="status">{done && <Told says={says[doing].done} link={done} />}</div>
      {done ? (
        <GoOn />
      ) : (
        <>
          <Told says={says[doing].lead} link={link} />
          <Button look={doing === 'confirm' ? 'main' : 'danger'} onClick={() => doIt()}>
            {text(says[doing].button)}
          </Button>
        </>
      )}
    </Page>
  );
}

const says: Readonly<
  Record<
    Doing,
    { readonly title: TextKey; readonly lead: TextKey; readonly button: TextKey; readonly done: TextKey }
  >
> = {
  confirm: {
    title: 'account:link.confirmTitle',
    lead: 'account:link.confirmLead',
    button: 'account:link.confirm',
    done: 'account:link.confirmed',
  },
  stop: {
    title: 'account:link.stopTitle',
    lead: 'account:link.stopLead',
    button: 'account:link.stop',
    done: 'account:link.stopped',
  },
  undo: {
    title: 'account:link.undoTitle',
    lead: 'account:link.undoLead',
    button: 'account:link.undo',
    done: 'account:link.undone',
  },
};

function Told({ says: key, link }: { readonly says: TextKey; readonly link: Linked }): ReactNode {
  return (
    <p>
      <Filled
        says={key}
        places={{ email: <bdi dir="ltr">{link.email}</bdi>, until: <Instant at={link.until} /> }}
      />
    </p>
  );
}

function GoOn(): ReactNode {
  const text = useText();
  return (
    <p>
      <Link to="/">{text('account:link.goOn')}</Link>
    </p>
  );
}
