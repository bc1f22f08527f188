import { deviceName, type TextKey } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { leaveFor } from '../client/leave.ts';
import { useSend, type Refusal, type Sent } from '../client/send.ts';
import { EndOtherSessions, RevokeSession } from '../gql/me.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import type { Myself } from './Me.tsx';

type Session = Myself['sessions'][number];

/** Where this member is signed in, each to be ended, or all but this one at once: who fears must be quick. */
export function Sessions(props: {
  readonly sessions: readonly Session[];
  readonly again: () => void;
}): ReactNode {
  const text = useText();
  const revoke = useSend(RevokeSession);
  const endOthers = useSend(EndOtherSessions);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function end({ id, current }: Session): Promise<void> {
    const sent = await revoke({ id });
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok && current) return leaveFor('/');
    lookAgainAfter(sent);
  }

  /** Where the server is out of reach, the page stands as it was, with what is typed on it. */
  function lookAgainAfter(sent: Sent<unknown>): void {
    if (sent.ok || sent.refusal.code !== 'UNREACHABLE') props.again();
  }

  async function endAllOthers(): Promise<void> {
    const sent = await endOthers({});
    setRefusal(sent.ok ? null : sent.refusal);
    lookAgainAfter(sent);
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <ul className="lines">
        {props.sessions.map((session) => (
          <OneSession key={session.id} session={session} onEnd={() => end(session)} />
        ))}
      </ul>
      {props.sessions.length > 1 && (
        <p>
          <Button onClick={() => endAllOthers()}>{text('me:endOtherSessions')}</Button>
        </p>
      )}
    </>
  );
}

function OneSession(props: { readonly session: Session; readonly onEnd: () => Promise<void> }): ReactNode {
  const text = useText();
  const { session } = props;
  const device = deviceName(session.userAgent) ?? text('me:unknownDevice');
  return (
    <li>
      <div>
        <p>
          <b>{device}</b> {session.current && <Tag mark="agree">{text('me:thisSession')}</Tag>}
        </p>
        <p className="quiet">
          <Filled
            says="me:sessionTimes"
            places={{
              lastUsed: <Instant at={session.lastSeenAt} short />,
              signedIn: <Instant at={session.createdAt} short />,
            }}
          />
          {' · '}
          {text(methodText(session.method))}
        </p>
      </div>
      <Button onClick={props.onEnd} aria-label={`${text(endText(session))}: ${device}`}>
        {text(endText(session))}
      </Button>
    </li>
  );
}

const methods: Readonly<Record<string, TextKey>> = {
  link: 'me:method.link',
  passkey: 'me:method.passkey',
  password: 'me:method.password',
  code: 'me:method.code',
  provider: 'me:method.provider',
};

function endText({ current }: Session): TextKey {
  return current ? 'me:endThisSession' : 'me:endSession';
}

function methodText(method: string): TextKey {
  return methods[method] ?? 'me:method.link';
}
