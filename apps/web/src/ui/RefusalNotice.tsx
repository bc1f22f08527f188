import type { ReactNode, Ref } from 'react';
import { formatInstantShort, type Namespace, type Params } from '@plenaria/i18n';
import type { Refusal } from '../client/send.ts';
import { useReading } from '../i18n/reading.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { problemsOf, type Problem } from './form-state.ts';

/** An expected no in the reader's words. */
export function RefusalNotice({
  refusal,
  ref,
}: {
  readonly refusal: Refusal;
  readonly ref?: Ref<HTMLDivElement>;
}): ReactNode {
  const say = useRefusalText();
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="notice problem">
      <p>{say(refusal)}</p>
    </div>
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
