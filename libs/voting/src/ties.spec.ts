import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';
import { lotSeed } from './ties.ts';
import { votesOf } from './testing/votes.ts';

const plain = presetNamed('one-coop-one-vote')?.rules as RulePack;
const byLot: RulePack = { ...plain, ties: { kind: 'lot', beacon: 'drand round 4000000' } };
const { roll, ballots } = votesOf({ members: { yes: 2, no: 2, abstain: 1, of: 6 } });

describe('a tie', () => {
  it('waits for the beacon that was named, and is then drawn: an even seed is yes', () => {
    expect(tally(byLot, roll, ballots)).toMatchObject({ outcome: 'undecided', tied: true });
    expect(tally(byLot, roll, ballots, { kind: 'lot', seed: `${'0'.repeat(62)}04` }).outcome).toBe('adopted');
    expect(tally(byLot, roll, ballots, { kind: 'lot', seed: `${'0'.repeat(62)}07` }).outcome).toBe(
      'rejected',
    );
  });

  it('is drawn from the close and the beacon, which nobody can know together before the close', () => {
    const closed = 'ab'.repeat(32);
    expect(lotSeed(closed, 'f00d')).toBe(createHash('sha256').update(`${closed}f00d`).digest('hex'));
  });

  it('is only where one vote more would have decided: not at two thirds, not when abstentions keep yes below half', () => {
    const twoThirds: RulePack = { ...byLot, threshold: { share: '2/3', strict: true, of: 'decided' } };
    expect(tally(twoThirds, roll, ballots)).toMatchObject({ outcome: 'rejected', tied: false });
    const ofAllCast: RulePack = {
      ...byLot,
      base: 'cast',
      threshold: { share: '1/2', strict: true, of: 'total' },
    };
    expect(tally(ofAllCast, roll, ballots)).toMatchObject({ outcome: 'rejected', tied: false });
  });
});
