import type { TextKey } from '@plenaria/i18n';

/** To what somebody is invited: a role for an organisation, or joining through a custodian. */
export type InvitedTo = {
  readonly role?: string | null;
  readonly memberName?: string | null;
  readonly custodianName?: string | null;
};

/** What a list and a form call it. */
export function calledIn({ role }: InvitedTo): TextKey {
  if (role === 'representative') return 'account:invite.to.representative';
  if (role === 'alternate') return 'account:invite.to.alternate';
  return role === 'delegate' ? 'account:invite.to.delegate' : 'account:invite.to.applicant';
}

/** The same where there is room for a few words only. */
export function shortIn({ role }: InvitedTo): TextKey {
  if (role === 'representative') return 'account:invite.offer.representative';
  if (role === 'alternate') return 'account:invite.offer.alternate';
  return role === 'delegate' ? 'account:invite.offer.delegate' : 'account:invite.offer.applicant';
}

/** What it means for whoever accepts. */
export function meansIn({ role }: InvitedTo): TextKey {
  if (role === 'representative') return 'account:invited.means.representative';
  if (role === 'alternate') return 'account:invited.means.alternate';
  return role === 'delegate' ? 'account:invited.means.delegate' : 'account:invited.means.applicant';
}

/** The organisation that it is about. */
export function organisationOf({ memberName, custodianName }: InvitedTo): string {
  return memberName ?? custodianName ?? '';
}
