import { describe, expect, it } from '@jest/globals';
import type { ApplicationEvent, JoiningRule } from './application.ts';
import { applicationOf } from './application-of.ts';
import { nextStep } from './next-step.ts';
import { objectionToStep, type StepBy } from './objection-to-step.ts';
import { stepsOpen } from './steps-open.ts';
import {
  DAY,
  MONDAY,
  VOTE_ENDS,
  byOf,
  SUBMITTED,
  recommended,
  TWO_WEEKS,
  objected,
  admitted,
  REOPENED,
  REJECTED,
} from './told-steps.ts';
import type { Told } from './told-steps.ts';

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

describe('while an objection stands', () => {
  it('others may object too, also after the window, and the last one taken back ends it', () => {
    const contested = [SUBMITTED, recommended(TWO_WEEKS), objected('a')] as const;
    const late = (memberId: string) => objected(memberId, 20);
    const back = (memberId: string): Told => [
      { kind: 'objectionWithdrawn', memberId },
      `member ${memberId}`,
      21,
    ];
    expect(told(...contested, late('b'))).toMatchObject({ state: 'objected', objectors: ['a', 'b'] });
    expect(told(...contested, late('b'), back('a'))).toMatchObject({ state: 'objected', objectors: ['b'] });
    expect(told(...contested, back('a'), late('b'))).toMatchObject({ refused: 'TOO_LATE' });
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
