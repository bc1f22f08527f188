import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { leaveFor } from '../client/leave.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { LeavePage, type LeavePageQuery } from '../gql/services.ts';
import { SignOut } from '../gql/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';

type Left = LeavePageQuery['leftService'];

const route = routeAt('/services/leave');

/** Who has signed out of a service is asked whether they sign out here as well, and is led back to it. */
export function Leave(): ReactNode {
  const text = useText();
  const { service = '', to = '', state } = route.useSearch();
  const asking = useAsk(LeavePage, { id: service, to });
  const name = asking.data?.leftService?.service;
  return (
    <Page title={name ? text('services:leave.title', { service: name }) : text('services:leave.titleNone')}>
      <Loaded of={asking}>{({ leftService }) => <Ask left={leftService} state={state} />}</Loaded>
    </Page>
  );
}

function Ask({ left, state }: { readonly left: Left; readonly state: string | undefined }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const signOut = useSend(SignOut);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function act(): Promise<void> {
    const sent = await signOut({});
    if (sent.ok) leaveFor(left ? withState(left.url, state) : '/');
    else setRefusal(sent.refusal);
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>{text(viewer ? 'services:leave.ask' : 'services:leave.out')}</p>
      <div className="row">
        {viewer && (
          <Button look="main" onClick={() => act()}>
            {text('services:leave.signOut')}
          </Button>
        )}
        {left ? (
          <a className={buttonLook()} href={withState(left.url, state)}>
            {text(viewer ? 'services:leave.stay' : 'services:leave.goOn', { service: left.service })}
          </a>
        ) : (
          <Link className={buttonLook()} to="/">
            {text('services:leave.stayHere')}
          </Link>
        )}
      </div>
    </>
  );
}

/** What the service wanted to be reminded of travels with the reader, as OpenID Connect RP-Initiated Logout says. */
function withState(address: string, state: string | undefined): string {
  const url = new URL(address);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
