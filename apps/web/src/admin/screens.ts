import { memberPage } from '../routing/page.ts';

/** What secretaries, chairs and operators look after. */
export const adminScreens = {
  '/admin': memberPage(() => import('./Admin.tsx'), 'Admin', ['admin', 'mailings', 'levels', 'services']),
  '/admin/register': memberPage(() => import('./ImportRegister.tsx'), 'ImportRegister', ['admin', 'people']),
  '/admin/custodians': memberPage(() => import('./Custodians.tsx'), 'Custodians', ['admin', 'people']),
  '/admin/sign-in': memberPage(() => import('./OwnSignIn.tsx'), 'OwnSignIn', ['admin']),
  '/admin/classes': memberPage(() => import('./Classes.tsx'), 'Classes', ['admin', 'people']),
  '/admin/joining': memberPage(() => import('./JoiningRules.tsx'), 'JoiningRules', ['admin', 'people']),
  '/admin/levels': memberPage(() => import('../levels/ServiceLevels.tsx'), 'ServiceLevels', [
    'admin',
    'people',
    'levels',
  ]),
  '/admin/roles': memberPage(() => import('./Roles.tsx'), 'Roles', ['admin', 'people']),
  '/admin/jobs': memberPage(() => import('./Jobs.tsx'), 'Jobs', ['admin']),
  '/admin/rules': memberPage(() => import('./RulePacks.tsx'), 'RulePacks', ['admin', 'result']),
  '/admin/rules/$id': memberPage(() => import('./RulePackPage.tsx'), 'RulePackPage', ['admin', 'result']),
};
