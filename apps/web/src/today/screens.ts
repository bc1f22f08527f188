import { memberPage } from '../routing/page.ts';

/** The first page: what needs me; and what somebody new is asked. */
export const todayScreens = {
  '/': memberPage(() => import('./Today.tsx'), 'Today', ['today']),
  '/welcome': memberPage(() => import('./Welcome.tsx'), 'Welcome', ['me', 'notices']),
};
