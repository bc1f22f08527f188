import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import {
  Unsubscribe as UnsubscribeDocument,
  UnsubscribePage,
  type UnsubscribePageQuery,
} from '../gql/notices.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';

const route = routeAt('/unsubscribe/$token');

type Standing = NonNullable<UnsubscribePageQuery['unsubscription']>;

/** Where the last link of a letter leads, without signing in. Opening the page changes nothing: programs that look for
 *  viruses open every link. */
export function Unsubscribe(): ReactNode {
  const text = useText();
  const { token } = route.useParams();
  const asking = useAsk(UnsubscribePage, { token });
  return (
    <Page title={text('notices:unsubscribe.title')}>
      <Loaded of={asking}>
        {({ unsubscription }) =>
          unsubscription ? (
            <Refuse token={token} found={unsubscription} />
          ) : (
            <RefusalNotice refusal={{ code: 'LINK_UNKNOWN', details: {} }} />
          )
        }
      </Loaded>
      <p>
        <Link to="/me/notices">{text('me:letters')}</Link>
      </p>
    </Page>
  );
}

function Refuse({ token, found }: { readonly token: string; readonly found: Standing }): ReactNode {
  const text = useText();
  const send = useSend(UnsubscribeDocument);
  const [answer, setAnswer] = useState<Standing | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { topic: name, channel } = answer ?? found;
  const topic = text(`notices:topic.${name}`);
  const refused = channel === 'none';

  async function say(again: boolean): Promise<void> {
    const sent = await send({ token, again });
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) setAnswer(sent.value);
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      {refused || answer ? (
        <Notice live>
          <p>{text(refused ? 'notices:unsubscribe.done' : 'notices:unsubscribe.undone', { topic })}</p>
        </Notice>
      ) : (
        <p>{text('notices:unsubscribe.ask', { topic })}</p>
      )}
      <p>
        <Button look={refused ? 'plain' : 'main'} onClick={() => say(refused)}>
          {text(refused ? 'notices:unsubscribe.undo' : 'notices:unsubscribe.button')}
        </Button>
      </p>
    </>
  );
}
