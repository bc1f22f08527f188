import type { Job } from '../work.ts';
import { isAboutDecision } from './letter.ts';
import type { Letter } from './letter.ts';

/**
 * A letter for `work.later`. With an `id`, such as `opened:<decision>:<person>`, it is written once however often it
 * is asked for.
 * Letters about a decision go to its whole roll: one that lets somebody in does not queue up behind them.
 */
export function mailJob(letter: Letter, id?: string): Job {
  return {
    kind: 'mail',
    payload: letter,
    canWait: isAboutDecision(letter),
    ...(id ? { id: `mail:${id}` } : {}),
  };
}
