import { formatInstantShort } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import {
  EndSignInProvider,
  KeepSignInProvider,
  ProviderPage,
  TrySignInProvider,
  type ProviderPageQuery,
} from '../gql/provider.ts';
import { useReading } from '../i18n/reading.ts';
import { useText } from '../i18n/texts.ts';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { Facts } from '../ui/Facts.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { OnlyFor } from '../ui/OnlyFor.tsx';
import { Page } from '../ui/Page.tsx';
import { useReason } from '../ui/RefusalNotice.tsx';

type Kept = ProviderPageQuery['keptSignInProviders'][number];

/** The sign-in that a custodian runs for its own members, kept by its own people. */
export function OwnSignIn(): ReactNode {
  const text = useText();
  return (
    <Page title={text('admin:provider.page')} lead={text('admin:provider.pageSays')}>
      <OnlyFor whoIs="custodian">
        <All />
      </OnlyFor>
    </Page>
  );
}

function All(): ReactNode {
  const text = useText();
  const asking = useAsk(ProviderPage, {});
  return (
    <Loaded of={asking}>
      {({ keptSignInProviders }) =>
        keptSignInProviders.length === 0 ? (
          <Empty>{text('admin:provider.nobody')}</Empty>
        ) : (
          keptSignInProviders.map((kept) => (
            <OfCustodian key={kept.custodianId} kept={kept} onDone={asking.again} />
          ))
        )
      }
    </Loaded>
  );
}

function OfCustodian({ kept, onDone }: { readonly kept: Kept; readonly onDone: () => void }): ReactNode {
  const text = useText();
  const { custodian, custodianName, redirectUri, issuer, clientId, label } = kept;
  const keep = {
    name: 'keep',
    title: text(issuer === null ? 'admin:provider.keep' : 'admin:provider.change'),
    form: (tools: ActTools) => <KeepForm kept={kept} {...tools} />,
  };
  const end = {
    name: 'end',
    title: text('admin:provider.end'),
    look: 'danger' as const,
    form: (tools: ActTools) => <EndForm kept={kept} {...tools} />,
  };
  const told = [
    { label: text('admin:provider.label'), value: <bdi>{label}</bdi> },
    { label: text('admin:provider.issuer'), value: <Code>{issuer ?? ''}</Code> },
    { label: text('admin:provider.clientId'), value: <Code>{clientId ?? ''}</Code> },
  ];
  return (
    <section aria-label={`${custodianName} (${custodian})`}>
      <h2>
        <bdi>{custodianName}</bdi>
      </h2>
      {issuer === null && <p className="quiet">{text('admin:provider.none')}</p>}
      <LastFailure kept={kept} />
      <Facts
        facts={[
          ...(issuer === null ? [] : told),
          { label: text('admin:provider.redirect'), value: <Code>{redirectUri}</Code> },
        ]}
      />
      <ActDialogs
        said={text('admin:provider.done')}
        onDone={onDone}
        acts={issuer === null ? [keep] : [keep, end]}
      />
      <h3>{text('admin:provider.try')}</h3>
      <TryForm />
    </section>
  );
}

/** Why nobody was let in when somebody last tried, for as long as nobody has been since. */
function LastFailure({ kept: { problem, failedAt } }: { readonly kept: Kept }): ReactNode {
  const text = useText();
  const reason = useReason();
  const reading = useReading();
  if (problem === null || failedAt === null) return null;
  return (
    <Notice kind="problem">
      <p>
        {text('admin:provider.failed', { at: formatInstantShort(new Date(failedAt), reading) })}{' '}
        {reason({ field: 'issuer', reason: `admin:provider.problem.${problem}`, details: {} })}
      </p>
    </Notice>
  );
}

function Code({ children }: { readonly children: string }): ReactNode {
  return <code dir="ltr">{children}</code>;
}

/** Asks a provider what it is, before anything is kept. */
function TryForm(): ReactNode {
  const text = useText();
  const tryIt = useSend(TrySignInProvider);
  const [host, setHost] = useState<string | null>(null);

  async function act({ issuer = '' }: Values): Promise<Refusal | null> {
    setHost(null);
    const sent = await tryIt({ issuer });
    if (!sent.ok) return sent.refusal;
    setHost(sent.value.signInHost);
    return null;
  }

  return (
    <Form submit={text('admin:provider.try')} label={text('admin:provider.try')} onSubmit={act}>
      {host !== null && (
        <Notice live>
          <p>{text('admin:provider.works', { host })}</p>
        </Notice>
      )}
      <Issuer issuer={null} />
    </Form>
  );
}

function Issuer({ issuer }: { readonly issuer: string | null }): ReactNode {
  const text = useText();
  return (
    <TextField
      name="issuer"
      dir="ltr"
      maxLength={500}
      label={text('admin:provider.issuer')}
      hint={text('admin:provider.issuerHint')}
      defaultValue={issuer ?? ''}
    />
  );
}

function KeepForm({ kept, beside, after }: ActTools & { readonly kept: Kept }): ReactNode {
  const text = useText();
  const keep = useSend(KeepSignInProvider);
  const { custodianId, custodianName, issuer, clientId, label } = kept;
  const isKept = issuer !== null;

  async function act(values: Values): Promise<Refusal | null> {
    const { issuer: address = '', clientId: name = '', clientSecret = '', label: says = '' } = values;
    return after(await keep({ custodianId, issuer: address, clientId: name, clientSecret, label: says }));
  }

  return (
    <Form submit={text('common:action.save')} beside={beside} onSubmit={act}>
      <Issuer issuer={issuer} />
      <TextField
        name="clientId"
        dir="ltr"
        maxLength={300}
        autoComplete="off"
        label={text('admin:provider.clientId')}
        hint={text('admin:provider.clientIdHint')}
        defaultValue={clientId ?? ''}
      />
      <TextField
        name="clientSecret"
        type="password"
        dir="ltr"
        maxLength={500}
        autoComplete="off"
        optional={isKept}
        label={text('admin:provider.secret')}
        hint={text(isKept ? 'admin:provider.secretKeptHint' : 'admin:provider.secretHint')}
      />
      <TextField
        name="label"
        maxLength={60}
        label={text('admin:provider.label')}
        hint={text('admin:provider.labelHint')}
        defaultValue={label ?? custodianName}
      />
    </Form>
  );
}

function EndForm({ kept, beside, after }: ActTools & { readonly kept: Kept }): ReactNode {
  const text = useText();
  const end = useSend(EndSignInProvider);
  const { custodianId } = kept;
  return (
    <Form
      submit={text('admin:provider.end')}
      beside={beside}
      onSubmit={async () => after(await end({ custodianId }))}
    >
      <p>{text('admin:provider.endLead')}</p>
    </Form>
  );
}
