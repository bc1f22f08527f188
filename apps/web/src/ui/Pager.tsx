import { Link } from '../routing/Link.tsx';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { buttonLook } from './Button.tsx';

type PagerProps = {
  readonly to: string;
  readonly search: Readonly<Record<string, string | undefined>>;
  readonly page: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** Links to the next and the first page of a list; the address says which one this is. */
export function Pager({ to, search, page }: PagerProps): ReactNode {
  const text = useText();
  if (!page.hasNextPage && !search['after']) return null;
  const link = (after: string | null, label: string): ReactNode => (
    <Link to={to} search={{ ...search, after: after ?? undefined }} className={buttonLook()}>
      {label}
    </Link>
  );
  return (
    <nav className="row no-print" aria-label={text('common:pages')}>
      {search['after'] && link(null, text('common:action.first'))}
      {page.hasNextPage && link(page.endCursor, text('common:action.next'))}
    </nav>
  );
}
