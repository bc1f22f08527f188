import { describe, expect, it } from '@jest/globals';
import { erasureDue, objectionToErasure } from './objection-to-erasure.ts';

const nothing = { organisations: [], applications: [], changes: [], roles: [] };

describe('somebody who asks to be erased', () => {
  it('may be, when nothing is left without anybody', () => {
    expect(objectionToErasure(nothing)).toBeNull();
  });

  it('is told for which organisations nobody else speaks, before anything else', () => {
    const left = {
      organisations: ['Cal Fuster'],
      applications: [12],
      changes: ['leave'],
      roles: ['secretary'],
    };
    expect(objectionToErasure(left)).toEqual({
      refused: 'SPEAKS_ALONE',
      details: { organisations: ['Cal Fuster'] },
    });
  });

  it('is told which application still waits, which change of their membership, and which role nobody else holds', () => {
    expect(objectionToErasure({ ...nothing, applications: [12] })).toMatchObject({
      refused: 'APPLICATION_OPEN',
    });
    expect(objectionToErasure({ ...nothing, changes: ['leave'] })).toMatchObject({
      refused: 'CHANGE_OPEN',
    });
    expect(objectionToErasure({ ...nothing, roles: ['secretary'] })).toMatchObject({
      refused: 'SOLE_HOLDER',
    });
  });

  it('has seven days to reconsider; a written demand is followed at once', () => {
    const at = new Date('2026-05-08T12:00:00Z');
    expect(erasureDue(at, false)).toEqual(new Date('2026-05-15T12:00:00Z'));
    expect(erasureDue(at, true)).toEqual(at);
  });
});
