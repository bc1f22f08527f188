import type { TextKey } from '@plenaria/i18n';

/** What each scope lets a token do, in the order in which it is offered: reading first. */
const texts: Readonly<Record<string, TextKey>> = {
  'decisions:read': 'me:scope.decisions-read',
  'register:read': 'me:scope.register-read',
  'agreements:read': 'me:scope.agreements-read',
  'jobs:read': 'me:scope.jobs-read',
  'decisions:write': 'me:scope.decisions-write',
  'register:write': 'me:scope.register-write',
  'jobs:write': 'me:scope.jobs-write',
};

/** Every scope a token may have. */
export const scopes: readonly string[] = Object.keys(texts);

/** What it lets a token do. */
export function scopeText(scope: string): TextKey {
  return texts[scope] ?? 'me:scope.decisions-read';
}
