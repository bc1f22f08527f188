import { memberPage } from '../routing/page.ts';

/** The circles, and one of them: who is in it, who asks to come in, and what changed. */
export const circleScreens = {
  '/circles': memberPage(() => import('./Circles.tsx'), 'Circles', ['circles', 'people']),
  '/circles/$slug': memberPage(() => import('./CirclePage.tsx'), 'CirclePage', ['circles', 'people']),
};
