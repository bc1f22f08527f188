import type { ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { ChangeService, DisableService, MakeServiceSecret, RemoveService } from '../gql/services.ts';
import { useText } from '../i18n/texts.ts';
import { ActDialogs, type Act, type ActTools } from '../ui/ActDialogs.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Form } from '../ui/Form.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { Code, type Kept, type Made } from './KeptServices.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import { scopeText } from './scopes.ts';

type KeptServiceProps = {
  readonly kept: Kept;
  readonly onMade: (made: Made) => void;
  readonly onDone: () => void;
};

/** One service: what it is, and what can be done with it. */
export function KeptService({ kept, onMade, onDone }: KeptServiceProps): ReactNode {
  const text = useText();
  const { name } = kept;
  return (
    <section aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      {kept.disabledAt && (
        <p>
          <Tag mark="block">{text('services:disabled')}</Tag>
        </p>
      )}
      <About kept={kept} />
      <ActDialogs said={text('services:done')} onDone={onDone} acts={useActs(kept, onMade)} />
    </section>
  );
}

function About({ kept }: { readonly kept: Kept }): ReactNode {
  const text = useText();
  const { id, isPublic, redirectUris, leaveUris, signOutUri, scopes, asksNobody, registeredAt } = kept;
  const list = (addresses: readonly string[]) =>
    addresses.length > 0 && addresses.map((address) => <p key={address}>{<Code>{address}</Code>}</p>);
  return (
    <Facts
      facts={[
        { label: text('services:clientId'), value: <Code>{id}</Code> },
        { label: text('services:redirect'), value: list(redirectUris) },
        { label: text('services:leaveUris'), value: list(leaveUris) },
        { label: text('services:signOutUri'), value: signOutUri && <Code>{signOutUri}</Code> },
        {
          label: text('services:scopes'),
          value: scopes.map((scope) => <p key={scope}>{text(scopeText(scope))}</p>),
        },
        { label: text('services:secret'), value: isPublic && text('services:isPublic') },
        { label: text('services:agreeing'), value: asksNobody && text('services:asksNobody') },
        { label: text('services:registered'), value: <Instant at={registeredAt} short /> },
      ]}
    />
  );
}

function useActs(kept: Kept, onMade: (made: Made) => void): readonly Act[] {
  const text = useText();
  const change = useSend(ChangeService);
  const makeSecret = useSend(MakeServiceSecret);
  const disable = useSend(DisableService);
  const remove = useSend(RemoveService);
  const { id, isPublic, disabledAt } = kept;
  const isDisabled = disabledAt !== null;
  const changes: Act = {
    name: 'change',
    title: text('services:change'),
    form: ({ beside, after }) => (
      <ServiceForm
        kept={kept}
        beside={beside}
        onSubmit={async ({ isPublic: _, ...written }) => after(await change({ id, ...written }))}
      />
    ),
  };
  const secret: Act = {
    name: 'secret',
    title: text('services:makeSecret'),
    form: (tools) => (
      <Sure
        {...tools}
        submit={text('services:makeSecret')}
        lead={text('services:makeSecretLead')}
        act={async () => {
          const sent = await makeSecret({ id });
          if (sent.ok) onMade({ ...sent.value.service, secret: sent.value.secret });
          return sent;
        }}
      />
    ),
  };
  const stop: Act = {
    name: 'disable',
    title: text(isDisabled ? 'services:enable' : 'services:disable'),
    form: (tools) => (
      <Sure
        {...tools}
        submit={text(isDisabled ? 'services:enable' : 'services:disable')}
        lead={text(isDisabled ? 'services:enableLead' : 'services:disableLead')}
        act={() => disable({ id, disabled: !isDisabled })}
      />
    ),
  };
  const end: Act = {
    name: 'remove',
    title: text('services:remove'),
    look: 'danger',
    form: (tools) => (
      <Sure
        {...tools}
        submit={text('services:remove')}
        lead={text('services:removeLead')}
        act={() => remove({ id })}
      />
    ),
  };
  return isPublic ? [changes, stop, end] : [changes, secret, stop, end];
}

type SureProps = ActTools & {
  readonly submit: string;
  readonly lead: string;
  readonly act: () => Promise<Parameters<ActTools['after']>[0]>;
};

/** Says what follows, and asks. */
function Sure({ submit, lead, act, beside, after }: SureProps): ReactNode {
  return (
    <Form submit={submit} beside={beside} onSubmit={async () => after(await act())}>
      <p>{lead}</p>
    </Form>
  );
}
