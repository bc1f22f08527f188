import type { Application, ApplicationEvent } from './application.ts';
import { objectionToStep, type StepBy } from './objection-to-step.ts';

/** The steps that one may take now, said with a reason where one is needed: what buttons a page offers. */
export function stepsOpen(
  application: Application,
  by: StepBy,
  at: Date,
): readonly ApplicationEvent['kind'][] {
  return samples(application, by, at)
    .filter((event) => objectionToStep(application, event, by) === null)
    .map((event) => event.kind);
}

/** One event of each kind that somebody presses a button for; what only the program does is not among them. */
function samples(application: Application, by: StepBy, at: Date): readonly ApplicationEvent[] {
  const reason = 'said';
  const memberId = by.kind === 'member' ? by.memberId : '';
  return [
    { kind: 'submitted', at },
    { kind: 'informationAsked', question: reason, at },
    { kind: 'informationGiven', answer: reason, at },
    { kind: 'recommended', reason, rule: { kind: 'custodian' }, at },
    { kind: 'objected', memberId, reason, at },
    { kind: 'objectionWithdrawn', memberId, at },
    { kind: 'putToTheVote', decisionId: application.decisionId ?? '', until: at, at },
    { kind: 'rejected', by: 'custodian', reason, at },
    { kind: 'appealed', reason, at },
    { kind: 'withdrawn', reason: null, at },
  ];
}
