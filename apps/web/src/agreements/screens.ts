import { memberPage, page } from '../routing/page.ts';

/** Agreements and policies: what holds, who agreed to it with what proof, and for those who keep them, writing. */
export const agreementsScreens = {
  '/agreements': page(() => import('./Agreements.tsx'), 'Agreements', ['agreements']),
  '/agreements/$slug': page(() => import('./Agreement.tsx'), 'Agreement', ['agreements']),
  '/acceptances/$id': memberPage(() => import('./Evidence.tsx'), 'Evidence', ['agreements']),
  '/admin/documents': memberPage(() => import('./KeptDocuments.tsx'), 'KeptDocuments', [
    'agreements',
    'admin',
  ]),
  '/admin/documents/new': memberPage(() => import('./NewDocument.tsx'), 'NewDocument', [
    'agreements',
    'admin',
  ]),
  '/admin/documents/$slug/acceptances': memberPage(
    () => import('./DocumentAcceptances.tsx'),
    'DocumentAcceptances',
    ['agreements', 'admin'],
  ),
  '/admin/documents/$slug': memberPage(() => import('./KeptDocument.tsx'), 'KeptDocument', [
    'admin',
    'agreements',
    'decide',
    'people',
  ]),
};
