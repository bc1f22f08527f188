import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { EndServiceAgreement } from '../gql/services.ts';
import { useText } from '../i18n/texts.ts';
import type { Myself } from '../me/Me.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Filled } from '../ui/Filled.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import { scopeText } from './scopes.ts';

type Agreement = Myself['serviceAgreements'][number];

type KnownServicesProps = { readonly agreements: readonly Agreement[]; readonly again: () => void };

/** What the reader has agreed to tell which service: to see and to take away. */
export function KnownServices({ agreements, again }: KnownServicesProps): ReactNode {
  const text = useText();
  const [ending, setEnding] = useState<Agreement | null>(null);
  return (
    <>
      {agreements.length === 0 ? (
        <p className="quiet">{text('services:me.none')}</p>
      ) : (
        <ul className="lines" aria-label={text('services:me.title')}>
          {agreements.map((agreement) => (
            <AgreementLine key={agreement.id} agreement={agreement} onEnd={() => setEnding(agreement)} />
          ))}
        </ul>
      )}
      {ending && (
        <TakeAway
          agreement={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null);
            again();
          }}
        />
      )}
    </>
  );
}

type AgreementLineProps = { readonly agreement: Agreement; readonly onEnd: () => void };

function AgreementLine({ agreement, onEnd }: AgreementLineProps): ReactNode {
  const text = useText();
  const { service, scopes, unasked, agreedAt, lastUsedAt } = agreement;
  return (
    <li>
      <div>
        <p>
          <b>
            <bdi>{service}</bdi>
          </b>
        </p>
        <p>{scopes.map((scope) => text(scopeText(scope))).join(' · ')}</p>
        <p className="quiet">
          <Filled
            says={unasked.length < scopes.length ? 'services:me.times' : 'services:me.timesUnasked'}
            places={{
              agreed: <Instant at={agreedAt} short />,
              lastUsed: <Instant at={lastUsedAt} short />,
            }}
          />
        </p>
      </div>
      <Button aria-label={`${text('services:me.takeAway')}: ${service}`} onClick={onEnd}>
        {text('services:me.takeAway')}
      </Button>
    </li>
  );
}

type TakeAwayProps = {
  readonly agreement: Agreement;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function TakeAway({ agreement: { id, service }, onClose, onDone }: TakeAwayProps): ReactNode {
  const text = useText();
  const end = useSend(EndServiceAgreement);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function act(): Promise<void> {
    const sent = await end({ id });
    if (sent.ok) return onDone();
    setRefusal(sent.refusal);
  }

  return (
    <Dialog title={text('services:me.takeAwayTitle', { service })} open onClose={onClose}>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        <Filled says="services:me.takeAwayLead" places={{ service: <bdi>{service}</bdi> }} />
      </p>
      <div className="row">
        <Button look="danger" onClick={() => act()}>
          {text('services:me.takeAway')}
        </Button>
        <Button onClick={onClose}>{text('common:action.cancel')}</Button>
      </div>
    </Dialog>
  );
}
