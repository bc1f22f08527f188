import type { ApplicationState } from '@plenaria/membership';
import type { Mark } from '../ui/Tag.tsx';

/** The colour and shape of each state, in the order in which an application comes to it. */
export const markOf: Readonly<Record<ApplicationState, Mark>> = {
  draft: 'quiet',
  inReview: 'wait',
  awaitingInformation: 'wait',
  inObjectionWindow: 'wait',
  objected: 'disagree',
  awaitingVote: 'wait',
  inVote: 'wait',
  admitted: 'agree',
  rejected: 'block',
  appealed: 'wait',
  inAppeal: 'wait',
  refused: 'block',
  withdrawn: 'quiet',
};

/** Every state, in that order. */
export const states = Object.keys(markOf) as readonly ApplicationState[];

/** The state that an address names; nothing when it names none. */
export function stateOf(text: string | undefined): ApplicationState | undefined {
  return states.find((state) => state === text);
}
