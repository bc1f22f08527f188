import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { browserSupportsWebAuthn } from '../signin/passkey.ts';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Instant } from '../ui/Time.tsx';
import { AddPasskey } from './AddPasskey.tsx';
import { RemovePasskey, RenamePasskey } from './ChangePasskey.tsx';
import type { Myself } from './Me.tsx';

/** One of the reader's passkeys. */
export type Passkey = Myself['passkeys'][number];

type Doing = { readonly what: 'add' } | { readonly what: 'rename' | 'remove'; readonly passkey: Passkey };

/** The passkeys that sign the reader in: to add, to name and to remove. */
export function Passkeys(props: {
  readonly passkeys: readonly Passkey[];
  readonly again: () => void;
}): ReactNode {
  const text = useText();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [added, setAdded] = useState(false);
  const close = (): void => setDoing(null);
  const done = (wasAdded: boolean): void => {
    setAdded(wasAdded);
    close();
    props.again();
  };
  return (
    <>
      <p>{text('me:signingInLead')}</p>
      {added && (
        <Notice live>
          <p>{text('me:passkeyAdded')}</p>
        </Notice>
      )}
      {props.passkeys.length === 0 ? (
        <p className="quiet">{text('me:noPasskeys')}</p>
      ) : (
        <ul className="lines" aria-label={text('me:passkeys')}>
          {props.passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} onDo={setDoing} />
          ))}
        </ul>
      )}
      {browserSupportsWebAuthn() ? (
        <Button onClick={() => setDoing({ what: 'add' })}>{text('me:addPasskey')}</Button>
      ) : (
        <p className="quiet">{text('me:noPasskeysHere')}</p>
      )}
      <AddPasskey open={doing?.what === 'add'} onClose={close} onDone={() => done(true)} />
      {doing?.what === 'rename' && (
        <RenamePasskey passkey={doing.passkey} onClose={close} onDone={() => done(false)} />
      )}
      {doing?.what === 'remove' && (
        <RemovePasskey passkey={doing.passkey} onClose={close} onDone={() => done(false)} />
      )}
    </>
  );
}

function PasskeyLine({
  passkey,
  onDo,
}: {
  readonly passkey: Passkey;
  readonly onDo: (doing: Doing) => void;
}): ReactNode {
  const text = useText();
  const { name, backedUp, createdAt, lastUsedAt } = passkey;
  return (
    <li>
      <div>
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>
        </p>
        <p className="quiet">
          <Filled
            says={lastUsedAt ? 'me:passkeyTimes' : 'me:passkeyUnused'}
            places={{
              added: <Instant at={createdAt} short />,
              lastUsed: lastUsedAt && <Instant at={lastUsedAt} short />,
            }}
          />
          {' · '}
          {text(backedUp ? 'me:passkeyBackedUp' : 'me:passkeyOnDevice')}
        </p>
      </div>
      <div className="row">
        <Button
          aria-label={`${text('me:rename')}: ${name}`}
          onClick={() => onDo({ what: 'rename', passkey })}
        >
          {text('me:rename')}
        </Button>
        <Button
          aria-label={`${text('me:removePasskey')}: ${name}`}
          onClick={() => onDo({ what: 'remove', passkey })}
        >
          {text('me:removePasskey')}
        </Button>
      </div>
    </li>
  );
}
