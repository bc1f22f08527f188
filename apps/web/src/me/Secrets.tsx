import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { RemovePassword } from '../gql/secrets.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import type { Myself } from './Me.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SetPassword } from './SetPassword.tsx';

type SecretsProps = { readonly myself: Myself; readonly again: () => void };

/** What else may sign a member in: a password, for those who want one, and codes for the day everything is lost. */
export function Secrets({ myself, again }: SecretsProps): ReactNode {
  const text = useText();
  const remove = useSend(RemovePassword);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [setting, setSetting] = useState(false);
  const { passwordSetAt, recoveryCodesLeft } = myself;

  async function removeIt(): Promise<void> {
    const sent = await remove({});
    setRefusal(sent.ok ? null : sent.refusal);
    again();
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <h3>{text('me:otherWays')}</h3>
      <ul className="lines">
        <li>
          <div>
            <b>{text('me:password')}</b>
            <p className="quiet">
              {passwordSetAt ? (
                <Filled says="me:passwordSetOn" places={{ at: <Instant at={passwordSetAt} short /> }} />
              ) : (
                text('me:noPassword')
              )}
            </p>
          </div>
          <div className="row">
            <Button onClick={() => setSetting(true)}>
              {text(passwordSetAt ? 'me:changePassword' : 'me:setPassword')}
            </Button>
            {passwordSetAt && <Button onClick={() => removeIt()}>{text('me:removePassword')}</Button>}
          </div>
        </li>
        <li>
          <RecoveryCodes left={recoveryCodesLeft} again={again} />
        </li>
      </ul>
      <SetPassword
        open={setting}
        onClose={() => setSetting(false)}
        onDone={() => {
          setSetting(false);
          again();
        }}
      />
    </>
  );
}
