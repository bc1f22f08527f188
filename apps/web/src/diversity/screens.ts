import { memberPage, page } from '../routing/page.ts';

/** What people say about themselves, each for themself, and the figures for everybody. */
export const diversityScreens = {
  '/me/diversity': memberPage(() => import('./MyDiversity.tsx'), 'MyDiversity', ['diversity']),
  '/figures': page(() => import('./Figures.tsx'), 'Figures', ['diversity']),
};
