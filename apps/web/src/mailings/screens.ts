import { memberPage } from '../routing/page.ts';

/** Letters to many members: those there are, one of them, and writing one. */
export const mailingScreens = {
  '/mailings': memberPage(() => import('./Mailings.tsx'), 'Mailings', ['mailings']),
  '/mailings/new': memberPage(() => import('./WriteMailing.tsx'), 'WriteMailing', ['mailings', 'people']),
  '/mailings/$id': memberPage(() => import('./Mailing.tsx'), 'Mailing', ['mailings']),
};
