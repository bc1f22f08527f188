import { describe, expect, it } from '@jest/globals';
import { invitationState, objectionToAccept, roleLost, rolesToInvite } from './invitation.ts';

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

describe('an invitation to a role', () => {
  it('would take a greater one from who holds it, and takes none from anybody else', () => {
    expect(roleLost(['representative'], 'delegate')).toBe('representative');
    expect(roleLost(['representative'], 'alternate')).toBe('representative');
    expect(roleLost(['alternate'], 'delegate')).toBe('alternate');
    expect(roleLost(['delegate', 'alternate'], 'representative')).toBeNull();
    expect(roleLost(['alternate'], 'alternate')).toBeNull();
    expect(roleLost([], 'delegate')).toBeNull();
  });
});

describe('an invitation', () => {
  it('is open until it is accepted, withdrawn or too old', () => {
    expect(invitationState(open, now, true)).toBe('open');
    expect(invitationState(open, open.expiresAt, true)).toBe('expired');
    expect(invitationState({ ...open, acceptedAt: now }, open.expiresAt, true)).toBe('accepted');
    expect(invitationState({ ...open, withdrawnAt: now }, now, true)).toBe('withdrawn');
  });

  it('has lapsed when who sent it may not invite any more', () => {
    expect(invitationState(open, now, false)).toBe('lapsed');
    expect(invitationState(open, open.expiresAt, false)).toBe('expired');
    expect(invitationState({ ...open, acceptedAt: now }, now, false)).toBe('accepted');
    expect(objectionToAccept(open, now, false)?.refused).toBe('LINK_WITHDRAWN');
  });

  it('is accepted once, and says why it cannot be', () => {
    expect(objectionToAccept(open, now, true)).toBeNull();
    expect(objectionToAccept(open, open.expiresAt, true)?.refused).toBe('LINK_EXPIRED');
    expect(objectionToAccept({ ...open, acceptedAt: now }, now, true)?.refused).toBe('LINK_USED');
    expect(objectionToAccept({ ...open, withdrawnAt: now }, now, true)?.refused).toBe('LINK_WITHDRAWN');
  });
});
