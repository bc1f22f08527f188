import { memberPage, page } from '../routing/page.tsx';

/** Decisions: the list, one from its draft to its record, and the ballot. Visitors see what is closed. */
export const decideScreens = {
  '/decide': page(() => import('./Decisions.tsx'), 'Decisions', ['ballot', 'decide']),
  '/decide/new': memberPage(() => import('./NewDecision.tsx'), 'NewDecision', ['ballot', 'decide', 'result']),
  '/decide/$id': memberPage(() => import('./Proposal.tsx'), 'Proposal', ['ballot', 'decide', 'result']),
  '/decide/$id/ballot': memberPage(() => import('./Ballot.tsx'), 'Ballot', ['ballot', 'result']),
  '/decide/$id/record': page(() => import('./Record.tsx'), 'Record', [
    'ballot',
    'decide',
    'result',
    'people',
  ]),
};
