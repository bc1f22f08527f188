import { createRoute } from '@tanstack/react-router';
import { page, root } from '../route.tsx';
import { kept } from '../search.ts';

/** The register, and one member of it. Every filter is in the address. */
export const peopleRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    validateSearch: (search) => kept(search, ['search', 'class', 'custodian', 'kind', 'asOf', 'after']),
    ...page(() => import('./Register.tsx'), 'Register', ['people']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$slug',
    validateSearch: (search) => kept(search, ['asOf']),
    ...page(() => import('./Member.tsx'), 'Member', ['people']),
  }),
];
