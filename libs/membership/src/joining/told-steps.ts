// What the tests of applications tell: steps as a cooperative would list them.
import type { ApplicationEvent, JoiningRule } from './application.ts';
import type { StepBy } from './objection-to-step.ts';

/** In milliseconds. */
export const DAY = 86_400_000;
/** When every told application is handed in. */
export const MONDAY = Date.parse('2026-03-02T10:00:00Z');
/** Far off: a chair closes before. */
export const VOTE_ENDS = new Date(MONDAY + 90 * DAY);

/** A step as a test writes it: what, by whom, and on which day after the first Monday of March. */
export type Told = readonly [
  step: Without<ApplicationEvent, 'at'>,
  by: StepBy['kind'] | `member ${string}`,
  day?: number,
];
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** Who takes a told step. */
export const byOf = (by: Told[1]): StepBy =>
  by.startsWith('member ')
    ? { kind: 'member', memberId: by.slice('member '.length) }
    : { kind: by as Exclude<StepBy['kind'], 'member'> };

/** Handed in on the first day. */
export const SUBMITTED: Told = [{ kind: 'submitted' }, 'applicant'];
/** The custodian is for it, under this rule. */
export const recommended = (rule: JoiningRule): Told => [
  { kind: 'recommended', reason: 'They host our forum.', rule },
  'custodian',
];
/** Members may object for a fortnight. */
export const TWO_WEEKS: JoiningRule = { kind: 'objectionWindow', days: 14 };
/** A member says no. */
export const objected = (memberId: string, day = 3): Told => [
  { kind: 'objected', memberId, reason: 'They sell user data.' },
  `member ${memberId}`,
  day,
];
/** Let in, by whom and when. */
export const admitted = (by: 'custodian' | 'window' | 'decision', day: number): Told => [
  { kind: 'admitted', by, from: '2026-03-20' },
  'program',
  day,
];
/** The register stood in the way on the day it was settled. */
export const REOPENED: Told = [
  { kind: 'reopened', because: { code: 'ALREADY_A_MEMBER', custodian: 'femProcomuns' } },
  'program',
  20,
];
/** The custodian says no on the second day. */
export const REJECTED: Told = [{ kind: 'rejected', by: 'custodian', reason: 'No pledge.' }, 'custodian', 1];
