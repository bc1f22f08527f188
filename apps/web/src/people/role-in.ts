import type { Say } from '../i18n/texts.ts';

/** What somebody is to an organisation, in the reader's language. */
export function roleIn(text: Say, role: string): string {
  if (role === 'alternate') return text('people:alternate');
  return role === 'delegate' ? text('people:delegate') : text('people:representative');
}
