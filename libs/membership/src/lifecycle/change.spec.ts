import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '../day.ts';
import { changeOf } from './change-of.ts';
import { changeStepsOpen } from './change-steps-open.ts';
import type { ChangeEvent, ChangeKind, MembershipChange } from './membership-change.ts';
import { CHANGE_KINDS } from './membership-change.ts';
import { nextChangeStep } from './next-change-step.ts';
import { JOINING_RULE_PACK } from '../joining/joining-rule.ts';
import { expulsionRule } from './expulsion-rule.ts';
import type { ChangeStepBy } from './objection-to-change-step.ts';
import { objectionToChangeStep } from './objection-to-change-step.ts';

const DAY = 86_400_000;
const MONDAY = Date.parse('2026-05-04T10:00:00Z');
const on = (day: number) => new Date(MONDAY + day * DAY);
const BY = (kind: 'member' | 'giving' | 'receiving' | 'assembly' | 'program'): ChangeStepBy => ({ kind });

type Told = ChangeEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : never) : never;
const told = (day: number, event: Told): ChangeEvent => ({ ...event, at: on(day) }) as ChangeEvent;

const asked = (party: 'member' | 'giving' | 'receiving', from = '2026-06-01') =>
  told(0, { kind: 'asked', party, from, reason: '' });
const moveAsked = changeOf('transfer', [asked('member')]);
const proposed = (rule: Extract<ChangeEvent, { kind: 'proposed' }>['rule']) =>
  changeOf('expulsion', [told(0, { kind: 'proposed', reason: 'No dues.', rule })]);
const WINDOW = { kind: 'objectionWindow', days: 14 } as const;

/** What bars a step, by its code. */
const bar = (change: MembershipChange, day: number, event: Told, by: ChangeStepBy) =>
  objectionToChangeStep(change, told(day, event), by)?.refused ?? null;

describe('a move between custodians', () => {
  it('waits for the two who have not asked, in their order', () => {
    expect(nextChangeStep(moveAsked)).toMatchObject({ who: 'giving', what: 'agree' });
    const byReceiving = changeOf('transfer', [
      asked('receiving'),
      told(1, { kind: 'agreed', party: 'giving' }),
    ]);
    expect(nextChangeStep(byReceiving)).toMatchObject({ who: 'member', what: 'agree' });
  });

  it('is settled by the third yes, and takes effect on its day and not before', () => {
    const all = changeOf('transfer', [
      asked('member'),
      told(1, { kind: 'agreed', party: 'receiving' }),
      told(2, { kind: 'agreed', party: 'giving' }),
    ]);
    expect(all.state).toBe('scheduled');
    expect(bar(all, 3, { kind: 'tookEffect' }, BY('program'))).toBe('TOO_EARLY');
    expect(bar(all, 28, { kind: 'tookEffect' }, BY('program'))).toBeNull();
  });

  it('whose last yes comes after the day asked for takes effect on the day of that yes', () => {
    const [first, second] = [asked('member'), told(1, { kind: 'agreed', party: 'receiving' })];
    const agreedOn = (day: number) =>
      changeOf('transfer', [first, second, told(day, { kind: 'agreed', party: 'giving' })]);
    expect(changeOf('transfer', [first, second]).from).toBe('2026-06-01');
    expect(agreedOn(27).from).toBe('2026-06-01');
    expect(agreedOn(28).from).toBe('2026-06-01');
    expect(agreedOn(47)).toMatchObject({ state: 'scheduled', from: '2026-06-20' });
    expect(bar(agreedOn(47), 47, { kind: 'tookEffect' }, BY('program'))).toBeNull();
  });

  it('is answered by each side for itself, once, and refused only with a reason', () => {
    expect(bar(moveAsked, 1, { kind: 'agreed', party: 'receiving' }, BY('giving'))).toBe('NOT_ALLOWED');
    expect(bar(moveAsked, 1, { kind: 'agreed', party: 'member' }, BY('member'))).toBe('ALREADY_ANSWERED');
    expect(bar(moveAsked, 1, { kind: 'refused', party: 'giving', reason: ' ' }, BY('giving'))).toBe(
      'REASON_REQUIRED',
    );
  });

  it('that a custodian asked for is taken back by that custodian and by the member, not by the other', () => {
    const change = changeOf('transfer', [asked('receiving')]);
    const back = { kind: 'withdrawn', reason: null } as const;
    expect(bar(change, 1, back, BY('receiving'))).toBeNull();
    expect(bar(change, 1, back, BY('member'))).toBeNull();
    expect(bar(change, 1, back, BY('giving'))).toBe('NOT_ALLOWED');
  });
});

describe('a move that the register overtakes', () => {
  it('lapses on its day and not before, by the program alone', () => {
    const all = changeOf('transfer', [
      asked('member'),
      told(1, { kind: 'agreed', party: 'receiving' }),
      told(2, { kind: 'agreed', party: 'giving' }),
    ]);
    expect(bar(all, 27, { kind: 'overtaken' }, BY('program'))).toBe('TOO_EARLY');
    expect(bar(all, 28, { kind: 'overtaken' }, BY('giving'))).toBe('NOT_ALLOWED');
    expect(bar(all, 28, { kind: 'overtaken' }, BY('program'))).toBeNull();
    expect(bar(moveAsked, 28, { kind: 'overtaken' }, BY('program'))).toBe('WRONG_STATE');
    const lapsed = changeOf('transfer', [asked('member'), told(28, { kind: 'overtaken' })]);
    expect(nextChangeStep(lapsed)).toMatchObject({ who: 'nobody', what: 'nothing' });
  });
});

describe('pausing and leaving', () => {
  it('are the member’s own: nobody agrees, and until the day they are undone', () => {
    for (const kind of ['pause', 'leave'] as const) {
      const change = changeOf(kind, [asked('member')]);
      expect(nextChangeStep(change)).toMatchObject({ who: 'member', what: 'takeBack' });
      expect(bar(change, 1, { kind: 'withdrawn', reason: null }, BY('giving'))).toBe('NOT_ALLOWED');
    }
  });

  it('say what comes after: a pause is ended by the member, who left may apply again', () => {
    const inForce = (kind: ChangeKind) => changeOf(kind, [asked('member'), told(28, { kind: 'tookEffect' })]);
    expect(nextChangeStep(inForce('pause'))).toMatchObject({ who: 'member', what: 'resume' });
    expect(nextChangeStep(inForce('leave'))).toMatchObject({ who: 'member', what: 'return' });
    expect(bar(inForce('leave'), 30, { kind: 'withdrawn', reason: null }, BY('member'))).toBe('WRONG_STATE');
  });
});

describe('an expulsion', () => {
  it('is decided in the way members are admitted', () => {
    expect(proposed({ kind: 'custodian' })).toMatchObject({ state: 'inObjectionWindow', until: on(0) });
    expect(proposed(WINDOW)).toMatchObject({ state: 'inObjectionWindow', until: on(14) });
    expect(proposed({ kind: 'decision', rulePack: 'r' })).toMatchObject({ state: 'awaitingVote' });
  });

  it('ends an unopposed window at its end, and goes to the vote at the first objection', () => {
    const open = proposed(WINDOW);
    const object = { kind: 'objected', memberId: 'm', reason: 'No.' } as const;
    expect(bar(open, 13, { kind: 'expelled', by: 'window' }, BY('program'))).toBe('TOO_EARLY');
    expect(bar(open, 14, { kind: 'expelled', by: 'window' }, BY('program'))).toBeNull();
    expect(bar(open, 14, object, { kind: 'objector', memberId: 'm' })).toBe('TOO_LATE');
    expect(bar(open, 1, object, { kind: 'objector', memberId: 'other' })).toBe('NOT_ALLOWED');
    expect(bar(open, 1, object, BY('member'))).toBe('NOT_ALLOWED');
  });

  it('is objected to by others as long as one objection stands, each once, and not where none was asked for', () => {
    const object = (memberId: string) => ({ kind: 'objected', memberId, reason: 'No.' }) as const;
    const by = (memberId: string): ChangeStepBy => ({ kind: 'objector', memberId });
    const proposal = told(0, { kind: 'proposed', reason: 'No dues.', rule: WINDOW });
    const contested = changeOf('expulsion', [proposal, told(1, object('m'))]);
    expect(contested).toMatchObject({ state: 'awaitingVote', objectors: ['m'] });
    expect(bar(contested, 40, object('n'), by('n'))).toBeNull();
    expect(bar(contested, 40, object('m'), by('m'))).toBe('ALREADY_OBJECTED');
    const voted = proposed({ kind: 'decision', rulePack: 'r' });
    expect(bar(voted, 1, object('n'), by('n'))).toBe('WRONG_STATE');
  });

  it('of who was given back by the members is theirs to decide, whatever the rule', () => {
    for (const rule of [{ kind: 'custodian' }, WINDOW] as const) {
      expect(expulsionRule(rule, false)).toBe(rule);
      expect(expulsionRule(rule, true)).toEqual({ kind: 'decision', rulePack: JOINING_RULE_PACK });
      expect(expulsionRule({ ...rule, rulePack: 'r' }, true)).toEqual({ kind: 'decision', rulePack: 'r' });
    }
  });

  it('is appealed by the member within 30 days, and confirmed when nobody does', () => {
    const rule = { kind: 'custodian' } as const;
    const expelled = changeOf('expulsion', [
      told(0, { kind: 'proposed', reason: 'x', rule }),
      told(0, { kind: 'expelled', by: 'custodian' }),
    ]);
    expect(nextChangeStep(expelled)).toEqual({ who: 'member', what: 'appeal', until: on(30) });
    const appeal = { kind: 'appealed', reason: 'We paid.' } as const;
    expect(bar(expelled, 29, appeal, BY('giving'))).toBe('NOT_ALLOWED');
    expect(bar(expelled, 29, appeal, BY('member'))).toBeNull();
    expect(bar(expelled, 30, appeal, BY('member'))).toBe('TOO_LATE');
    expect(bar(expelled, 29, { kind: 'confirmed' }, BY('program'))).toBe('TOO_EARLY');
    expect(bar(expelled, 30, { kind: 'confirmed' }, BY('program'))).toBeNull();
  });

  it('asks the members again when their vote on the appeal gave no result', () => {
    const again = changeOf('expulsion', [
      told(0, { kind: 'proposed', reason: 'x', rule: { kind: 'custodian' } }),
      told(0, { kind: 'expelled', by: 'custodian' }),
      told(1, { kind: 'appealed', reason: 'y' }),
      told(2, { kind: 'putToTheVote', decisionId: 'd', until: on(9) }),
      told(9, { kind: 'votedWithoutResult', decisionId: 'd' }),
    ]);
    expect(nextChangeStep(again)).toMatchObject({ who: 'assembly', what: 'putToTheVote' });
  });
});

describe('a pause that lapsed with an expulsion', () => {
  it('is taken up again by the program, and ended by the member as before; nothing else is', () => {
    const ended = [told(28, { kind: 'tookEffect' }), told(40, { kind: 'lapsed' })];
    const lapsed = changeOf('pause', [asked('member'), ...ended]);
    expect(bar(lapsed, 50, { kind: 'takenUp' }, BY('program'))).toBeNull();
    expect(bar(lapsed, 50, { kind: 'takenUp' }, BY('member'))).toBe('NOT_ALLOWED');
    const again = changeOf('pause', [asked('member'), ...ended, told(50, { kind: 'takenUp' })]);
    expect(nextChangeStep(again)).toMatchObject({ who: 'member', what: 'resume' });
    const leave = changeOf('leave', [asked('member'), told(40, { kind: 'lapsed' })]);
    expect(bar(leave, 50, { kind: 'takenUp' }, BY('program'))).toBe('WRONG_STATE');
  });
});

describe('whatever is tried', () => {
  const kinds: readonly Told[] = [
    { kind: 'agreed', party: 'member' },
    { kind: 'agreed', party: 'giving' },
    { kind: 'agreed', party: 'receiving' },
    { kind: 'refused', party: 'giving', reason: 'No.' },
    { kind: 'objected', memberId: 'm', reason: 'No.' },
    { kind: 'putToTheVote', decisionId: 'd', until: on(50) },
    { kind: 'votedWithoutResult', decisionId: 'd' },
    { kind: 'expelled', by: 'decision' },
    { kind: 'dismissed' },
    { kind: 'appealed', reason: 'Hear us.' },
    { kind: 'reinstated' },
    { kind: 'confirmed' },
    { kind: 'withdrawn', reason: null },
    { kind: 'tookEffect' },
    { kind: 'resumed' },
    { kind: 'lapsed' },
    { kind: 'overtaken' },
    { kind: 'takenUp' },
  ];
  const sides: readonly ChangeStepBy[] = [
    BY('member'),
    BY('giving'),
    BY('receiving'),
    BY('assembly'),
    BY('program'),
    { kind: 'objector', memberId: 'm' },
  ];

  const tries = fc.array(
    fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(...sides), fc.nat({ max: 60 })),
    { maxLength: 40 },
  );

  it('no state is left to itself: somebody can act, or time runs, or the program can follow any outcome', () => {
    const byProgram: readonly Told[] = [
      { kind: 'votedWithoutResult', decisionId: 'd' },
      { kind: 'expelled', by: 'window' },
      { kind: 'dismissed' },
      { kind: 'reinstated' },
      { kind: 'confirmed' },
      { kind: 'tookEffect' },
    ];
    /** What the members, the time or the day may have settled, each of which has to be followed. */
    const outcomes: Readonly<Record<string, readonly ChangeEvent['kind'][]>> = {
      inVote: ['expelled', 'dismissed', 'votedWithoutResult', 'lapsed'],
      inAppeal: ['reinstated', 'confirmed', 'votedWithoutResult', 'lapsed'],
      inObjectionWindow: ['expelled', 'lapsed'],
      expelled: ['confirmed', 'lapsed'],
      scheduled: ['tookEffect', 'overtaken', 'lapsed'],
    };
    fc.assert(
      fc.property(fc.constantFrom(...CHANGE_KINDS), tries, fc.nat({ max: 200 }), (kind, steps, day) => {
        const first =
          kind === 'expulsion' ? told(0, { kind: 'proposed', reason: 'x', rule: WINDOW }) : asked('member');
        const history: ChangeEvent[] = [first];
        for (const [event, by, when] of steps.toSorted((one, other) => one[2] - other[2]))
          if (when <= day && !objectionToChangeStep(changeOf(kind, history), told(when, event), by))
            history.push(told(when, event));
        const change = changeOf(kind, history);
        const { state, until, from } = change;
        const { what } = nextChangeStep(change);
        if (what === 'nothing' || what === 'return') return;
        if (sides.some((by) => changeStepsOpen(change, by, on(day)).length > 0)) return;
        if (until !== null && on(day) < until && state !== 'inVote' && state !== 'inAppeal') return;
        if (state === 'scheduled' && from !== null && dayOf(on(day)) < from) return;
        const followed: readonly Told[] = [...byProgram, { kind: 'lapsed' }, { kind: 'overtaken' }];
        const open = followed.filter(
          (event) => objectionToChangeStep(change, told(day, event), BY('program')) === null,
        );
        expect(open.map((event) => event.kind)).toEqual(
          expect.arrayContaining([...(outcomes[state] ?? ['none'])]),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('no membership moves without all three, and an end stays an end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGE_KINDS), tries, (kind, steps) => {
        const first =
          kind === 'expulsion' ? told(0, { kind: 'proposed', reason: 'x', rule: WINDOW }) : asked('member');
        const history: ChangeEvent[] = [first];
        for (const [event, by, day] of steps.toSorted((one, other) => one[2] - other[2])) {
          const before = changeOf(kind, history);
          if (objectionToChangeStep(before, told(day, event), by)) continue;
          expect(['moved', 'left', 'confirmed', 'reinstated', 'refused']).not.toContain(before.state);
          history.push(told(day, event));
        }
        const change = changeOf(kind, history);
        expect(change.state !== 'moved' || change.agreed.length === 3).toBe(true);
        const open = sides.flatMap((by) => changeStepsOpen(change, by, on(60)));
        expect(nextChangeStep(change).what !== 'nothing' || open.length === 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
