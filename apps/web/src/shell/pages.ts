import type { TextKey } from '@plenaria/i18n';
import type { Reader } from '../client/viewer.ts';

/** A page that navigation and the palette can lead to. */
export type Place = { readonly path: string; readonly label: TextKey };

const today: Place = { path: '/', label: 'common:nav.today' };
const decide: Place = { path: '/decide', label: 'common:nav.decide' };
const people: Place = { path: '/people', label: 'common:nav.people' };
const join: Place = { path: '/join', label: 'common:nav.join' };
const applications: Place = { path: '/applications', label: 'common:nav.applications' };
const agreements: Place = { path: '/agreements', label: 'common:nav.agreements' };
const me: Place = { path: '/me', label: 'common:nav.me' };
const admin: Place = { path: '/admin', label: 'common:nav.admin' };

/** The words of the main navigation: what exists, and what this reader may open. */
export function mainPlaces({ viewer }: Reader): readonly Place[] {
  return viewer ? [today, decide] : [decide, people, join];
}

/** The places in the member menu. */
export function menuPlaces({ viewer }: Reader): readonly Place[] {
  if (!viewer) return [];
  const everyone = [me, people, agreements, applications];
  return viewer.belongs ? [...everyone, admin] : everyone;
}
