import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend } from '../client/send.ts';
import { FinishWelcome } from '../gql/today.ts';
import { WelcomePage, type WelcomePageQuery } from '../gql/welcome.ts';
import { useText } from '../i18n/texts.ts';
import { AddPasskey } from '../me/AddPasskey.tsx';
import { NoticeChoices } from '../me/NoticeChoices.tsx';
import { Preferences } from '../me/Preferences.tsx';
import { Link } from '../routing/Link.tsx';
import { go, routeAt } from '../routing/place.ts';
import { browserSupportsWebAuthn } from '../signin/passkey.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';

type Newcomer = NonNullable<WelcomePageQuery['viewer']>;

const route = routeAt('/welcome');

/** Three questions to somebody new: how they read, how they sign in next time, and what they are written about. */
export function Welcome(): ReactNode {
  const text = useText();
  const asking = useAsk(WelcomePage, {});
  const step = stepOf(route.useSearch().step);
  return (
    <Page title={text('me:welcome.title', { step })}>
      <Loaded of={asking}>
        {({ viewer }) => viewer && <Step step={step} newcomer={viewer} again={asking.again} />}
      </Loaded>
    </Page>
  );
}

type StepProps = { readonly step: 1 | 2 | 3; readonly newcomer: Newcomer; readonly again: () => void };

function Step({ step, newcomer, again }: StepProps): ReactNode {
  const text = useText();
  const finish = useSend(FinishWelcome);
  if (step === 1)
    return (
      <>
        <h2>{text('me:welcome.read')}</h2>
        <Preferences
          myself={{ ...newcomer, timeZone: likelyZone(newcomer.timeZone) }}
          submit={text('me:welcome.next')}
          onSaved={() => go('/welcome?step=2')}
        />
      </>
    );
  if (step === 2) return <SigningIn newcomer={newcomer} again={again} />;
  return (
    <>
      <h2>{text('me:welcome.notices')}</h2>
      <NoticeChoices
        notices={newcomer.notices.filter(({ channels }) => channels.length > 1)}
        submit={text('me:welcome.finish')}
        beside={<Back to={2} />}
        onSaved={async () => {
          const sent = await finish({});
          if (!sent.ok) return sent.refusal;
          await go('/');
          return null;
        }}
      />
    </>
  );
}

function SigningIn({ newcomer, again }: Omit<StepProps, 'step'>): ReactNode {
  const text = useText();
  const [adding, setAdding] = useState(false);
  const has = newcomer.passkeys.length > 0;
  const may = browserSupportsWebAuthn();
  const close = (): void => setAdding(false);
  return (
    <>
      <h2>{text('me:welcome.signIn')}</h2>
      <p>{text('me:signingInLead')}</p>
      {has && (
        <Notice live>
          <p>{text('me:welcome.hasPasskey')}</p>
        </Notice>
      )}
      {!may && <p className="quiet">{text('me:noPasskeysHere')}</p>}
      <div className="row">
        {may && !has && (
          <Button look="main" onClick={() => setAdding(true)}>
            {text('me:addPasskey')}
          </Button>
        )}
        <Link to="/welcome" search={{ step: '3' }} className={buttonLook(has || !may ? 'main' : undefined)}>
          {text(has ? 'me:welcome.next' : 'me:welcome.letter')}
        </Link>
        <Back to={1} />
      </div>
      <AddPasskey
        open={adding}
        onClose={close}
        onDone={() => {
          close();
          again();
        }}
      />
    </>
  );
}

function Back({ to }: { readonly to: 1 | 2 }): ReactNode {
  const text = useText();
  return (
    <Link to="/welcome" search={{ step: String(to) }} className={buttonLook()}>
      {text('me:welcome.back')}
    </Link>
  );
}

function stepOf(given: string | undefined): 1 | 2 | 3 {
  return given === '2' ? 2 : given === '3' ? 3 : 1;
}

/** Who never said where they live is asked about the zone of their device. */
function likelyZone(kept: string): string {
  return kept === 'UTC' ? Intl.DateTimeFormat().resolvedOptions().timeZone : kept;
}
