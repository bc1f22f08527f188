import { describe, expect, it } from '@jest/globals';
import { wrongInLevel } from './wrong-in-level.ts';
import type { ProposedLevel } from './wrong-in-level.ts';

const COMMUNITY: ProposedLevel = {
  amount: 2_000n,
  currency: 'EUR',
  participantsMax: 20,
  minutesMax: 180,
  from: '2026-06-01',
  reason: 'Servers cost more.',
  hasDecision: false,
};
const KNOWN = { today: '2026-05-08', newest: '2020-08-01' };
const wrong = (change: Partial<ProposedLevel>, known: Parameters<typeof wrongInLevel>[1] = KNOWN) =>
  wrongInLevel({ ...COMMUNITY, ...change }, known);

describe('a service level that is proposed', () => {
  it('has a price, which may be nothing, in a currency that there is', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ amount: 0n })).toEqual([]);
    expect(wrong({ amount: null })).toEqual([{ field: 'price', is: 'missing' }]);
    expect(wrong({ amount: 'unreadable', currency: 'MON' }).map(({ field }) => field)).toEqual([
      'price',
      'currency',
    ]);
  });

  it('lets somebody meet: whole people, whole minutes, within bounds that it names', () => {
    for (const participantsMax of [0, 2.5, 10_001, Number.NaN])
      expect(wrong({ participantsMax })).toEqual([
        { field: 'participantsMax', is: 'outOfBounds', min: 1, max: 10_000 },
      ]);
    expect(wrong({ minutesMax: 10_081 }).map(({ field }) => field)).toEqual(['minutesMax']);
  });

  it('holds from today or later, and after the version that it follows', () => {
    expect(wrong({ from: '2026-05-08' })).toEqual([]);
    expect(wrong({ from: '2026-05-07' })).toEqual([{ field: 'from', is: 'inThePast' }]);
    const planned = { today: '2026-05-08', newest: '2026-06-01' };
    expect(wrong({}, planned)).toEqual([{ field: 'from', is: 'notAfter', begins: '2026-06-01' }]);
    expect(wrong({ from: '2026-06-02' }, planned)).toEqual([]);
    expect(wrong({}, { ...KNOWN, newest: null })).toEqual([]);
  });

  it('says why, or which decision adopted it', () => {
    expect(wrong({ reason: ' ' })).toEqual([{ field: 'reason', is: 'missing' }]);
    expect(wrong({ reason: '', hasDecision: true })).toEqual([]);
  });
});
