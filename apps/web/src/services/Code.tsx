import type { ReactNode } from 'react';

/** What a program reads, in its own direction. */
export function Code({ children }: { readonly children: string }): ReactNode {
  return <code dir="ltr">{children}</code>;
}
