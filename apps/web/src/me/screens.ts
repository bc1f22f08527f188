import { memberPage, page } from '../routing/page.ts';

/** A member's own page, and where the links of letters about their address lead. */
export const meScreens = {
  '/me': memberPage(() => import('./Me.tsx'), 'Me', ['me', 'account', 'services']),
  '/email': page(() => import('./EmailLink.tsx'), 'EmailLink', ['account']),
  '/me/notices': memberPage(() => import('./Notices.tsx'), 'Notices', ['notices', 'mailings']),
  '/unsubscribe/$token': page(() => import('./Unsubscribe.tsx'), 'Unsubscribe', ['notices', 'me']),
};
