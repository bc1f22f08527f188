import type { Job } from '../work.ts';
import type { Letter } from './letter.ts';

/**
 * A letter for `work.later`. With an `id`, such as `opened:<decision>:<person>`, it is written once however often it
 * is asked for.
 */
export function mailJob(letter: Letter, id?: string, runAt?: Date): Job {
  return { kind: 'mail', payload: letter, ...(id ? { id: `mail:${id}` } : {}), ...(runAt ? { runAt } : {}) };
}
