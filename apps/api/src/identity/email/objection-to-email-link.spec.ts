import { describe, expect, it } from '@jest/globals';
import { objectionToEmailLink } from './objection-to-email-link.ts';

const asked = {
  expiresAt: new Date('2026-05-02T10:00:00Z'),
  confirmedAt: null,
  undoUntil: null,
  stoppedAt: null,
};
const confirmed = {
  ...asked,
  confirmedAt: new Date('2026-05-01T12:00:00Z'),
  undoUntil: new Date('2026-05-08T12:00:00Z'),
};
const soon = new Date('2026-05-01T11:00:00Z');
const later = new Date('2026-05-05T00:00:00Z');
const late = new Date('2026-05-09T00:00:00Z');

describe('a change of address', () => {
  it('is confirmed once, before the link ends', () => {
    expect(objectionToEmailLink('confirm', asked, soon)).toBeNull();
    expect(objectionToEmailLink('confirm', asked, asked.expiresAt)?.refused).toBe('LINK_EXPIRED');
    expect(objectionToEmailLink('confirm', confirmed, later)?.refused).toBe('LINK_USED');
  });

  it('can be stopped by the old address before, and undone for some days after', () => {
    expect(objectionToEmailLink('stop', asked, soon)).toBeNull();
    expect(objectionToEmailLink('stop', confirmed, later)).toBeNull();
    expect(objectionToEmailLink('stop', confirmed, late)?.refused).toBe('LINK_EXPIRED');
  });

  it('that was stopped is confirmed by nobody', () => {
    const stopped = { ...asked, stoppedAt: soon };
    expect(objectionToEmailLink('confirm', stopped, soon)?.refused).toBe('LINK_WITHDRAWN');
    expect(objectionToEmailLink('stop', stopped, soon)?.refused).toBe('LINK_USED');
  });
});
