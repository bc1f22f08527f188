import { describe, expect, it } from '@jest/globals';
import { next, retryDelayMs, startOf, type CastVote, type Happening, type Sending } from './sending.ts';

const vote = { key: 'k1', choice: 'yes', reason: null } as const;
const cast: CastVote = {
  id: 'b1',
  version: 1,
  choice: 'yes',
  reason: null,
  castAt: '2026-05-08T12:00:00Z',
  receipt: 'ab12',
};
const no = (code: string, key = 'k1'): Happening => ({
  kind: 'answered',
  key,
  sent: { ok: false, refusal: { code, details: {} } },
});
const yes: Happening = { kind: 'answered', key: 'k1', sent: { ok: true, value: cast } };

function after(...happenings: readonly Happening[]): Sending {
  return happenings.reduce(next, startOf(null));
}

describe('a vote on its way', () => {
  it('is cast when the answer is yes', () => {
    expect(after({ kind: 'submitted', vote }, yes)).toEqual({ phase: 'cast', ballot: cast });
  });

  it('waits when no answer comes, and is sent again under the same key until one comes', () => {
    const waiting = after({ kind: 'submitted', vote }, no('UNREACHABLE'));
    expect(waiting).toMatchObject({ phase: 'waiting', vote, attempt: 1 });
    const again = next(waiting, { kind: 'due' });
    expect(again).toEqual({ phase: 'sending', vote, attempt: 2 });
    expect(next(again, yes).phase).toBe('cast');
  });

  it('is sent once, however often the button is pressed', () => {
    const sending = after({ kind: 'submitted', vote });
    expect(next(sending, { kind: 'submitted', vote: { ...vote, key: 'k2' } })).toBe(sending);
  });

  it('comes back to its writer, with the reason, when the answer is no', () => {
    for (const code of ['CLOSED', 'ALREADY_CAST_BY_ANOTHER', 'NOT_SIGNED_IN', 'REASON_REQUIRED']) {
      expect(after({ kind: 'submitted', vote }, no(code))).toEqual({
        phase: 'writing',
        refusal: { code, details: {} },
      });
    }
  });

  it('is cast when a late answer arrives while it waits to be sent again', () => {
    expect(after({ kind: 'submitted', vote }, no('UNREACHABLE'), yes).phase).toBe('cast');
  });

  it('goes on waiting when a late failure arrives', () => {
    const waiting = after({ kind: 'submitted', vote }, no('UNREACHABLE'));
    expect(next(waiting, no('FAILED'))).toBe(waiting);
  });

  it('does not mistake the answer to an earlier vote for its own', () => {
    const changed = after(
      { kind: 'submitted', vote },
      no('UNREACHABLE'),
      { kind: 'edited' },
      { kind: 'submitted', vote: { ...vote, key: 'k2', choice: 'no' } },
    );
    expect(next(changed, yes)).toBe(changed);
  });

  it('is sent first of all when the page was closed before it was answered', () => {
    expect(startOf(vote)).toEqual({ phase: 'sending', vote, attempt: 1 });
  });

  it('can be changed while it waits and after it is cast, but not while it is under way', () => {
    expect(after({ kind: 'submitted', vote }, { kind: 'edited' }).phase).toBe('sending');
    expect(after({ kind: 'submitted', vote }, no('UNREACHABLE'), { kind: 'edited' }).phase).toBe('writing');
    expect(after({ kind: 'submitted', vote }, yes, { kind: 'edited' }).phase).toBe('writing');
  });

  it('is tried again soon at first, then every fifteen seconds', () => {
    expect([1, 2, 3, 4, 5, 20].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });
});
