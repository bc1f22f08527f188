import { Link } from '../routing/Link.tsx';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';

type AdoptedByProps = { readonly decision: { readonly id: string; readonly number: number } | null };

/** The decision that adopted a rule, or that none has yet. */
export function AdoptedBy({ decision }: AdoptedByProps): ReactNode {
  const text = useText();
  if (!decision) return text('admin:rule.notAdopted');
  const path: string = `/decide/${decision.id}`;
  return <Link to={path}>{text('admin:rule.adoptedBy', { number: decision.number })}</Link>;
}
