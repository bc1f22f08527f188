import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { SignInProviders } from '../gql/providers.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { useGoThrough } from './go-through.ts';

/** The buttons of the custodians that have a sign-in of their own; nothing where none has. */
export function Through({ returnPath }: { readonly returnPath: string }): ReactNode {
  const text = useText();
  const offered = useAsk(SignInProviders, {}).data?.signInProviders ?? [];
  const { go, going, refusal } = useGoThrough({ returnPath, connects: false });
  if (offered.length === 0) return null;
  return (
    <section>
      <h2>{text('signin:byCustodian')}</h2>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p className="quiet">{text('signin:throughHint')}</p>
      <div className="row">
        {offered.map(({ custodian, label }) => (
          <Button key={custodian} busy={going} onClick={() => go(custodian)}>
            {text('signin:through', { label })}
          </Button>
        ))}
      </div>
    </section>
  );
}
