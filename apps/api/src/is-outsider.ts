import type { Actor } from './work.ts';

/** Does somebody ask who is no member: a visitor, somebody who only applies to join, or somebody who has left? */
export function isOutsider(actor: Actor): boolean {
  return actor.kind === 'visitor' || (actor.kind === 'person' && actor.isOutside === true);
}
