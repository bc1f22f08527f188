import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { representationRoles } from '../on-day.ts';
import type { RepresentationRole } from '../on-day.ts';

/** So long an invitation can be accepted. */
export const INVITATION_DAYS = 14;

/** In which of their capacities somebody invites to an organisation. */
export type InvitingAs = 'secretary' | 'custodian' | 'representative';

const mayGive: Readonly<Record<InvitingAs, readonly RepresentationRole[]>> = {
  secretary: representationRoles,
  custodian: ['delegate'],
  representative: ['alternate', 'delegate'],
};

/**
 * The roles to which somebody may invite for an organisation. Nobody but the secretary replaces a representative; where
 * there is none, the custodian finds one, so that the organisation can speak again.
 */
export function rolesToInvite(
  as: readonly InvitingAs[],
  hasRepresentative: boolean,
): readonly RepresentationRole[] {
  return representationRoles.filter(
    (role) =>
      as.some((capacity) => mayGive[capacity].includes(role)) ||
      (role === 'representative' && as.includes('custodian') && !hasRepresentative),
  );
}

/** The greater role that somebody holds for an organisation and would lose by taking this one; null where none. */
export function roleLost(
  held: readonly RepresentationRole[],
  asked: RepresentationRole,
): RepresentationRole | null {
  const greater = representationRoles.slice(0, representationRoles.indexOf(asked));
  return greater.find((role) => held.includes(role)) ?? null;
}

/** What of an invitation decides where it stands; instants. */
export type Invited = {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** Where an invitation stands. One has lapsed when who sent it could not send it any more. */
export type InvitationState = 'open' | 'accepted' | 'expired' | 'lapsed' | 'withdrawn';

/** Where an invitation stands at an instant, at which whoever sent it still may invite to the same or not. */
export function invitationState(
  { expiresAt, acceptedAt, withdrawnAt }: Invited,
  now: Date,
  inviterMay: boolean,
): InvitationState {
  if (acceptedAt) return 'accepted';
  if (withdrawnAt) return 'withdrawn';
  if (now >= expiresAt) return 'expired';
  return inviterMay ? 'open' : 'lapsed';
}

/** May this invitation be accepted? The first reason why not, or null. */
export function objectionToAccept(invited: Invited, now: Date, inviterMay: boolean): Refused | null {
  switch (invitationState(invited, now, inviterMay)) {
    case 'open':
      return null;
    case 'accepted':
      return refuse('LINK_USED');
    case 'lapsed':
    case 'withdrawn':
      return refuse('LINK_WITHDRAWN');
    case 'expired':
      return refuse('LINK_EXPIRED');
  }
}
