import { deviceName } from '@plenaria/i18n';
import { useEffect, useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { AddPushDevice, RemovePushDevice, type NoticesPageQuery } from '../gql/notices.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { offerHomeScreen, standing, subscribe, unsubscribe, type Standing } from './push.ts';

type Mine = NonNullable<NoticesPageQuery['viewer']>;
type Device = Mine['pushDevices'][number];

type DevicesProps = {
  readonly publicKey: Mine['pushKey'];
  readonly devices: readonly Device[];
  readonly again: () => void;
};

/** The browsers that show this member what happens, and this one, to be switched on. */
export function PushDevices({ publicKey, devices, again }: DevicesProps): ReactNode {
  const text = useText();
  const remove = useSend(RemovePushDevice);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function end({ id, current }: Device): Promise<void> {
    const sent = await remove({ id });
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok && current) await unsubscribe();
    again();
  }

  return (
    <>
      <h2>{text('notices:devices.title')}</h2>
      <p>{text('notices:devices.lead')}</p>
      <p className="hint">{text('notices:devices.way')}</p>
      <ThisDevice publicKey={publicKey} isKnown={devices.some(({ current }) => current)} again={again} />
      {refusal && <RefusalNotice refusal={refusal} />}
      {devices.length === 0 && <p className="quiet">{text('notices:devices.none')}</p>}
      {devices.length > 0 && (
        <ul className="lines">
          {devices.map((device) => (
            <Line key={device.id} device={device} onRemove={() => end(device)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({
  device,
  onRemove,
}: {
  readonly device: Device;
  readonly onRemove: () => Promise<void>;
}): ReactNode {
  const text = useText();
  const { userAgent, addedAt, lastUsedAt, current } = device;
  const name = deviceName(userAgent) ?? text('notices:devices.unknown');
  const since = <Instant at={addedAt} short />;
  return (
    <li>
      <div>
        <p>
          <b>{name}</b> {current && <Tag mark="agree">{text('notices:devices.here')}</Tag>}
        </p>
        <p className="quiet">
          {lastUsedAt === null ? (
            <Filled says="notices:devices.unused" places={{ since }} />
          ) : (
            <Filled
              says="notices:devices.times"
              places={{ since, lastUsed: <Instant at={lastUsedAt} short /> }}
            />
          )}
        </p>
      </div>
      <Button onClick={onRemove} aria-label={`${text('notices:devices.remove')}: ${name}`}>
        {text('notices:devices.remove')}
      </Button>
    </li>
  );
}

type ThisDeviceProps = Pick<DevicesProps, 'publicKey' | 'again'> & { readonly isKnown: boolean };

/** How this browser stands, and the one button that has it ask. */
function ThisDevice({ publicKey, isKnown, again }: ThisDeviceProps): ReactNode {
  const text = useText();
  const add = useSend(AddPushDevice);
  const [here, setHere] = useState<Standing | null>(null);
  const [isUnreached, setUnreached] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(offerHomeScreen, []);
  useEffect(() => {
    let isOver = false;
    void standing(publicKey, isKnown).then((known) => isOver || setHere(known));
    return () => {
      isOver = true;
    };
  }, [publicKey, isKnown]);

  async function switchOn(): Promise<void> {
    setBusy(true);
    setRefusal(null);
    const made = await subscribe(publicKey);
    setUnreached(made === 'unreached');
    if (made === 'refused') setHere('refused');
    if (typeof made === 'object') {
      const sent = await add(made);
      if (sent.ok) {
        // Where the api knew this browser already, what it answers next is nothing new.
        setHere(await standing(publicKey, true));
        again();
      } else setRefusal(sent.refusal);
    }
    setBusy(false);
  }

  if (here === null) return null;
  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      {isUnreached && (
        <Notice kind="problem" live>
          <p>{text('notices:devices.unreached')}</p>
        </Notice>
      )}
      <p role="status">{here !== 'off' && text(says[here])}</p>
      {here === 'off' && (
        <Button onClick={() => switchOn()} busy={busy}>
          {text('notices:devices.add')}
        </Button>
      )}
    </>
  );
}

const says = {
  on: 'notices:devices.on',
  refused: 'notices:devices.refused',
  unsupported: 'notices:devices.unsupported',
  homeScreen: 'notices:devices.homeScreen',
} as const;
