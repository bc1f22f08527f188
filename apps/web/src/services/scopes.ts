import type { TextKey } from '@plenaria/i18n';

/** What each scope tells a service of somebody, in the order in which it is offered. */
const texts: Readonly<Record<string, TextKey>> = {
  openid: 'services:scope.openid',
  profile: 'services:scope.profile',
  email: 'services:scope.email',
  groups: 'services:scope.groups',
  membership: 'services:scope.membership',
};

/** Those that a service may do without: who somebody is, it is told in any case. */
export const askedScopes: readonly string[] = Object.keys(texts).filter((scope) => scope !== 'openid');

/** What it tells. */
export function scopeText(scope: string): TextKey {
  return texts[scope] ?? 'services:scope.openid';
}
