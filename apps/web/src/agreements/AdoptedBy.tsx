import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Filled } from '../ui/Filled.tsx';
import type { ShownVersion } from './Agreement.tsx';

/** The decision behind a version, as a link to it, or why there is none. */
export function AdoptedBy({ version }: { readonly version: ShownVersion }): ReactNode {
  const text = useText();
  const { adoptedBy, reason } = version;
  if (!adoptedBy) {
    return <Filled says="agreements:notAdopted" places={{ reason: <bdi>{reason}</bdi> }} />;
  }
  return (
    <Link to="/decide/$id/record" params={{ id: adoptedBy.id }}>
      {text('agreements:adoptedBy', { number: adoptedBy.number })}
      {': '}
      <bdi>{adoptedBy.title}</bdi>
    </Link>
  );
}
