import { memberPage, page } from '../routing/page.ts';

/** Where services send people, and where operators keep them. */
export const serviceScreens = {
  '/services/agree/$token': page(() => import('./Agree.tsx'), 'Agree', ['services', 'signin', 'account']),
  '/services/problem/$because': page(() => import('./Problem.tsx'), 'Problem', ['services']),
  '/services/leave': page(() => import('./Leave.tsx'), 'Leave', ['services']),
  '/admin/services': memberPage(() => import('./KeptServices.tsx'), 'KeptServices', ['services', 'admin']),
};
