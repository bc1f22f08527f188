import { memberPage, page } from '../routing/page.ts';

/** Personal data: one's own, what is kept at all, and what the secretary answers for. */
export const privacyScreens = {
  '/me/data': memberPage(() => import('./MyData.tsx'), 'MyData', ['privacy']),
  '/privacy': page(() => import('./Kept.tsx'), 'Kept', ['privacy']),
  '/admin/privacy': memberPage(() => import('./Demands.tsx'), 'Demands', ['privacy', 'admin']),
};
