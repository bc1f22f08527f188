import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ApplicationEvent, JoiningRule } from './application.ts';
import { applicationOf } from './application-of.ts';
import { nextStep } from './next-step.ts';
import { objectionToStep, type StepBy } from './objection-to-step.ts';
import { stepsOpen } from './steps-open.ts';

const DAY = 86_400_000;
const MONDAY = Date.parse('2026-03-02T10:00:00Z');
/** Far off: a chair closes before. */
const VOTE_ENDS = new Date(MONDAY + 90 * DAY);

/** A step as a test writes it: what, by whom, and on which day after the first Monday of March. */
type Told = readonly [
  step: Without<ApplicationEvent, 'at'>,
  by: StepBy['kind'] | `member ${string}`,
  day?: number,
];
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

const byOf = (by: Told[1]): StepBy =>
  by.startsWith('member ')
    ? { kind: 'member', memberId: by.slice('member '.length) }
    : { kind: by as Exclude<StepBy['kind'], 'member'> };

/** Takes the steps in turn and tells where the application stands, or the first refusal. */
function told(...steps: readonly Told[]) {
  const history: ApplicationEvent[] = [];
  const last = Math.max(0, ...steps.map(([, , day = 0]) => day));
  for (const [step, by, day = 0] of steps) {
    const event = { ...step, at: new Date(MONDAY + day * DAY) } as ApplicationEvent;
    const refused = objectionToStep(applicationOf(history), event, byOf(by));
    if (refused) return { refused: refused.refused, of: event.kind };
    history.push(event);
  }
  const application = applicationOf(history);
  return { ...application, next: nextStep(application, new Date(MONDAY + last * DAY)) };
}

const SUBMITTED: Told = [{ kind: 'submitted' }, 'applicant'];
const recommended = (rule: JoiningRule): Told => [
  { kind: 'recommended', reason: 'They host our forum.', rule },
  'custodian',
];
const TWO_WEEKS: JoiningRule = { kind: 'objectionWindow', days: 14 };
const objected = (memberId: string, day = 3): Told => [
  { kind: 'objected', memberId, reason: 'They sell user data.' },
  `member ${memberId}`,
  day,
];
const admitted = (by: 'custodian' | 'window' | 'decision', day: number): Told => [
  { kind: 'admitted', by, from: '2026-03-20' },
  'program',
  day,
];
const REOPENED: Told = [
  { kind: 'reopened', because: { code: 'ALREADY_A_MEMBER', custodian: 'femProcomuns' } },
  'program',
  20,
];
const REJECTED: Told = [{ kind: 'rejected', by: 'custodian', reason: 'No pledge.' }, 'custodian', 1];

describe('an application', () => {
  it('is read by the custodian once it is submitted', () => {
    expect(told()).toMatchObject({ state: 'draft', next: { who: 'applicant', what: 'submit' } });
    expect(told(SUBMITTED)).toMatchObject({ state: 'inReview', next: { who: 'custodian', what: 'review' } });
  });

  it('waits for an answer when the custodian asks', () => {
    const asked: Told = [{ kind: 'informationAsked', question: 'How many hours?' }, 'custodian'];
    expect(told(SUBMITTED, asked)).toMatchObject({ next: { who: 'applicant', what: 'answer' } });
    expect(
      told(SUBMITTED, asked, [{ kind: 'informationGiven', answer: 'Forty.' }, 'applicant']),
    ).toMatchObject({
      state: 'inReview',
    });
    expect(told(SUBMITTED, [{ kind: 'informationAsked', question: ' ' }, 'custodian'])).toMatchObject({
      refused: 'REASON_REQUIRED',
    });
  });

  it('is over at once where the custodian alone decides', () => {
    expect(told(SUBMITTED, recommended({ kind: 'custodian' }), admitted('custodian', 0))).toMatchObject({
      state: 'admitted',
      next: { who: 'applicant', what: 'welcome' },
    });
  });

  it('may be withdrawn until it is decided, and is not reopened', () => {
    const withdrawn: Told = [{ kind: 'withdrawn', reason: null }, 'applicant'];
    expect(told(SUBMITTED, withdrawn)).toMatchObject({ state: 'withdrawn', next: { what: 'applyAgain' } });
    expect(told(SUBMITTED, withdrawn, SUBMITTED)).toMatchObject({ refused: 'WRONG_STATE' });
    expect(
      told(SUBMITTED, recommended({ kind: 'custodian' }), admitted('custodian', 0), withdrawn),
    ).toMatchObject({
      refused: 'WRONG_STATE',
    });
  });
});

describe('an objection window', () => {
  it('admits whom nobody objected to, not an instant early', () => {
    const open = [SUBMITTED, recommended(TWO_WEEKS)] as const;
    expect(told(...open)).toMatchObject({
      state: 'inObjectionWindow',
      next: { who: 'members', what: 'object', until: new Date(MONDAY + 14 * DAY) },
    });
    expect(told(...open, admitted('window', 13.99))).toMatchObject({ refused: 'TOO_EARLY' });
    expect(told(...open, admitted('window', 14))).toMatchObject({ state: 'admitted' });
  });

  it('stops at an objection, which the custodian puts to the vote', () => {
    const contested = [SUBMITTED, recommended(TWO_WEEKS), objected('fosshost')] as const;
    expect(told(...contested)).toMatchObject({ state: 'objected', next: { who: 'custodian' } });
    expect(told(...contested, admitted('window', 20))).toMatchObject({ refused: 'WRONG_STATE' });
    expect(
      told(...contested, [{ kind: 'putToTheVote', decisionId: 'd1', until: VOTE_ENDS }, 'custodian']),
    ).toMatchObject({
      state: 'inVote',
      decisionId: 'd1',
      next: { who: 'members', what: 'vote', until: VOTE_ENDS },
    });
  });

  it('goes on when every objection is withdrawn, to its first end', () => {
    const withdrawn = (id: string): Told => [{ kind: 'objectionWithdrawn', memberId: id }, `member ${id}`, 5];
    const two = [SUBMITTED, recommended(TWO_WEEKS), objected('a'), objected('b')] as const;
    expect(told(...two, withdrawn('a'))).toMatchObject({ state: 'objected', objectors: ['b'] });
    expect(told(...two, withdrawn('a'), withdrawn('b'))).toMatchObject({
      state: 'inObjectionWindow',
      until: new Date(MONDAY + 14 * DAY),
    });
  });

  it('hears each member once, in time, for itself, and with a reason', () => {
    const open = [SUBMITTED, recommended(TWO_WEEKS)] as const;
    expect(told(...open, objected('a'), objected('a'))).toMatchObject({ refused: 'ALREADY_OBJECTED' });
    expect(told(...open, objected('a', 14))).toMatchObject({ refused: 'TOO_LATE' });
    expect(told(...open, [{ kind: 'objected', memberId: 'a', reason: 'No.' }, 'member b'])).toMatchObject({
      refused: 'NOT_ALLOWED',
    });
    expect(told(...open, [{ kind: 'objected', memberId: 'a', reason: '' }, 'member a'])).toMatchObject({
      refused: 'REASON_REQUIRED',
    });
  });
});

describe('a rejection', () => {
  it('by the custodian may be appealed for thirty days, and then the members decide', () => {
    const appealed: Told = [{ kind: 'appealed', reason: 'We pledged forty hours.' }, 'applicant', 30.9];
    expect(told(SUBMITTED, REJECTED)).toMatchObject({
      next: { what: 'appeal', until: new Date(MONDAY + 31 * DAY) },
    });
    const vote: Told = [{ kind: 'putToTheVote', decisionId: 'd2', until: VOTE_ENDS }, 'custodian', 32];
    expect(told(SUBMITTED, REJECTED, appealed, vote)).toMatchObject({ state: 'inAppeal', isAppeal: true });
    expect(told(SUBMITTED, REJECTED, appealed, vote, admitted('decision', 40))).toMatchObject({
      state: 'admitted',
    });
    expect(told(SUBMITTED, REJECTED, [appealed[0], 'applicant', 31])).toMatchObject({ refused: 'TOO_LATE' });
  });

  it('by the members is the end, though anybody may apply again', () => {
    const vote: Told = [{ kind: 'putToTheVote', decisionId: 'd3', until: VOTE_ENDS }, 'custodian'];
    const no: Told = [{ kind: 'rejected', by: 'decision', reason: '37/63 < 1/2' }, 'program', 9];
    const rule: JoiningRule = { kind: 'decision', rulePack: 'one-coop-one-vote' };
    expect(told(SUBMITTED, recommended(rule), vote, no)).toMatchObject({
      state: 'refused',
      next: { who: 'nobody', what: 'applyAgain' },
    });
  });

  it('is not what a vote without quorum is: the members are asked again', () => {
    const vote: Told = [{ kind: 'putToTheVote', decisionId: 'd4', until: VOTE_ENDS }, 'custodian'];
    const nothing: Told = [{ kind: 'votedWithoutResult', decisionId: 'd4' }, 'program', 9];
    const rule: JoiningRule = { kind: 'decision', rulePack: 'one-coop-one-vote' };
    expect(told(SUBMITTED, recommended(rule), vote, nothing)).toMatchObject({ state: 'awaitingVote' });
    const appealed: Told = [{ kind: 'appealed', reason: 'Hear us.' }, 'applicant', 2];
    expect(told(SUBMITTED, REJECTED, appealed, vote, nothing)).toMatchObject({ state: 'appealed' });
  });

  it('appealed is put to the vote by those who call the members together too, not by them alone', () => {
    const appealed: Told = [{ kind: 'appealed', reason: 'Hear us.' }, 'applicant', 2];
    const vote = { kind: 'putToTheVote', decisionId: 'd5', until: VOTE_ENDS } as const;
    expect(told(SUBMITTED, REJECTED, appealed)).toMatchObject({ next: { who: 'assembly' } });
    expect(told(SUBMITTED, REJECTED, appealed, [vote, 'assembly'])).toMatchObject({ state: 'inAppeal' });
    expect(told(SUBMITTED, REJECTED, appealed, [vote, 'applicant'])).toMatchObject({
      refused: 'NOT_ALLOWED',
    });
  });

  it('follows the decision that is asked, not an earlier one', () => {
    const rule: JoiningRule = { kind: 'decision', rulePack: 'one-coop-one-vote' };
    const vote = (decisionId: string): Told => [
      { kind: 'putToTheVote', decisionId, until: VOTE_ENDS },
      'custodian',
    ];
    const nothing: Told = [{ kind: 'votedWithoutResult', decisionId: 'd6' }, 'program', 9];
    const again = [SUBMITTED, recommended(rule), vote('d6'), nothing, vote('d7')] as const;
    expect(told(...again)).toMatchObject({ state: 'inVote', decisionId: 'd7' });
    expect(told(...again, nothing)).toMatchObject({ refused: 'WRONG_STATE' });
    expect(told(...again, admitted('window', 20))).toMatchObject({ refused: 'WRONG_STATE' });
  });

  it('is nobody else’s to say', () => {
    expect(told(SUBMITTED, [REJECTED[0], 'applicant'])).toMatchObject({ refused: 'NOT_ALLOWED' });
    expect(told(SUBMITTED, [REJECTED[0], 'program'])).toMatchObject({ refused: 'NOT_ALLOWED' });
    expect(told(SUBMITTED, [{ kind: 'rejected', by: 'decision', reason: 'x' }, 'program'])).toMatchObject({
      refused: 'WRONG_STATE',
    });
  });
});

describe('an admission that the register stands in the way of', () => {
  const vote: Told = [{ kind: 'putToTheVote', decisionId: 'd1', until: VOTE_ENDS }, 'custodian', 5];

  it('is read by the custodian again, with nothing of the objections and the appeal left', () => {
    const contested = [SUBMITTED, recommended(TWO_WEEKS), objected('a'), vote] as const;
    expect(told(...contested, REOPENED)).toMatchObject({
      state: 'inReview',
      until: null,
      objectors: [],
      next: { who: 'custodian', what: 'review' },
    });
    const appealed: Told = [{ kind: 'appealed', reason: 'Hear us.' }, 'applicant', 2];
    expect(told(SUBMITTED, REJECTED, appealed, vote, REOPENED)).toMatchObject({
      state: 'inReview',
      isAppeal: false,
    });
  });

  it('is told at the end of a window, not before, and by the program alone', () => {
    const open = [SUBMITTED, recommended(TWO_WEEKS)] as const;
    expect(told(...open, [REOPENED[0], 'program', 13])).toMatchObject({ refused: 'TOO_EARLY' });
    expect(told(...open, REOPENED)).toMatchObject({ state: 'inReview' });
    expect(told(...open, [REOPENED[0], 'custodian', 20])).toMatchObject({ refused: 'NOT_ALLOWED' });
  });
});

describe('a custodian', () => {
  const no = (day: number): Told => [REJECTED[0], 'custodian', day];

  it('may still say no to what waits for a vote, and to what a window that is over left standing', () => {
    const rule: JoiningRule = { kind: 'decision', rulePack: 'one-coop-one-vote' };
    expect(told(SUBMITTED, recommended(rule), no(3))).toMatchObject({ state: 'rejected' });
    const open = [SUBMITTED, recommended(TWO_WEEKS)] as const;
    expect(told(...open, no(13))).toMatchObject({ refused: 'TOO_EARLY' });
    expect(told(...open, no(14))).toMatchObject({ state: 'rejected' });
  });

  it('who said no is no longer appealed against once the thirty days are over', () => {
    const history = [SUBMITTED, REJECTED].map(([step, , day = 0]) => ({
      ...step,
      at: new Date(MONDAY + day * DAY),
    }));
    const rejected = applicationOf(history as ApplicationEvent[]);
    expect(nextStep(rejected, new Date(MONDAY + 30.9 * DAY))).toMatchObject({ what: 'appeal' });
    expect(nextStep(rejected, new Date(MONDAY + 31 * DAY))).toEqual({
      who: 'nobody',
      what: 'applyAgain',
      until: null,
    });
  });
});

describe('a page offers', () => {
  const open = (by: StepBy, ...steps: readonly Told[]) => {
    const history = steps.map(([step, , day = 0]) => ({ ...step, at: new Date(MONDAY + day * DAY) }));
    return stepsOpen(applicationOf(history as ApplicationEvent[]), by, new Date(MONDAY + DAY));
  };

  it('each the steps that are theirs', () => {
    const [applicant, custodian] = [{ kind: 'applicant' }, { kind: 'custodian' }] as const;
    const member = { kind: 'member', memberId: 'a' } as const;
    expect(open(applicant)).toEqual(['submitted', 'withdrawn']);
    expect(open(custodian, SUBMITTED)).toEqual(['informationAsked', 'recommended', 'rejected']);
    expect(open(member, SUBMITTED, recommended(TWO_WEEKS))).toEqual(['objected']);
    expect(open(member, SUBMITTED, recommended(TWO_WEEKS), objected('a', 0))).toEqual(['objectionWithdrawn']);
    expect(open(custodian, SUBMITTED, recommended(TWO_WEEKS), objected('a', 0))).toEqual([
      'putToTheVote',
      'rejected',
    ]);
    expect(open({ kind: 'assembly' }, SUBMITTED, REJECTED)).toEqual([]);
  });
});

describe('whatever is tried', () => {
  const kinds: readonly Told[] = [
    SUBMITTED,
    [{ kind: 'informationAsked', question: 'What?' }, 'custodian'],
    [{ kind: 'informationGiven', answer: 'That.' }, 'applicant'],
    recommended({ kind: 'custodian' }),
    recommended(TWO_WEEKS),
    recommended({ kind: 'decision', rulePack: 'r' }),
    objected('a'),
    [{ kind: 'objectionWithdrawn', memberId: 'a' }, 'member a'],
    [{ kind: 'putToTheVote', decisionId: 'd', until: VOTE_ENDS }, 'custodian'],
    [{ kind: 'votedWithoutResult', decisionId: 'd' }, 'program'],
    admitted('window', 0),
    admitted('decision', 0),
    REOPENED,
    REJECTED,
    [{ kind: 'rejected', by: 'decision', reason: 'No.' }, 'program'],
    [{ kind: 'appealed', reason: 'Hear us.' }, 'applicant'],
    [{ kind: 'withdrawn', reason: null }, 'applicant'],
  ];

  /** Whatever is tried on some days in turn: the steps of them that are allowed. */
  const histories = fc
    .array(fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 60 })), { maxLength: 40 })
    .map((tries) => {
      const history: ApplicationEvent[] = [];
      for (const [[step, by], day] of tries.toSorted(([, one], [, other]) => one - other)) {
        const event = { ...step, at: new Date(MONDAY + day * DAY) } as ApplicationEvent;
        if (!objectionToStep(applicationOf(history), event, byOf(by))) history.push(event);
      }
      return history;
    });
  const ENDS = ['admitted', 'refused', 'withdrawn'];
  const people: readonly StepBy[] = [
    { kind: 'applicant' },
    { kind: 'custodian' },
    { kind: 'assembly' },
    { kind: 'member', memberId: 'a' },
  ];

  it('no state is left to itself: somebody can act, or time runs, or the program can follow any outcome', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 200 }), (history, day) => {
        const application = applicationOf(history);
        const at = new Date(MONDAY + day * DAY);
        if (history.some((event) => event.at > at)) return;
        const { state, until, decisionId } = application;
        if (nextStep(application, at).who === 'nobody' || state === 'admitted') {
          expect(state === 'rejected' || ENDS.includes(state)).toBe(true);
          return;
        }
        if (people.some((by) => stepsOpen(application, by, at).length > 0)) return;
        if (state !== 'inVote' && state !== 'inAppeal' && until !== null && at < until) return;
        // Whatever is found when it is settled: a member already, a class that has ended, the members' no, no quorum.
        const [reopened] = REOPENED;
        const outcomes = [
          reopened,
          { kind: 'rejected', by: 'decision', reason: 'No.' },
          { kind: 'votedWithoutResult', decisionId },
        ].map((step) => ({ ...step, at }) as ApplicationEvent);
        for (const event of outcomes)
          expect([state, event.kind, objectionToStep(application, event, { kind: 'program' })]).toEqual([
            state,
            event.kind,
            null,
          ]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('nobody is admitted who was not recommended or heard by the members, and an end stays an end', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const [place] of history.entries())
          expect(ENDS).not.toContain(applicationOf(history.slice(0, place)).state);
        const past = new Set(history.map(({ kind }) => kind));
        const isHeard = past.has('putToTheVote');
        const isUncontested = past.has('recommended') && applicationOf(history).objectors.length === 0;
        expect(!past.has('admitted') || isHeard || isUncontested).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
