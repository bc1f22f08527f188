import { createRoute } from '@tanstack/react-router';
import { memberPage, root } from '../route.tsx';

/** The first page: what needs me. */
export const todayRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    ...memberPage(() => import('./Today.tsx'), 'Today', ['today']),
  }),
];
