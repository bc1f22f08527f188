import { memberPage, page } from '../routing/page.ts';

/** The register, and one member of it. Every filter is in the address. */
export const peopleScreens = {
  '/people': page(() => import('./Register.tsx'), 'Register', ['people']),
  '/people/$slug': page(() => import('./Member.tsx'), 'Member', [
    'people',
    'lifecycle',
    'account',
    'levels',
    'joining',
  ]),
  '/persons/$id': memberPage(() => import('./Person.tsx'), 'Person', ['people', 'admin']),
  '/who-may-vote': memberPage(() => import('./WhoMayVote.tsx'), 'WhoMayVote', ['people', 'result']),
};
