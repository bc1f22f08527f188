import type { Actor } from './work.ts';

/** Does somebody ask who is no member: a visitor, or somebody who only applies to join? */
export function isOutsider(actor: Actor): boolean {
  return actor.kind === 'visitor' || (actor.kind === 'person' && actor.isGuest === true);
}
