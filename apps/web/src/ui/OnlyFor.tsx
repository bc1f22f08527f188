import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Notice } from './Notice.tsx';

/** Who does it, and the roles that are meant; a keeper keeps what is the federation's or a custodian's. */
const ROLES = {
  secretary: ['secretary'],
  operator: ['operator'],
  custodian: ['custodian'],
  keeper: ['secretary', 'custodian'],
} as const;

const SAYS = {
  secretary: 'admin:onlySecretary',
  operator: 'admin:onlyOperator',
  custodian: 'admin:onlyCustodian',
  keeper: 'admin:onlyKeeper',
} as const;

type OnlyForProps = { readonly whoIs: keyof typeof ROLES; readonly children: ReactNode };

/** Does one of these roles do it? */
export function mayDo(roles: readonly string[], whoIs: keyof typeof ROLES): boolean {
  return ROLES[whoIs].some((role) => roles.includes(role));
}

/** What only some do: others read who does, and get no page that would be refused to them. */
export function OnlyFor({ whoIs, children }: OnlyForProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  if (!viewer) return null;
  if (mayDo(viewer.roles, whoIs)) return children;
  return (
    <Notice>
      <p>{text(SAYS[whoIs])}</p>
      <p>
        <Link to="/admin/roles">{text('admin:whoHolds')}</Link>
      </p>
    </Notice>
  );
}
