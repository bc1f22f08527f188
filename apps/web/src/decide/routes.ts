import { createRoute } from '@tanstack/react-router';
import { memberPage, page, root } from '../route.tsx';
import { kept } from '../search.ts';

/** Decisions: the list, one from its draft to its record, and the ballot. Visitors see what is closed. */
export const decideRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/decide',
    validateSearch: (search) => kept(search, ['search', 'state', 'after']),
    ...page(() => import('./Decisions.tsx'), 'Decisions', ['ballot', 'decide']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/decide/new',
    ...memberPage(() => import('./NewDecision.tsx'), 'NewDecision', ['ballot', 'decide', 'result']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/decide/$id',
    validateSearch: (search) => kept(search, ['text']),
    ...memberPage(() => import('./Proposal.tsx'), 'Proposal', ['ballot', 'decide', 'result']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/decide/$id/ballot',
    ...memberPage(() => import('./Ballot.tsx'), 'Ballot', ['ballot', 'result']),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/decide/$id/record',
    validateSearch: (search) => kept(search, ['text', 'after']),
    ...page(() => import('./Record.tsx'), 'Record', ['ballot', 'decide', 'result', 'people']),
  }),
];
