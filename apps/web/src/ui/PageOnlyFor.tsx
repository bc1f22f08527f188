import type { ComponentProps, ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { Loading } from './Loaded.tsx';
import { mayDo, OnlyFor } from './OnlyFor.tsx';
import { Page } from './Page.tsx';

type PageOnlyForProps = ComponentProps<typeof OnlyFor> & {
  /** What stands above for others: the title of the page itself is told to those whom it is for. */
  readonly title: string;
};

/** A page that only some may ask for; others read, under a general title, whom it is for. */
export function PageOnlyFor({ whoIs, title, children }: PageOnlyForProps): ReactNode {
  const { viewer } = useReader();
  if (!viewer) return <Loading />;
  if (mayDo(viewer.roles, whoIs)) return children;
  return (
    <Page title={title}>
      <OnlyFor whoIs={whoIs}>{children}</OnlyFor>
    </Page>
  );
}
