import { question } from '../client/early.ts';
import { BallotPage } from '../gql/ballot.ts';
import { asking, memberPage, page } from '../routing/page.ts';

/** Decisions: the list, one from its draft to its record, and the ballot. Visitors see what is closed. */
export const decideScreens = {
  '/decide': page(() => import('./Decisions.tsx'), 'Decisions', ['ballot', 'decide']),
  '/decide/new': memberPage(() => import('./NewDecision.tsx'), 'NewDecision', ['ballot', 'decide', 'result']),
  '/decide/$id': memberPage(() => import('./Proposal.tsx'), 'Proposal', ['ballot', 'decide', 'result']),
  // What letters link to comes with what every page needs, in one go.
  '/decide/$id/ballot': asking(
    memberPage(() => import('../main.tsx'), 'Ballot', ['ballot', 'result']),
    ({ id = '' }) => question(BallotPage, { id }),
  ),
  '/decide/$id/record': page(() => import('./Record.tsx'), 'Record', [
    'ballot',
    'decide',
    'result',
    'people',
  ]),
};
