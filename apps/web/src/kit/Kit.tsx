import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Loading } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Parts } from './Parts.tsx';

type Surrounding = { readonly theme: 'light' | 'dark'; readonly direction: 'ltr' | 'rtl' };

const surroundings: readonly Surrounding[] = [
  { theme: 'light', direction: 'ltr' },
  { theme: 'dark', direction: 'ltr' },
  { theme: 'light', direction: 'rtl' },
];

/** Every component in light, in dark and from right to left. Only a demonstration shows it; it speaks English only. */
export function Kit(): ReactNode {
  const { federation } = useReader();
  if (!federation) return <Loading />;
  if (!federation.demo && !import.meta.env.DEV) return <NotFound />;
  return (
    <Page title="Kit">
      {surroundings.map(({ theme, direction }) => (
        <section key={theme + direction} className="kit" data-theme={theme} dir={direction}>
          <h2>
            {theme}, {direction}
          </h2>
          <Parts />
        </section>
      ))}
    </Page>
  );
}
