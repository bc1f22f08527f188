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
          if (!request) return <Over />;
          if (!viewer) return <SignInFirst request={request} returnPath={`/services/agree/${token}`} />;
          const asked = { token, request, name: viewer.person.name };
          if (request.refuses) return <Refused {...asked} />;
          return request.asks ? <Question {...asked} /> : <GoOn {...asked} />;
        }}
      </Loaded>
    </Page>
  );
}

/** Nothing can be answered any more: it was in another tab, or took too long. */
function Over(): ReactNode {
  const text = useText();
  return <p>{text('services:ask.overLead')}</p>;
}

const OVER = 'SERVICE_REQUEST_OVER';

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

type AskedProps = { readonly token: string; readonly request: Request; readonly name: string };

/** Whoever has agreed already is led on; when that does not work, they answer by hand. */
function GoOn(asked: AskedProps): ReactNode {
  const { token } = asked;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    const sending = answered.get(token) ?? answer(token, true);
    answered.set(token, sending);
    void sending.then((sent) => {
      if (sent.ok) window.location.replace(sent.value.url);
      else {
        answered.delete(token);
        setRefusal(sent.refusal);
      }
    });
  }, [token]);
  return refusal ? <Question {...asked} before={refusal} /> : <Loading />;
}

/** Says yes or no, and leads on; or why that did not work. */
function useAnswer(token: string, before: Refusal | null = null) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState(before);

  async function say(agrees: boolean): Promise<void> {
    setBusy(true);
    const sent = await answer(token, agrees);
    if (sent.ok) return window.location.replace(sent.value.url);
    setBusy(false);
    setRefusal(sent.refusal);
  }

  return { busy, refusal, say };
}

/** Why somebody cannot sign in there, and the way back: the service is told no. */
function Refused({ token, request: { service }, name }: AskedProps): ReactNode {
  const text = useText();
  const { busy, refusal, say } = useAnswer(token);
  if (refusal?.code === OVER) return <Over />;
  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        <Filled
          says="services:ask.refused"
          places={{ service: <bdi>{service}</bdi>, name: <bdi>{name}</bdi> }}
        />
      </p>
      <Button busy={busy} onClick={() => say(false)}>
        {text('services:leave.goOn', { service })}
      </Button>
    </>
  );
}

type QuestionProps = AskedProps & { readonly before?: Refusal };

function Question({ token, request: { service, host, scopes }, name, before }: QuestionProps): ReactNode {
  const text = useText();
  const { busy, refusal, say } = useAnswer(token, before);
  if (refusal?.code === OVER) return <Over />;

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
        <Button look="main" busy={busy} onClick={() => say(true)}>
          {text('services:ask.agree')}
        </Button>
        <Button busy={busy} onClick={() => say(false)}>
          {text('services:ask.notNow')}
        </Button>
      </div>
    </>
  );
}
