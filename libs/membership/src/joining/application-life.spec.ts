import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ApplicationEvent } from './application.ts';
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

describe('whatever is tried with an application', () => {
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
        const isOver = nextStep(application, at).who === 'nobody' || state === 'admitted';
        expect(!isOver || state === 'rejected' || ENDS.includes(state)).toBe(true);
        if (isOver) return;
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
