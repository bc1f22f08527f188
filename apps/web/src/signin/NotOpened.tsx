import { useState, type ReactNode } from 'react';
import type { Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { LinkForm } from './LinkForm.tsx';
import { safeReturnPath } from './return-path.ts';

/** A link that opens nothing: whoever is in already goes on to where it led, others get a new one that leads there. */
export function NotOpened({ refusal }: { readonly refusal: Refusal }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { returnPath } = refusal.details;
  const place = safeReturnPath(typeof returnPath === 'string' ? returnPath : null);
  return (
    <Page title={text('signin:linkFailed')}>
      {sentTo === null && <RefusalNotice refusal={refusal} />}
      {viewer ? (
        <>
          <p>
            <Filled says="signin:signedInAs" places={{ name: <bdi>{viewer.person.name}</bdi> }} />
          </p>
          <p>
            <a className={buttonLook('main')} href={place}>
              {text('signin:goOn')}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{text('signin:newLink')}</p>
          <LinkForm returnPath={place} sentTo={sentTo} onSent={setSentTo} />
        </>
      )}
    </Page>
  );
}
