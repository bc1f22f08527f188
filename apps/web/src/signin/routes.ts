import { createRoute } from '@tanstack/react-router';
import { page, root } from '../route.tsx';
import { kept } from '../search.ts';

/** Where a visitor asks for a link, and where that link leads. */
export const signinRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (search) => kept(search, ['returnPath']),
    ...page(() => import('./SignIn.tsx'), 'SignIn', ['signin']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/enter',
    ...page(() => import('./Enter.tsx'), 'Enter', ['signin']),
  }),
];
