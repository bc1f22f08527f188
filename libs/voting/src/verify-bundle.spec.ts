import { describe, expect, it } from '@jest/globals';
import { canonicalJson, utf8 } from '@plenaria/kernel';
import fc from 'fast-check';
import type { Ballot } from './ballot.ts';
import type { ExportBundle } from './bundle.ts';
import { appendToLog } from './decision-log.ts';
import type { LogEntry, LogEvent } from './log.ts';
import { makeBundle } from './make-bundle.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { wholeDecision } from './testing/decision.ts';
import { votesOf } from './testing/votes.ts';
import { verifyBundle } from './verify-bundle.ts';

const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;
const { roll, ballots } = votesOf({
  workers: { yes: 2, no: 1, abstain: 1, of: 4 },
  clientsAndPartners: { yes: 3, no: 4, abstain: 1, of: 9 },
  investors: { of: 2 },
});
const [first] = ballots;
const changedMind = first ? [...ballots, { ...first, version: 2, choice: 'no' as const }] : [];
const file = makeBundle(wholeDecision(rules, roll, changedMind));
const bytes = utf8(file);

describe('the bundle of a closed decision', () => {
  it('is found whole, and the result is told again', () => {
    const verified = verifyBundle(bytes);
    expect(verified.findings).toEqual([]);
    expect(verified.ok).toBe(true);
    expect(verified.summary.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['verifiedRoll', 'thresholdMissed']),
    );
    expect(verifyBundle(file).ok).toBe(true);
  });

  it('holds the last version of a changed ballot and no reason', () => {
    const bundle = JSON.parse(file) as ExportBundle;
    expect(bundle.ballots).toHaveLength(ballots.length);
    expect(bundle.ballots.find(({ electorId }) => electorId === first?.electorId)).toMatchObject({
      version: 2,
      choice: 'no',
    });
    expect(file).not.toContain('"reason"');
  });

  it('betrays any one byte changed anywhere, and names a place that contains it', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const { ok, findings } = verifyBundle(changed);
        expect(ok).toBe(false);
        const named = findings.filter((one) => one.bytes.from <= at && at < one.bytes.to);
        expect(named.map(({ place }) => place)).not.toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('answers any file whatever, and never fails', () => {
    const parsed = JSON.parse(file) as Record<string, unknown>;
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.json({ maxDepth: 4 }),
      fc
        .record(
          Object.fromEntries(
            Object.entries(parsed).map(([key, value]) => [key, fc.oneof(fc.constant(value), fc.jsonValue())]),
          ),
        )
        .map((odd) => canonicalJson(JSON.parse(JSON.stringify(odd)))),
    );
    fc.assert(
      fc.property(files, (odd) => {
        fc.pre(odd !== file);
        const { ok, findings } = verifyBundle(odd);
        expect(ok).toBe(false);
        expect(findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    for (const key of ['constructor', '__proto__', 'toString']) {
      expect(verifyBundle(`{"${key}":{"kind":"${key}"}}`).ok).toBe(false);
    }
  });

  it('is told apart from an empty file, from one that is no JSON, and from one that a program has laid out anew', () => {
    const keyOf = (odd: string) => verifyBundle(odd).findings.map(({ sentence }) => sentence.key);
    expect(keyOf('')).toEqual(['verifyEmpty']);
    expect(keyOf(file.slice(0, -1))).toEqual(['verifyNotJson']);
    expect(keyOf(JSON.stringify(JSON.parse(file), null, 2))).toEqual(['verifyNotCanonical']);
  });
});

/** A forger who changes something and makes every hash in the file fit again. */
describe('a bundle forged with all its hashes recomputed', () => {
  const parts = wholeDecision(rules, roll, changedMind);
  const published = (JSON.parse(file) as ExportBundle).decision;
  const forged = makeBundle(wholeDecision(rules, roll, changedMind.slice(0, -1)));

  it('agrees with itself, and is betrayed by the head that was published', () => {
    expect(verifyBundle(forged).ok).toBe(true);
    const { ok, findings } = verifyBundle(forged, { logHead: published.logHead });
    expect(ok).toBe(false);
    expect(findings[0]).toMatchObject({ place: '$.decision.logHead', expected: published.logHead });
  });

  it('cannot leave out a version of a changed ballot', () => {
    const { ok, findings } = verifyBundle(makeBundle(wholeDecision(rules, roll, changedMind.slice(1))));
    expect(ok).toBe(false);
    expect(findings[0]).toMatchObject({ expected: '1', found: '2', sentence: { key: 'verifyVersion' } });
  });

  it('cannot show another text beside the one that was opened, whatever is known of the log', () => {
    const [opened] = parts.texts;
    if (!opened) throw new Error('the decision has a text');
    const texts = [{ ...opened, title: 'Dues are doubled' }, ...parts.texts];
    const { ok, findings } = verifyBundle(makeBundle({ ...parts, texts }), { logHead: published.logHead });
    expect(ok).toBe(false);
    expect(findings[0]).toMatchObject({ sentence: { key: 'verifyTextNotLogged' } });
  });

  it('cannot hold a ballot cast after the close, by a stranger, or by two people for one organisation', () => {
    const late = altered((cast) => ({ ...cast, castAt: '2026-03-15T18:00:00.000Z' }));
    expect(verifyBundle(late).findings[0]).toMatchObject({
      place: '$.log[1].payload.castAt',
      sentence: { key: 'verifyTooLate' },
    });
    const stranger = altered((cast) => ({ ...cast, castBy: 'nobody' }));
    expect(verifyBundle(stranger).findings[0]).toMatchObject({ sentence: { key: 'verifyNotEntitled' } });
    const alternate = altered((cast) => ({
      ...cast,
      castBy: parts.roll.find((line) => line.electorId === cast.electorId)?.voters[1] ?? '',
    }));
    expect(verifyBundle(alternate).findings[0]).toMatchObject({ sentence: { key: 'verifyAnotherVoter' } });
  });

  /** The first logged ballot altered, and the chain, result and manifest made to fit. */
  function altered(change: (ballot: Ballot) => Ballot): string {
    const log: LogEntry[] = [];
    let isFirst = true;
    for (const { kind, payload } of parts.log) {
      const event = { kind, payload } as LogEvent;
      const mine = event.kind === 'ballot' && isFirst ? { ...event, payload: change(event.payload) } : event;
      if (event.kind === 'ballot') isFirst = false;
      log.push(appendToLog(log.at(-1) ?? null, mine));
    }
    return makeBundle({ ...parts, log });
  }
});
