import type { Actor } from '../work.ts';
import type { Decision } from './decision.ts';

/** What the hands of one person may do with a decision as it stands. */
type Held = Pick<Decision, 'authorId' | 'chairId' | 'state' | 'isAboutMembership'>;

/** Its author, the person named to chair it, and every chair lead a decision through its life. */
export function leads(actor: Actor, decision: Held): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (isOutOfTheirHands(actor.personId, decision)) return false;
  const named = actor.personId === decision.authorId || actor.personId === decision.chairId;
  return named || actor.roles.includes('chair');
}

/** Closing early is the chair's: an author may not end a vote that goes against the proposal. */
export function chairs(actor: Actor, decision: Held): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (isOutOfTheirHands(actor.personId, decision)) return false;
  return actor.personId === decision.chairId || actor.roles.includes('chair');
}

/** Whoever puts a vote about a membership to the members hands it to them: open, it is no more theirs to end, whatever
 *  else they chair. */
function isOutOfTheirHands(personId: string, { authorId, state, isAboutMembership }: Held): boolean {
  return isAboutMembership && state !== 'draft' && personId === authorId;
}
