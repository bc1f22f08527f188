import { memberPage } from '../routing/page.ts';

/** A member's own page. */
export const meScreens = {
  '/me': memberPage(() => import('./Me.tsx'), 'Me', ['me']),
};
