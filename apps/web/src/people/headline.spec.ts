import { describe, expect, it } from '@jest/globals';
import { headlineOf } from './headline.ts';

const seat = (role: string, to: string | null = null) => ({ person: 'Yara', role, from: '2026-01-01', to });

describe('a line of the history about one person', () => {
  it('says who came into a circle, and as what', () => {
    const event = { kind: 'seat-changed', before: null, after: { seats: [seat('member')] } };
    expect(headlineOf(event)).toMatchObject({ says: 'people:told.came', person: 'Yara', role: 'member' });
  });

  it('says who is something else from a day on', () => {
    const after = { seats: [seat('member', '2026-05-01'), seat('coordinator')] };
    const event = { kind: 'seat-changed', before: { seats: [seat('member')] }, after };
    expect(headlineOf(event)).toMatchObject({
      says: 'people:told.changed',
      was: 'member',
      role: 'coordinator',
    });
  });

  it('says who leaves, with the last day', () => {
    const after = { seats: [seat('member', '2026-05-01')] };
    const event = { kind: 'seat-changed', before: { seats: [seat('member')] }, after };
    expect(headlineOf(event)).toMatchObject({ says: 'people:told.leaves', lastDay: '2026-05-01' });
  });

  it('says who was to leave and stays', () => {
    const event = { kind: 'seat-changed', before: { seats: [seat('member', '2026-05-01')] } };
    const headline = headlineOf({ ...event, after: { seats: [seat('member')] } });
    expect(headline).toMatchObject({ says: 'people:told.stays', lastDay: null });
  });

  it('says with which day a circle or class ends, which may be one to come', () => {
    const after = { lastDay: '2026-05-01' };
    for (const kind of ['circle-ended', 'class-ended'])
      expect(headlineOf({ kind, before: null, after })).toMatchObject({ says: 'people:told.ends', ...after });
  });

  it('names who speaks for a member, by the field', () => {
    const alternate = [{ person: 'Sol', from: '2026-02-01', to: null }];
    const event = { kind: 'representation-changed', before: null, after: { alternate } };
    expect(headlineOf(event)).toMatchObject({ says: 'people:told.came', person: 'Sol', role: 'alternate' });
  });

  it('says nothing of whom a visitor may not know, and of what is about nobody', () => {
    expect(headlineOf({ kind: 'representation-changed', before: null, after: {} })).toBeNull();
    expect(headlineOf({ kind: 'joined', before: null, after: { name: 'Hypha' } })).toBeNull();
  });
});
