import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { DisconnectProvider, SignInProviders } from '../gql/providers.ts';
import { useText } from '../i18n/texts.ts';
import { useGoThrough } from '../signin/go-through.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Filled } from '../ui/Filled.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import type { Myself } from './Me.tsx';

type Connection = Myself['providerConnections'][number];

type ConnectionsProps = { readonly connections: readonly Connection[]; readonly again: () => void };

/** The custodians' sign-ins that know the reader: to connect and to remove. Nothing where no custodian has one. */
export function Connections({ connections, again }: ConnectionsProps): ReactNode {
  const text = useText();
  const offered = useAsk(SignInProviders, {}).data?.signInProviders ?? [];
  const { go, going, refusal } = useGoThrough({ returnPath: '/me', connects: true });
  const [removing, setRemoving] = useState<Connection | null>(null);
  if (offered.length === 0 && connections.length === 0) return null;
  const known = new Set(connections.filter(({ hasEnded }) => !hasEnded).map(({ label }) => label));
  return (
    <>
      <h3>{text('account:connections.title')}</h3>
      {refusal && <RefusalNotice refusal={refusal} />}
      {connections.length === 0 ? (
        <p className="quiet">{text('account:connections.none')}</p>
      ) : (
        <ul className="lines" aria-label={text('account:connections.list')}>
          {connections.map((connection) => (
            <ConnectionLine key={connection.id} connection={connection} onRemove={setRemoving} />
          ))}
        </ul>
      )}
      <div className="row">
        {offered
          .filter(({ label }) => !known.has(label))
          .map(({ custodian, label }) => (
            <Button key={custodian} busy={going} onClick={() => go(custodian)}>
              {text('account:connections.add', { label })}
            </Button>
          ))}
      </div>
      {removing && (
        <Remove
          connection={removing}
          onClose={() => setRemoving(null)}
          onDone={() => {
            setRemoving(null);
            again();
          }}
        />
      )}
    </>
  );
}

function ConnectionLine({
  connection,
  onRemove,
}: {
  readonly connection: Connection;
  readonly onRemove: (connection: Connection) => void;
}): ReactNode {
  const text = useText();
  const { label, email, connectedAt, lastUsedAt, hasEnded } = connection;
  return (
    <li>
      <div>
        <p>
          <b>
            <bdi>{label}</bdi>
          </b>
        </p>
        {hasEnded && <p>{text('account:connections.ended')}</p>}
        <p className="quiet">
          {email && (
            <>
              <bdi dir="ltr">{email}</bdi>
              {' · '}
            </>
          )}
          <Filled
            says={lastUsedAt ? 'me:passkeyTimes' : 'me:passkeyUnused'}
            places={{
              added: <Instant at={connectedAt} short />,
              lastUsed: lastUsedAt && <Instant at={lastUsedAt} short />,
            }}
          />
        </p>
      </div>
      <Button
        aria-label={`${text('account:connections.remove')}: ${label}`}
        onClick={() => onRemove(connection)}
      >
        {text('account:connections.remove')}
      </Button>
    </li>
  );
}

type RemoveProps = {
  readonly connection: Connection;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function Remove({ connection: { id, label }, onClose, onDone }: RemoveProps): ReactNode {
  const text = useText();
  const disconnect = useSend(DisconnectProvider);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function remove(): Promise<void> {
    const sent = await disconnect({ id });
    if (sent.ok) return onDone();
    setRefusal(sent.refusal);
  }

  return (
    <Dialog title={text('account:connections.removeTitle', { label })} open onClose={onClose}>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>{text('account:connections.removeLead')}</p>
      <div className="row">
        <Button look="danger" onClick={() => remove()}>
          {text('account:connections.remove')}
        </Button>
        <Button onClick={onClose}>{text('common:action.cancel')}</Button>
      </div>
    </Dialog>
  );
}
