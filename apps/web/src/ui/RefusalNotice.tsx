import type { ReactNode, Ref } from 'react';
import { formatInstantShort, type Namespace, type Params } from '@plenaria/i18n';
import type { Refusal } from '../client/send.ts';
import { useReading } from '../i18n/reading.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { addressOf } from '../routing/match-path.ts';
import { usePlace } from '../routing/place.ts';
import { problemsOf, type Problem } from './form-state.ts';

type RefusalProps = {
  readonly refusal: Refusal;
  readonly ref?: Ref<HTMLDivElement>;
  /** A way on. */
  readonly children?: ReactNode;
};

/** An expected no in the reader's words. */
export function RefusalNotice({ refusal, ref, children }: RefusalProps): ReactNode {
  const say = useRefusalText();
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="notice problem">
      <p>{say(refusal)}</p>
      {refusal.code === 'NOT_SIGNED_IN' && <SignInBeside />}
      {children}
    </div>
  );
}

/** Where a session has ended: signing in beside this page, which keeps what was typed into it. */
function SignInBeside(): ReactNode {
  const text = useText();
  const { href: returnPath } = usePlace();
  return (
    <p>
      <a href={addressOf('/sign-in', {}, { returnPath })} target="_blank">
        {text('common:signInBeside')}
      </a>
    </p>
  );
}

/** The function that puts a refusal in words. */
export function useRefusalText(): (refusal: Refusal) => string {
  const text = useText();
  const spoken = useSpokenRefusal();
  const reason = useReason();
  const reading = useReading();
  return (refusal) => {
    const { code, details } = refusal;
    // Where there is no field to stand beside, the reasons themselves are the answer.
    const reasons = problemsOf(refusal).map(reason);
    if (reasons.length > 0) return reasons.join(' ');
    const { retryAt } = details;
    const until =
      typeof retryAt === 'string'
        ? spoken(`${code}.until`, { at: formatInstantShort(new Date(retryAt), reading) })
        : null;
    return until ?? spoken(code, paramsOf(details)) ?? text('refusals:FAILED', { incident: code });
  };
}

/** The function that says why a field cannot be accepted: by `namespace:key`, or by a reason of the browser. */
export function useReason(): (problem: Problem) => string {
  const text = useText();
  const spoken = useSpoken();
  const refusal = useSpokenRefusal();
  return ({ reason, details }) => {
    const [namespace = '', key] = reason.split(':', 2);
    const said =
      key === undefined
        ? refusal(`field.${reason}`, details)
        : namespace === 'refusals'
          ? refusal(key, details)
          : spoken(namespace as Namespace, key, details);
    return said ?? text('refusals:field.invalid');
  };
}

/** Says what a no is called, be it one that every page may meet or a rare one; null for one without words. */
function useSpokenRefusal(): (key: string, params?: Params) => string | null {
  const spoken = useSpoken();
  return (key, params) => spoken('refusals', key, params) ?? spoken('refusals-rare', key, params);
}

/** The details of a refusal that can stand in a sentence. */
function paramsOf(details: Refusal['details']): Params {
  const sayable = Object.entries(details).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(sayable);
}
