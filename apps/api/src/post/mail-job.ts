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

const TO_ALL_WHO_HOLD_IT = ['classEnded', 'classKept', 'levelChanged', 'levelEnded'] as const;

/** Letters about a decision go to its whole roll, a mailing to many, a document that changed to all who agreed to it, a
 *  class, a service level or a circle that changes or ends to all who are in it, and a newcomer is announced to all
 *  members: one that lets somebody in does not queue up behind them. */
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
      letter.params.acts.some(({ act }) => TO_ALL_WHO_HOLD_IT.some((one) => one === act))) ||
    template === 'application-open-to-objection' ||
    template === 'expulsion-open-to-objection'
  );
}
