import { page } from '../routing/page.ts';

/** Where a visitor asks for a link, and where that link leads. */
export const signinScreens = {
  '/sign-in': page(() => import('./SignIn.tsx'), 'SignIn', ['signin']),
  '/sign-in/through/$custodian': page(() => import('./CameBack.tsx'), 'CameBack', ['signin']),
  '/connect': page(() => import('./Connect.tsx'), 'Connect', ['signin', 'account']),
  '/enter': page(() => import('./Enter.tsx'), 'Enter', ['signin']),
};
