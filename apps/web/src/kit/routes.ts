import { createRoute } from '@tanstack/react-router';
import { page, root } from '../route.tsx';

/** Every component side by side, for those who build with them. */
export const kitRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/_kit',
    ...page(() => import('./Kit.tsx'), 'Kit', ['today']),
  }),
];
