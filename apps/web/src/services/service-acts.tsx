import type { ReactNode } from 'react';
import { useBase } from '../client/base.ts';
import { useSend, type Sent } from '../client/send.ts';
import { ChangeService, DisableService, MakeServiceSecret, RemoveService } from '../gql/services.ts';
import { useText } from '../i18n/texts.ts';
import type { ActTools } from '../ui/ActDialogs.tsx';
import { Form } from '../ui/Form.tsx';
import { Meanwhile } from '../ui/Meanwhile.tsx';
import { About } from './About.tsx';
import type { Kept, Made } from './kept.ts';
import { ServiceForm } from './ServiceForm.tsx';

type OfService = ActTools & { readonly kept: Kept };

/** Writes anew what is kept of a service; what somebody else wrote meanwhile is shown first. */
export function ChangeForm({
  kept,
  again,
  beside,
  after,
}: OfService & { readonly again: () => void }): ReactNode {
  const change = useSend(ChangeService);
  const { seen, base, noted } = useBase(kept.base, again);
  const { id } = kept;
  return (
    <>
      {kept.base !== seen && (
        <Meanwhile>
          <p>
            <bdi>{kept.name}</bdi>
          </p>
          <About kept={kept} />
        </Meanwhile>
      )}
      <ServiceForm
        kept={kept}
        beside={beside}
        onSubmit={async (written) => after(noted(await change({ id, base, ...written })))}
      />
    </>
  );
}

/** Makes a new secret, which is shown once. */
export function SecretForm({
  kept: { id },
  onMade,
  ...tools
}: OfService & { readonly onMade: (made: Made) => void }): ReactNode {
  const text = useText();
  const make = useSend(MakeServiceSecret);

  async function act(): Promise<Sent<unknown>> {
    const sent = await make({ id });
    if (sent.ok) onMade({ ...sent.value.service, secret: sent.value.secret });
    return sent;
  }

  return (
    <Sure {...tools} submit={text('services:makeSecret')} lead={text('services:makeSecretLead')} act={act} />
  );
}

/** Lets nobody sign in to it, or lets them again. */
export function DisableForm({ kept: { id, disabledAt }, ...tools }: OfService): ReactNode {
  const text = useText();
  const disable = useSend(DisableService);
  const disabled = disabledAt === null;
  return (
    <Sure
      {...tools}
      submit={text(disabled ? 'services:disable' : 'services:enable')}
      lead={text(disabled ? 'services:disableLead' : 'services:enableLead')}
      act={() => disable({ id, disabled })}
    />
  );
}

/** Removes it with what people agreed to. */
export function RemoveForm({ kept: { id }, ...tools }: OfService): ReactNode {
  const text = useText();
  const remove = useSend(RemoveService);
  return (
    <Sure
      {...tools}
      submit={text('services:remove')}
      lead={text('services:removeLead')}
      act={() => remove({ id })}
    />
  );
}

type SureProps = ActTools & {
  readonly submit: string;
  readonly lead: string;
  readonly act: () => Promise<Sent<unknown>>;
};

/** Says what follows, and asks. */
function Sure({ submit, lead, act, beside, after }: SureProps): ReactNode {
  return (
    <Form submit={submit} beside={beside} onSubmit={async () => after(await act())}>
      <p>{lead}</p>
    </Form>
  );
}
