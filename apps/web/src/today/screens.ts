import { memberPage } from '../routing/page.ts';

/** The first page: what needs me. */
export const todayScreens = {
  '/': memberPage(() => import('./Today.tsx'), 'Today', ['today']),
};
