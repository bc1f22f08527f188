import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Refusal } from '../client/send.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, signInWithPasskey } from './passkey.ts';

/** Signing in with a passkey: by a button, and within the address field where the browser can offer it there. */
export function PasskeyDoor({ returnPath }: { readonly returnPath: string }): ReactNode {
  const text = useText();
  const busy = useRef(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function enter(quietly: boolean): Promise<void> {
    const sent = await signInWithPasskey(quietly);
    if (sent === 'aborted') return;
    // A full load starts afresh as the member.
    if (sent.ok) return window.location.replace(returnPath);
    // What was only offered, and not taken or not to be had at this address, is no mistake of the reader's.
    const wasTaken = sent.refusal.code.startsWith('PASSKEY_') && sent.refusal.code !== 'PASSKEY_OTHER_ORIGIN';
    if (!quietly || wasTaken) setRefusal(sent.refusal);
  }

  useEffect(() => {
    void browserSupportsWebAuthnAutofill().then((can) => (can ? enter(true) : undefined));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- offered once, when the page opens
  }, []);

  if (!browserSupportsWebAuthn()) return null;
  return (
    <section>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p className="quiet">{text('signin:passkeyHint')}</p>
      <Button
        look="main"
        onClick={() => {
          if (busy.current) return;
          busy.current = true;
          setRefusal(null);
          void enter(false).finally(() => {
            busy.current = false;
          });
        }}
      >
        {text('signin:passkey')}
      </Button>
      <h2>{text('signin:byLink')}</h2>
    </section>
  );
}
