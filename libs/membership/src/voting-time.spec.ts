import { describe, expect, it } from '@jest/globals';
import { earliestClose, MEMBERSHIP_VOTE_DAYS_MIN, wrongInVotingTime } from './voting-time.ts';

const now = new Date('2026-05-04T10:00:00Z');

describe('a vote about a membership', () => {
  it('stays open for three days at least, to the instant', () => {
    expect(MEMBERSHIP_VOTE_DAYS_MIN).toBe(3);
    expect(earliestClose(now)).toEqual(new Date('2026-05-07T10:00:00Z'));
    expect(wrongInVotingTime(new Date('2026-05-07T10:00:00Z'), now)).toEqual([]);
    expect(wrongInVotingTime(new Date('2026-05-07T09:59:59Z'), now)).toEqual([
      { field: 'closesAt', reason: 'refusals:field.votingTime' },
    ]);
    expect(wrongInVotingTime(new Date('2026-05-04T10:03:00Z'), now)).toHaveLength(1);
  });
});
