import { memberPage } from '../routing/page.tsx';

/** The first page: what needs me. */
export const todayScreens = {
  '/': memberPage(() => import('./Today.tsx'), 'Today', ['today']),
};
