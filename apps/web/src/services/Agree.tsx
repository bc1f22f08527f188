import { useEffect, useState, type ReactNode } from 'react';
import { client } from '../client/client.ts';
import { useAsk } from '../client/ask.ts';
import { send, type Refusal } from '../client/send.ts';
import { AgreePage, AnswerServiceRequest, type AgreePageQuery } from '../gql/services.ts';
import { useText } from '../i18n/texts.ts';
import { routeAt } from '../routing/place.ts';
import { LinkForm } from '../signin/LinkForm.tsx';
import { OtherWays } from '../signin/OtherWays.tsx';
import { PasskeyDoor } from '../signin/PasskeyDoor.tsx';
import { Through } from '../signin/Through.tsx';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { scopeText } from './scopes.ts';

type Request = NonNullable<AgreePageQuery['serviceRequest']>;

const route = routeAt('/services/agree/$token');

/** Where a service sends somebody to sign in: it says who asks for what, and nothing is told before they agree. */
export function Agree(): ReactNode {
  const text = useText();
  const { token } = route.useParams();
  const asking = useAsk(AgreePage, { token });
  const service = asking.data?.serviceRequest?.service;
  const title = service ? text('services:ask.title', { service }) : text('services:ask.over');
  return (
    <Page title={asking.data ? title : text('services:ask.loading')}>
      <Loaded of={asking}>
        {({ serviceRequest: request, viewer }) => {
          if (!request) return <p>{text('services:ask.overLead')}</p>;
          if (!viewer) return <SignInFirst request={request} returnPath={`/services/agree/${token}`} />;
          if (!request.asks) return <GoOn token={token} />;
          return <Question token={token} request={request} name={viewer.person.name} />;
        }}
      </Loaded>
    </Page>
  );
}

type SignInFirstProps = { readonly request: Request; readonly returnPath: string };

function SignInFirst({ request: { service }, returnPath }: SignInFirstProps): ReactNode {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <>
      <p>
        <Filled says="services:ask.signIn" places={{ service: <bdi>{service}</bdi> }} />
      </p>
      <PasskeyDoor returnPath={returnPath} />
      <LinkForm returnPath={returnPath} sentTo={sentTo} onSent={setSentTo} />
      <Through returnPath={returnPath} />
      <OtherWays returnPath={returnPath} />
    </>
  );
}

// An answer counts once, and React renders some components twice: what was sent is remembered.
const answered = new Map<string, ReturnType<typeof answer>>();

function answer(token: string, agrees: boolean) {
  return send(client, AnswerServiceRequest, { token, agrees });
}

/** Whoever has agreed already is led on. */
function GoOn({ token }: { readonly token: string }): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    const sending = answered.get(token) ?? answer(token, true);
    answered.set(token, sending);
    void sending.then((sent) => {
      if (sent.ok) window.location.replace(sent.value.url);
      else setRefusal(sent.refusal);
    });
  }, [token]);
  return refusal ? <RefusalNotice refusal={refusal} /> : <Loading />;
}

type QuestionProps = { readonly token: string; readonly request: Request; readonly name: string };

function Question({ token, request: { service, host, scopes }, name }: QuestionProps): ReactNode {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function say(agrees: boolean): Promise<void> {
    setBusy(true);
    const sent = await answer(token, agrees);
    if (sent.ok) return window.location.replace(sent.value.url);
    setBusy(false);
    setRefusal(sent.refusal);
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        <Filled
          says="services:ask.lead"
          places={{ service: <bdi>{service}</bdi>, name: <bdi>{name}</bdi> }}
        />
      </p>
      <ul aria-label={text('services:ask.list')}>
        {scopes.map((scope) => (
          <li key={scope}>{text(scopeText(scope))}</li>
        ))}
      </ul>
      <p className="quiet">
        <Filled says="services:ask.after" places={{ host: <bdi dir="ltr">{host}</bdi> }} />
      </p>
      <div className="row">
        <Button look="main" busy={busy} onClick={() => void say(true)}>
          {text('services:ask.agree')}
        </Button>
        <Button busy={busy} onClick={() => void say(false)}>
          {text('services:ask.notNow')}
        </Button>
      </div>
    </>
  );
}
