import { memberPage, page } from '../routing/page.ts';

/** How one joins: what visitors read, the form, and applications as both sides see them. */
export const joiningScreens = {
  '/join': page(() => import('./Join.tsx'), 'Join', ['joining']),
  '/join/$custodian': page(() => import('./JoinThrough.tsx'), 'JoinThrough', ['joining', 'levels']),
  '/join/$custodian/apply': page(() => import('./Apply.tsx'), 'Apply', ['joining', 'agreements', 'levels']),
  '/applications': memberPage(() => import('./Applications.tsx'), 'Applications', ['joining']),
  '/applications/$id': memberPage(() => import('./ApplicationPage.tsx'), 'ApplicationPage', [
    'joining',
    'levels',
  ]),
};
