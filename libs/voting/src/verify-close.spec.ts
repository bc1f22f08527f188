import { describe, expect, it } from '@jest/globals';
import { appendToLog } from './decision-log.ts';
import type { LogEntry, LogEvent } from './log.ts';
import { makeBundle } from './make-bundle.ts';
import { presetNamed } from './presets.ts';
import { freezeRoll } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { wholeDecision } from './testing/decision.ts';
import type { SettledExample } from './testing/decision.ts';
import { votesOf } from './testing/votes.ts';
import { verifyBundle } from './verify-bundle.ts';

const plain = presetNamed('one-coop-one-vote')?.rules as RulePack;
const byChair: RulePack = { ...plain, ties: { kind: 'castingVote' } };
const level = votesOf({ members: { yes: 2, no: 2, of: 5 } });
const clear = votesOf({ members: { yes: 3, no: 1, of: 5 } });
const yes: SettledExample = { kind: 'castingVote', choice: 'yes' };

/** The first finding in a log in which `change` has put other words, with every hash made to fit again. */
function firstIn(
  parts: ReturnType<typeof wholeDecision>,
  change: (event: LogEvent) => LogEvent | readonly LogEvent[],
) {
  const log: LogEntry[] = [];
  for (const { kind, payload } of parts.log) {
    const events = [change({ kind, payload } as LogEvent)].flat();
    for (const event of events) log.push(appendToLog(log.at(-1) ?? null, event));
  }
  return verifyBundle(makeBundle({ ...parts, log })).findings[0];
}

describe('the close', () => {
  const parts = wholeDecision(plain, clear.roll, clear.ballots);
  const closedWith = (closedAt: string, closedBy: string) =>
    firstIn(parts, (event) =>
      event.kind === 'closed' ? { ...event, payload: { ...event.payload, closedAt, closedBy } } : event,
    );

  it('is found where the clock made it before its time, which only the chair may do', () => {
    expect(closedWith('2026-03-15T17:59:59.999Z', 'clock')).toMatchObject({
      place: '$.log[5].payload.closedAt',
      expected: '2026-03-15T18:00:00.000Z',
      found: '2026-03-15T17:59:59.999Z',
      sentence: { key: 'verifyClockTooEarly' },
    });
    expect(closedWith('2026-03-15T17:59:59.999Z', 'chair')).toBeUndefined();
  });

  it('is found where it is before the opening, whoever made it', () => {
    const unvoted = wholeDecision(plain, clear.roll, []);
    const early = firstIn(unvoted, (event) =>
      event.kind === 'closed'
        ? { ...event, payload: { ...event.payload, closedAt: '2026-03-01T08:59:59.000Z', closedBy: 'chair' } }
        : event,
    );
    expect(early).toMatchObject({
      place: '$.log[1].payload.closedAt',
      expected: '2026-03-01T09:00:00.000Z',
      sentence: { key: 'verifyClosedBeforeOpening' },
    });
  });

  it('ends the ballots: one logged after it, or before the opening, is out of place', () => {
    const ballot = parts.log.find((entry) => entry.kind === 'ballot') as LogEntry;
    const late = { kind: 'ballot', payload: ballot.payload } as LogEvent;
    expect(firstIn(parts, (event) => (event.kind === 'closed' ? [event, late] : event))).toMatchObject({
      place: '$.log[5].kind',
      expected: 'ballot',
      found: 'closed',
      sentence: { key: 'verifyLogOrder' },
    });
    const early = firstIn(parts, (event) =>
      event.kind !== 'ballot' || event.payload !== ballot.payload
        ? event
        : { ...event, payload: { ...event.payload, castAt: '2026-03-01T08:00:00.000Z' } },
    );
    expect(early).toMatchObject({
      place: '$.log[1].payload.castAt',
      sentence: { key: 'verifyTooEarly' },
    });
  });
});

describe('a line of the roll', () => {
  const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;
  const { roll } = votesOf({
    workers: { of: 2 },
    clientsAndPartners: { of: 1 },
    investors: { of: 1 },
  });
  const sound = wholeDecision(rules, roll, []);

  it('is found in a college in which its class does not vote', () => {
    const [first] = sound.roll;
    const moved = freezeRoll(
      sound.roll.map((line) => (line === first ? { ...line, class: 'investor' } : line)),
    ).entries;
    // Made to fit: the opening fixes the root of the moved roll.
    const parts = { ...sound, roll: moved };
    const rollRoot = freezeRoll(moved).root;
    const found = firstIn(parts, (event) =>
      event.kind === 'opened' ? { ...event, payload: { ...event.payload, rollRoot } } : event,
    );
    expect(found).toMatchObject({
      place: '$.roll[0].class',
      expected: 'client, partner',
      found: 'investor',
      sentence: { key: 'verifyRollClass' },
    });
  });

  it('may be of any class where one college is for all', () => {
    const odd = level.roll.map((line) => ({ ...line, class: 'friend' }));
    expect(verifyBundle(makeBundle(wholeDecision(plain, odd, level.ballots))).ok).toBe(true);
  });
});

describe('a settlement', () => {
  const settle = (rules: RulePack, votes: typeof level, settled: SettledExample) =>
    verifyBundle(makeBundle(wholeDecision(rules, votes.roll, votes.ballots, settled))).findings[0];

  it('is found where there was no tie', () => {
    expect(settle(byChair, clear, yes)).toMatchObject({
      place: '$.log[7].payload',
      expected: 'adopted',
      found: 'castingVote',
      sentence: { key: 'verifyNoTie' },
    });
  });

  it('is found where the rules settle ties in another way, or leave things as they are', () => {
    expect(settle(byChair, level, { kind: 'lot', beaconValue: 'f00d' })).toMatchObject({
      place: '$.log[7].payload.kind',
      expected: 'castingVote',
      found: 'lot',
      sentence: { key: 'verifySettledOtherwise' },
    });
    expect(settle(plain, level, yes)).toMatchObject({
      place: '$.log[7].payload.kind',
      expected: 'statusQuo',
      found: 'castingVote',
    });
  });

  it('is found before the close, and a second one after the first', () => {
    const parts = wholeDecision(byChair, level.roll, level.ballots, yes);
    const early = firstIn(parts, (event) =>
      event.kind === 'settled'
        ? { ...event, payload: { ...event.payload, settledAt: '2026-03-15T17:00:00.000Z' } }
        : event,
    );
    expect(early).toMatchObject({
      place: '$.log[7].payload.settledAt',
      expected: '2026-03-15T18:00:00.120Z',
      sentence: { key: 'verifySettledTooEarly' },
    });
    const twice = firstIn(parts, (event) => (event.kind === 'settled' ? [event, event] : event));
    expect(twice).toMatchObject({ place: '$.log[8].kind', sentence: { key: 'verifyLogOrder' } });
  });
});
