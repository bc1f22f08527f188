import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';

/** Somebody's name, which leads to what they take part in. */
export function PersonName({
  of: { id, name },
}: {
  readonly of: { readonly id: string; readonly name: string };
}): ReactNode {
  return (
    <Link to="/persons/$id" params={{ id }}>
      <bdi>{name}</bdi>
    </Link>
  );
}
