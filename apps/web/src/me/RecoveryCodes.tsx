import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { MakeRecoveryCodes } from '../gql/secrets.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';

type RecoveryCodesProps = { readonly left: number; readonly again: () => void };

/** How many codes are left, and new ones, which are shown once. */
export function RecoveryCodes({ left, again }: RecoveryCodesProps): ReactNode {
  const text = useText();
  const make = useSend(MakeRecoveryCodes);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function makeThem(): Promise<void> {
    const sent = await make({});
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) setCodes(sent.value.codes);
  }

  function close(): void {
    setCodes(null);
    again();
  }

  return (
    <>
      <div>
        <b>{text('me:codes')}</b>
        <p className="quiet">{left === 0 ? text('me:codesNone') : text('me:codesLeft', { count: left })}</p>
        {refusal && <RefusalNotice refusal={refusal} />}
      </div>
      <Button onClick={() => makeThem()}>{text('me:makeCodes')}</Button>
      <Dialog title={text('me:codes')} open={codes !== null} onClose={close}>
        <p>{text('me:codesLead')}</p>
        <ol className="codes">
          {codes?.map((code) => (
            <li key={code}>
              <code dir="ltr">{code}</code>
            </li>
          ))}
        </ol>
        <div className="row">
          <Button look="main" onClick={() => window.print()}>
            {text('me:print')}
          </Button>
          <Button onClick={close}>{text('me:codesKept')}</Button>
        </div>
      </Dialog>
    </>
  );
}
