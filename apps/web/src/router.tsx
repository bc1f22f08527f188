import { createRouter } from '@tanstack/react-router';
import { root } from './route.tsx';
import { adminRoutes } from './admin/routes.ts';
import { decideRoutes } from './decide/routes.ts';
import { kitRoutes } from './kit/routes.ts';
import { meRoutes } from './me/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { signinRoutes } from './signin/routes.ts';
import { parseSearch, stringifySearch } from './search.ts';
import { Broken } from './shell/Broken.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { todayRoutes } from './today/routes.ts';
import { Loading } from './ui/Loaded.tsx';

/** Every address of the client, one line per domain. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...todayRoutes,
    ...signinRoutes,
    ...peopleRoutes,
    ...meRoutes,
    ...decideRoutes,
    ...adminRoutes,
    ...kitRoutes,
  ]),
  parseSearch,
  stringifySearch,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
