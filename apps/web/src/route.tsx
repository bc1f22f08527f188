import type { Namespace } from '@plenaria/i18n';
import { createRootRoute, lazyRouteComponent, type AsyncRouteComponent } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { loadTexts } from './i18n/texts.ts';
import { MembersOnly } from './shell/MembersOnly.tsx';
import { Shell } from './shell/Shell.tsx';

/** The route that holds all others: the shell with its navigation. */
export const root = createRootRoute({ component: Shell });

type Files<Name extends string> = () => Promise<{ readonly [name in Name]: ComponentType }>;

/** The part of a route that every page has: its code in a file of its own, and the texts it says, fetched together.
 *  `...page(() => import('./Register.tsx'), 'Register', ['people'])` */
export function page<Name extends string>(load: Files<Name>, name: Name, namespaces: readonly Namespace[]) {
  const component = lazyRouteComponent(load as Files<string>, name) as AsyncRouteComponent<object>;
  return { component, loader: () => loadTexts(...namespaces) };
}

/** A page that only members see; a visitor gets the sign-in form in its place and comes back here. */
export function memberPage<Name extends string>(
  load: Files<Name>,
  name: Name,
  namespaces: readonly Namespace[],
) {
  const { component: Inner, loader } = page(load, name, namespaces);
  const component = (): ReactNode => (
    <MembersOnly>
      <Inner />
    </MembersOnly>
  );
  // The route fetches the page's code ahead of rendering through `preload`, which the gate must pass on.
  const preload = (): Promise<void> => Inner.preload?.() ?? Promise.resolve();
  return { component: Object.assign(component, { preload }), loader };
}
