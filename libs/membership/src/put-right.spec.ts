import { describe, expect, it } from '@jest/globals';
import { mayPutRight } from './put-right.ts';

const ANNOUNCED = { from: '2026-06-01', recordedBy: 'nadia' };
const writing = { from: '2026-06-01', by: 'nadia', today: '2026-05-08' };
const may = (change: object) => mayPutRight(ANNOUNCED, { ...writing, ...change });

describe('what was announced for a day to come', () => {
  it('is put right by who wrote it, for the same day', () => {
    expect(may({})).toBe(true);
    expect(may({ from: '2026-06-02' })).toBe(false);
    expect(may({ by: 'lucía' })).toBe(false);
  });

  it('stands from its day on, and where the program wrote it', () => {
    expect(may({ today: '2026-05-31' })).toBe(true);
    expect(may({ today: '2026-06-01' })).toBe(false);
    expect(mayPutRight({ ...ANNOUNCED, recordedBy: null }, { ...writing, by: null })).toBe(false);
  });
});
