import { useEffect, useState, type ReactNode } from 'react';
import { client } from '../client/client.ts';
import { send, type Refusal } from '../client/send.ts';
import { AnswerProvider } from '../gql/providers.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { Loading } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { safeReturnPath } from './return-path.ts';

type Answered = Awaited<ReturnType<typeof answer>>;

const route = routeAt('/sign-in/through/$custodian');

// An answer counts once, and React renders some components twice: what was sent is remembered.
let answering: { readonly brought: string; readonly answer: Promise<Answered> } | undefined;

/** Where a custodian's provider leads back to, with what the browser is to hand on. */
export function CameBack(): ReactNode {
  const text = useText();
  const { custodian } = route.useParams();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    void answerOnce(custodian, window.location.search.slice(1)).then((sent) => {
      if (!sent.ok) return setRefusal(sent.refusal);
      // A full load starts afresh as the member, and what was brought leaves the history.
      window.location.replace(sent.value.known ? safeReturnPath(sent.value.returnPath) : '/connect');
    });
  }, [custodian]);
  if (!refusal) {
    return (
      <Page title={text('signin:entering')}>
        <Loading />
      </Page>
    );
  }
  return (
    <Page title={text('signin:throughFailed')}>
      <RefusalNotice refusal={refusal} />
      <p>
        <Link to="/sign-in">{text('signin:waysToSignIn')}</Link>
      </p>
    </Page>
  );
}

function answerOnce(custodian: string, brought: string): Promise<Answered> {
  if (answering?.brought !== brought) answering = { brought, answer: answer(custodian, brought) };
  return answering.answer;
}

function answer(custodian: string, brought: string) {
  return send(client, AnswerProvider, { custodian, answer: brought });
}
