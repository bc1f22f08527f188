import { memberPage, page } from '../routing/page.ts';

/** Inviting people, and where the letters lead. */
export const invitationScreens = {
  '/invitations': memberPage(() => import('./Invitations.tsx'), 'Invitations', ['account', 'me']),
  '/invitation': page(() => import('./InvitationToMe.tsx'), 'InvitationToMe', [
    'account',
    'people',
    'signin',
  ]),
};
