import type { Job } from '../work.ts';
import { isAboutDecision, isOfMailing } from './letter.ts';
import type { Letter } from './letter.ts';

/**
 * A letter for `work.later`. With an `id`, such as `opened:<decision>:<person>`, it is written once however often it
 * is asked for.
 */
export function mailJob(letter: Letter, id?: string): Job {
  return {
    kind: 'mail',
    payload: letter,
    canWait: isToMany(letter),
    ...(id ? { id: `mail:${id}` } : {}),
  };
}

/** Letters about a decision go to its whole roll, a mailing to many, a document that changed to all who agreed to it, a
 *  class or a circle that ends, or goes on after all, to all who hold it or are in it, and a newcomer is announced to
 *  all members: one that lets somebody in does not queue up behind them. */
function isToMany(letter: Letter): boolean {
  const { template } = letter;
  return (
    isAboutDecision(letter) ||
    isOfMailing(letter) ||
    template === 'digest' ||
    template === 'agreement-changed' ||
    template === 'circle-ended' ||
    template === 'circle-goes-on' ||
    (template === 'register-changed' &&
      letter.params.acts.some(({ act }) => act === 'classEnded' || act === 'classKept')) ||
    template === 'application-open-to-objection' ||
    template === 'expulsion-open-to-objection'
  );
}
