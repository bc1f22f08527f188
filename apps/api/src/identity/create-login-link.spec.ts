import { describe, expect, it } from '@jest/globals';
import { enterUrl, LINK_MINUTES, LINK_MINUTES_MAX, linkExpiry } from './create-login-link.ts';

const now = new Date('2026-05-08T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('a one-time link', () => {
  it('opens for twenty minutes when somebody asked for it', () => {
    expect(linkExpiry(now, LINK_MINUTES)).toEqual(later(20));
  });

  it('in a reminder opens until voting ends', () => {
    expect(linkExpiry(now, LINK_MINUTES_MAX, later(120))).toEqual(later(120));
  });

  it('never opens longer than 48 hours, however long voting lasts', () => {
    expect(linkExpiry(now, LINK_MINUTES_MAX, later(60 * 24 * 30))).toEqual(later(48 * 60));
    expect(linkExpiry(now, 1_000_000)).toEqual(later(48 * 60));
  });

  it('carries its token where no server and no log sees it', () => {
    expect(new URL(enterUrl('https://vote.example', 'secret')).pathname).toBe('/enter');
    expect(new URL(enterUrl('https://vote.example', 'secret')).hash).toBe('#secret');
  });
});
