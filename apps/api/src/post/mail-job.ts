import type { Job } from '../work.ts';
import type { Letter } from './letter.ts';

/**
 * A letter for `work.later`. With an `id`, such as `opened:<decision>:<person>`, it is written once however often it
 * is asked for.
 */
export function mailJob(letter: Letter, id?: string): Job {
  return { kind: 'mail', payload: letter, canWait: isToMany(letter), ...(id ? { id: `mail:${id}` } : {}) };
}

/** Letters about a decision go to its whole roll. One that lets somebody in must not queue up behind them. */
function isToMany({ template }: Letter): boolean {
  return template !== 'login-link' && template !== 'invitation';
}
