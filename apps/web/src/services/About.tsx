import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Facts } from '../ui/Facts.tsx';
import { Instant } from '../ui/Time.tsx';
import { admitsText } from './admits.ts';
import { Code } from './Code.tsx';
import type { Kept } from './kept.ts';
import { scopeText } from './scopes.ts';

/** What is kept of a service. */
export function About({ kept }: { readonly kept: Kept }): ReactNode {
  const text = useText();
  const { id, isPublic, redirectUris, leaveUris, signOutUri, scopes, asksNobody, admits, registeredAt } =
    kept;
  const list = (addresses: readonly string[]) =>
    addresses.length > 0 && addresses.map((address) => <p key={address}>{<Code>{address}</Code>}</p>);
  return (
    <Facts
      facts={[
        { label: text('services:clientId'), value: <Code>{id}</Code> },
        { label: text('services:redirect'), value: list(redirectUris) },
        { label: text('services:leaveUris'), value: list(leaveUris) },
        { label: text('services:signOutUri'), value: signOutUri && <Code>{signOutUri}</Code> },
        {
          label: text('services:scopes'),
          value: scopes.map((scope) => <p key={scope}>{text(scopeText(scope))}</p>),
        },
        { label: text('services:secret'), value: isPublic && text('services:isPublic') },
        { label: text('services:agreeing'), value: asksNobody && text('services:asksNobody') },
        { label: text('services:admits'), value: text(admitsText(admits)) },
        { label: text('services:registered'), value: <Instant at={registeredAt} short /> },
      ]}
    />
  );
}
