import { createRoute } from '@tanstack/react-router';
import { memberPage, root } from '../route.tsx';
import { kept } from '../search.ts';

/** What secretaries, chairs and operators look after. */
export const adminRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/admin',
    ...memberPage(() => import('./Admin.tsx'), 'Admin', ['admin']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/register',
    ...memberPage(() => import('./ImportRegister.tsx'), 'ImportRegister', ['admin', 'people']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/jobs',
    validateSearch: (search) => kept(search, ['state', 'after']),
    ...memberPage(() => import('./Jobs.tsx'), 'Jobs', ['admin']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/rules',
    ...memberPage(() => import('./RulePacks.tsx'), 'RulePacks', ['admin', 'result']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/rules/$id',
    ...memberPage(() => import('./RulePackPage.tsx'), 'RulePackPage', ['admin', 'result']),
  }),
];
