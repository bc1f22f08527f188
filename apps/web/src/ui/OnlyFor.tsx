import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Notice } from './Notice.tsx';

type OnlyForProps = { readonly whoIs: 'secretary' | 'operator'; readonly children: ReactNode };

/** What only one role does: whoever does not hold it reads who does, and gets no form that would refuse them. */
export function OnlyFor({ whoIs, children }: OnlyForProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  if (!viewer) return null;
  if (viewer.roles.includes(whoIs)) return children;
  return (
    <Notice>
      <p>{text(whoIs === 'secretary' ? 'admin:onlySecretary' : 'admin:onlyOperator')}</p>
      <p>
        <Link to="/admin/roles">{text('admin:whoHolds')}</Link>
      </p>
    </Notice>
  );
}
