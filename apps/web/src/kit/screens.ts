import { page } from '../routing/page.ts';

/** Every component side by side, for those who build with them. */
export const kitScreens = {
  '/_kit': page(() => import('./Kit.tsx'), 'Kit', []),
};
