import { describe, expect, it } from '@jest/globals';
import { invitationState, objectionToAccept, rolesToInvite } from './invitation.ts';

const open = { expiresAt: new Date('2026-05-15T10:00:00Z'), acceptedAt: null, withdrawnAt: null };
const now = new Date('2026-05-02T10:00:00Z');

describe('inviting to an organisation', () => {
  it('is for its representative, who invites alternates and delegates and no successor', () => {
    expect(rolesToInvite(['representative'], true)).toEqual(['alternate', 'delegate']);
  });

  it('by its custodian is for delegates, and for a representative only where nobody is one', () => {
    expect(rolesToInvite(['custodian'], true)).toEqual(['delegate']);
    expect(rolesToInvite(['custodian'], false)).toEqual(['representative', 'delegate']);
  });

  it('is for the secretary in every role, and for nobody else', () => {
    expect(rolesToInvite(['secretary'], true)).toEqual(['representative', 'alternate', 'delegate']);
    expect(rolesToInvite([], false)).toEqual([]);
  });
});

describe('an invitation', () => {
  it('is open until it is accepted, withdrawn or too old', () => {
    expect(invitationState(open, now)).toBe('open');
    expect(invitationState(open, open.expiresAt)).toBe('expired');
    expect(invitationState({ ...open, acceptedAt: now }, open.expiresAt)).toBe('accepted');
    expect(invitationState({ ...open, withdrawnAt: now }, now)).toBe('withdrawn');
  });

  it('is accepted once, and says why it cannot be', () => {
    expect(objectionToAccept(open, now)).toBeNull();
    expect(objectionToAccept(open, open.expiresAt)?.refused).toBe('LINK_EXPIRED');
    expect(objectionToAccept({ ...open, acceptedAt: now }, now)?.refused).toBe('LINK_USED');
    expect(objectionToAccept({ ...open, withdrawnAt: now }, now)?.refused).toBe('LINK_WITHDRAWN');
  });
});
