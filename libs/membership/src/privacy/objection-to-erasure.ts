import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';

/** What would be left without anybody if a person were erased today. */
export type LeftBehind = {
  /** Names of organisations for which nobody else speaks. */
  readonly organisations: readonly string[];
  /** Numbers of their applications that wait for somebody. */
  readonly applications: readonly number[];
  /** Kinds of changes of their own membership that are under way. */
  readonly changes: readonly string[];
  /** Roles that nobody else holds; of the role `custodian` the name of the custodian. */
  readonly roles: readonly string[];
};

/** Why a person cannot be erased yet: what must be put in other hands first. */
export type ErasureRefusal =
  | Refused<'APPLICATION_OPEN', Pick<LeftBehind, 'applications'>>
  | Refused<'CHANGE_OPEN', Pick<LeftBehind, 'changes'>>
  | Refused<'SOLE_HOLDER', Pick<LeftBehind, 'roles'>>
  | Refused<'SPEAKS_ALONE', Pick<LeftBehind, 'organisations'>>;

/** May this person be erased? The first reason why not, or null when nothing would be left without anybody. */
export function objectionToErasure(left: LeftBehind): ErasureRefusal | null {
  const { organisations, applications, changes, roles } = left;
  if (organisations.length > 0) return refuse('SPEAKS_ALONE', { organisations });
  if (applications.length > 0) return refuse('APPLICATION_OPEN', { applications });
  if (changes.length > 0) return refuse('CHANGE_OPEN', { changes });
  if (roles.length > 0) return refuse('SOLE_HOLDER', { roles });
  return null;
}

/** Days in which somebody may change their mind. */
export const ERASURE_WAIT_DAYS = 7;

/** When an erasure is done: at once where the secretary follows a written demand, else after the days to reconsider. */
export function erasureDue(askedAt: Date, onDemand: boolean): Date {
  return onDemand ? askedAt : new Date(askedAt.getTime() + ERASURE_WAIT_DAYS * 86_400_000);
}
