import type { CircleObjection } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';

/** A no of the rules, at the field whose value is the reason for it. */
export function sayObjection({ refused, details }: CircleObjection): Refused {
  if (refused === 'NOT_ALLOWED') return refuse('NOT_ALLOWED');
  const { field, reason } = PLACES[refused];
  return refuse('INVALID_INPUT', { fields: [{ field, reason, ...details }] });
}

const PLACES = {
  CIRCLE_ENDED: { field: 'from', reason: 'circles:wrong.ended' },
  NOT_ITS_MEMBER: { field: 'person', reason: 'circles:wrong.notItsMember' },
  ALREADY_IN_IT: { field: 'person', reason: 'circles:wrong.alreadyIn' },
  NOT_IN_IT: { field: 'lastDay', reason: 'circles:wrong.notInItThen' },
  IN_IT_UNTIL: { field: 'lastDay', reason: 'circles:wrong.inItUntil' },
} as const satisfies Record<Exclude<CircleObjection['refused'], 'NOT_ALLOWED'>, object>;
