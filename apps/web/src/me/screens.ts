import { memberPage } from '../routing/page.tsx';

/** A member's own page. */
export const meScreens = {
  '/me': memberPage(() => import('./Me.tsx'), 'Me', ['me']),
};
