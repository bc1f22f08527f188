import { describe, expect, it } from '@jest/globals';
import { objectionToCast, objectionToClose, objectionToOpen, votingRefusalCodes } from './objections.ts';
import type { CastQuestion, CloseQuestion, OpenQuestion } from './objections.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';

const rules = presetNamed('socialcoop-block')?.rules as RulePack;
const [opened, closes] = [new Date('2026-03-01T09:00:00Z'), new Date('2026-03-15T18:00:00Z')];
const now = new Date('2026-03-02T10:00:00Z');
const open = { state: 'open', openedAt: opened, closesAt: closes } as const;
const closing = (altered: Partial<CloseQuestion>) =>
  objectionToClose({ decision: open, by: 'chair', awaitsBallots: false, now, ...altered });

const cast = (altered: Partial<CastQuestion> = {}) =>
  objectionToCast({
    decision: open,
    rules,
    entry: { voters: ['ana', 'berta'] },
    voterId: 'ana',
    choice: 'yes',
    reason: null,
    lockedBy: null,
    now,
    ...altered,
  })?.refused ?? null;

describe('casting a ballot', () => {
  it('may be done by the representative or an alternate while the decision is open', () => {
    expect(cast()).toBeNull();
    expect(cast({ voterId: 'berta' })).toBeNull();
  });

  it('is too early before the opening and too late from the very instant of the close', () => {
    expect(cast({ decision: { ...open, state: 'draft', openedAt: null } })).toBe('NOT_YET_OPEN');
    expect(cast({ now: new Date(opened.getTime() - 1) })).toBe('NOT_YET_OPEN');
    expect(cast({ now: new Date(closes.getTime() - 1) })).toBeNull();
    expect(cast({ now: closes })).toBe('CLOSED');
    expect(cast({ decision: { ...open, state: 'closed' } })).toBe('CLOSED');
    expect(cast({ decision: { ...open, state: 'withdrawn' } })).toBe('CLOSED');
  });

  it('is for those on the roll', () => {
    expect(cast({ entry: null })).toBe('NOT_ON_THE_ROLL');
    expect(cast({ voterId: 'carla' })).toBe('NOT_ON_THE_ROLL');
  });

  it('stays with the first person who voted for an organisation', () => {
    expect(cast({ lockedBy: 'berta' })).toBe('ALREADY_CAST_BY_ANOTHER');
    expect(cast({ lockedBy: 'ana' })).toBeNull();
    expect(cast({ lockedBy: 'ana', rules: { ...rules, mayChange: false } })).toBe('BALLOT_IS_FINAL');
  });

  it('offers only the choices of the rules, and asks a reason of a block', () => {
    expect(cast({ choice: 'maybe' })).toBe('NO_SUCH_CHOICE');
    expect(cast({ choice: 'constructor' })).toBe('NO_SUCH_CHOICE');
    expect(cast({ choice: 'block' })).toBe('REASON_REQUIRED');
    expect(cast({ choice: 'block', reason: '  \n' })).toBe('REASON_REQUIRED');
    expect(cast({ choice: 'block', reason: 'It breaks our agreement.' })).toBeNull();
  });
});

describe('opening a decision', () => {
  const question: OpenQuestion = {
    decision: { state: 'draft', languages: ['en', 'ca'] },
    rules,
    reviewed: ['en', 'ca', 'es'],
    knownClasses: ['producer', 'consumer'],
    closesAt: closes,
    now,
  };
  const opening = (altered: Partial<OpenQuestion>) => objectionToOpen({ ...question, ...altered });

  it('is possible when every needed language was reviewed by a person', () => {
    expect(opening({})).toBeNull();
    expect(opening({ reviewed: ['en'] })).toMatchObject({
      refused: 'LANGUAGE_NOT_REVIEWED',
      details: { languages: ['ca'] },
    });
    expect(opening({ rules: { ...rules, languages: ['ar'] } })).toMatchObject({
      details: { languages: ['ar'] },
    });
  });

  it('needs a close that lies ahead, and classes that the register knows', () => {
    expect(opening({ closesAt: now })).toMatchObject({
      refused: 'INVALID_INPUT',
      details: { fields: [{ field: 'closesAt' }] },
    });
    expect(opening({ closesAt: new Date('soon') })?.refused).toBe('INVALID_INPUT');
    expect(opening({ closesAt: new Date('9999-12-31') })).toMatchObject({
      refused: 'INVALID_INPUT',
      details: { fields: [{ field: 'closesAt', reason: 'result:problemClosesTooLate' }] },
    });
    const colleges = [{ name: 'workers', classes: ['worker'], share: '1' }];
    expect(opening({ rules: { ...rules, colleges } })).toMatchObject({
      refused: 'UNKNOWN_CLASS',
      details: { classes: ['worker'] },
    });
  });

  it('happens once', () => {
    expect(opening({ decision: { state: 'open', languages: [] } })?.refused).toBe('ALREADY_OPEN');
    expect(opening({ decision: { state: 'closed', languages: [] } })?.refused).toBe('ALREADY_CLOSED');
  });
});

describe('closing a decision', () => {
  it('is for the chair at any time and for the clock at its time, once', () => {
    expect(closing({ by: 'chair' })).toBeNull();
    expect(closing({ by: 'clock' })?.refused).toBe('NOT_YET_DUE');
    expect(closing({ by: 'clock', now: closes })).toBeNull();
    expect(closing({ decision: { ...open, state: 'closed' } })?.refused).toBe('ALREADY_CLOSED');
    expect(closing({ decision: { ...open, state: 'draft' } })?.refused).toBe('NOT_YET_OPEN');
  });

  it('is for nobody before its time while those are awaited to whom it is promised', () => {
    for (const by of ['chair', 'clock'] as const) {
      expect(closing({ by, awaitsBallots: true })).toMatchObject({
        refused: 'NOT_YET_DUE',
        details: { closesAt: closes },
      });
      expect(closing({ by, awaitsBallots: true, now: closes })).toBeNull();
    }
  });

  it('refuses in words that are on the list', () => {
    expect(votingRefusalCodes).toContain('BALLOT_IS_FINAL');
    expect([...votingRefusalCodes].toSorted()).toEqual(votingRefusalCodes);
  });
});
