import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { RevokeApiToken } from '../gql/tokens.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Filled } from '../ui/Filled.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import { MakeToken } from './MakeToken.tsx';
import type { Myself } from './Me.tsx';
import { scopeText } from './scopes.ts';

type Token = Myself['apiTokens'][number];

type TokensProps = { readonly tokens: readonly Token[]; readonly again: () => void };

/** The tokens with which programs ask in the reader's name: to make and to end. */
export function Tokens({ tokens, again }: TokensProps): ReactNode {
  const text = useText();
  const revoke = useSend(RevokeApiToken);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [making, setMaking] = useState(false);

  async function end(id: string): Promise<void> {
    const sent = await revoke({ id });
    setRefusal(sent.ok ? null : sent.refusal);
    again();
  }

  return (
    <>
      <p>{text('me:tokensLead')}</p>
      {refusal && <RefusalNotice refusal={refusal} />}
      {tokens.length === 0 ? (
        <p className="quiet">{text('me:noTokens')}</p>
      ) : (
        <ul className="lines" aria-label={text('me:tokens')}>
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} onEnd={() => end(token.id)} />
          ))}
        </ul>
      )}
      <Button onClick={() => setMaking(true)}>{text('me:makeToken')}</Button>
      {making && (
        <MakeToken
          onClose={() => {
            setMaking(false);
            again();
          }}
        />
      )}
    </>
  );
}

type TokenLineProps = { readonly token: Token; readonly onEnd: () => Promise<void> };

function TokenLine({ token, onEnd }: TokenLineProps): ReactNode {
  const text = useText();
  const { name, scopes, expiresAt, lastUsedAt } = token;
  return (
    <li>
      <div>
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>
        </p>
        <p>{scopes.map((scope) => text(scopeText(scope))).join(' · ')}</p>
        <p className="quiet">
          <Filled
            says={lastUsedAt ? 'me:tokenTimes' : 'me:tokenUnused'}
            places={{
              ends: <Instant at={expiresAt} short />,
              lastUsed: lastUsedAt && <Instant at={lastUsedAt} short />,
            }}
          />
        </p>
      </div>
      <Button onClick={onEnd} aria-label={`${text('me:endToken')}: ${name}`}>
        {text('me:endToken')}
      </Button>
    </li>
  );
}
