import { isCurrency } from '../custodian-facts.ts';
import type { Day } from '../day.ts';
import { LEVEL_LIMITS } from './service-level.ts';

/** A version of a level as somebody proposes it: `amount` in minor units, as it was read from what they typed. */
export type ProposedLevel = {
  readonly amount: bigint | null | 'unreadable' | 'ambiguous';
  readonly currency: string;
  readonly participantsMax: number;
  readonly minutesMax: number;
  readonly from: Day;
  readonly reason: string;
  /** Was a decision named that adopted it? */
  readonly hasDecision: boolean;
};

/** A field of a proposed level, and what is wrong with it. */
export type LevelProblem =
  | { readonly field: 'price'; readonly is: 'missing' | 'unreadable' | 'ambiguous' }
  | { readonly field: 'currency'; readonly is: 'unknown' }
  | {
      readonly field: 'participantsMax' | 'minutesMax';
      readonly is: 'outOfBounds';
      readonly min: number;
      readonly max: number;
    }
  | { readonly field: 'from'; readonly is: 'inThePast' }
  /** `begins` is the day of the newest version, which a further one must come after. */
  | { readonly field: 'from'; readonly is: 'notAfter'; readonly begins: Day }
  | { readonly field: 'reason'; readonly is: 'missing' };

/**
 * What is wrong in a proposed level, in the order of the form. A version begins today or later and after the newest
 * one (`newest`, null for a new level): nobody is charged a price of which they could not have read.
 */
export function wrongInLevel(
  proposed: ProposedLevel,
  { today, newest }: { readonly today: Day; readonly newest: Day | null },
): readonly LevelProblem[] {
  const { amount, currency, from, reason, hasDecision } = proposed;
  const price = amount === null ? 'missing' : typeof amount === 'string' ? amount : null;
  return [
    ...(price === null ? [] : [{ field: 'price', is: price } as const]),
    ...(isCurrency(currency) ? [] : [{ field: 'currency', is: 'unknown' } as const]),
    ...outOfBounds('participantsMax', proposed.participantsMax, LEVEL_LIMITS.participants),
    ...outOfBounds('minutesMax', proposed.minutesMax, LEVEL_LIMITS.minutes),
    ...(from < today ? [{ field: 'from', is: 'inThePast' } as const] : []),
    ...(newest !== null && from >= today && from <= newest
      ? [{ field: 'from', is: 'notAfter', begins: newest } as const]
      : []),
    ...(reason.trim() === '' && !hasDecision ? [{ field: 'reason', is: 'missing' } as const] : []),
  ];
}

function outOfBounds(
  field: 'participantsMax' | 'minutesMax',
  count: number,
  { min, max }: { readonly min: number; readonly max: number },
): readonly LevelProblem[] {
  const fits = Number.isInteger(count) && count >= min && count <= max;
  return fits ? [] : [{ field, is: 'outOfBounds', min, max }];
}
