import { createRoute } from '@tanstack/react-router';
import { memberPage, root } from '../route.tsx';

/** A member's own page. */
export const meRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/me',
    ...memberPage(() => import('./Me.tsx'), 'Me', ['me']),
  }),
];
