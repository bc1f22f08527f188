import { isUnreadable } from './change-member.ts';
import type { WrongField } from './change-member.ts';

/** The longest reason, in UTF-16 units. */
const REASON_MAX = 2_000;

/** What is wrong with a reason that must be given, for the history that members read. */
export function wrongReason(reason: string): readonly WrongField[] {
  if (reason.trim() === '') return [{ field: 'reason', reason: 'refusals:field.required' }];
  if (reason.length > REASON_MAX) return [{ field: 'reason', reason: 'refusals:field.tooLong' }];
  return isUnreadable(reason) ? [{ field: 'reason', reason: 'refusals:field.invalid' }] : [];
}
