import type { Actor } from '../work.ts';
import type { Decision } from './decision.ts';

/** What the hands of one person may do with a decision as it stands. */
type Held = Pick<Decision, 'authorId' | 'chairId' | 'state'>;

/** Its author, the person named to chair it, and every chair lead a decision through its life. */
export function leads(actor: Actor, decision: Held): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const named = actor.personId === decision.authorId || actor.personId === decision.chairId;
  return named || actor.roles.includes('chair');
}

/** Closing early is the chair's: an author may not end a vote that goes against the proposal. */
export function chairs(actor: Actor, decision: Held): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  return actor.personId === decision.chairId || actor.roles.includes('chair');
}
