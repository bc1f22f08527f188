import type { Application, ApplicationEvent, JoiningRule } from './application.ts';

/** An applicant whom a custodian rejected has so many days to ask the members. */
export const APPEAL_DAYS = 30;

const MILLISECONDS_PER_DAY = 86_400_000;

const DRAFT: Application = {
  state: 'draft',
  until: null,
  decisionId: null,
  objectors: [],
  isAppeal: false,
};

/** The application that this history makes. Which step may follow which is asked of `objectionToStep`. */
export function applicationOf(history: readonly ApplicationEvent[]): Application {
  return history.reduce(afterStep, DRAFT);
}

function afterStep(application: Application, event: ApplicationEvent): Application {
  switch (event.kind) {
    case 'submitted':
    case 'informationGiven':
      return { ...application, state: 'inReview' };
    case 'informationAsked':
      return { ...application, state: 'awaitingInformation' };
    case 'recommended':
      return afterRecommendation(application, event.rule, event.at);
    case 'objected':
      return { ...application, state: 'objected', objectors: [...application.objectors, event.memberId] };
    case 'objectionWithdrawn':
      return afterWithdrawnObjection(application, event.memberId);
    case 'putToTheVote':
      return {
        ...application,
        state: application.isAppeal ? 'inAppeal' : 'inVote',
        decisionId: event.decisionId,
        until: event.until,
      };
    case 'votedWithoutResult':
      return { ...application, state: application.isAppeal ? 'appealed' : 'awaitingVote', until: null };
    case 'admitted':
      return { ...application, state: 'admitted', until: null };
    case 'reopened':
      return { ...application, state: 'inReview', until: null, objectors: [], isAppeal: false };
    case 'rejected':
      return event.by === 'custodian'
        ? { ...application, state: 'rejected', until: daysAfter(event.at, APPEAL_DAYS) }
        : { ...application, state: 'refused', until: null };
    case 'appealed':
      return { ...application, state: 'appealed', until: null, isAppeal: true };
    case 'withdrawn':
      return { ...application, state: 'withdrawn', until: null };
  }
}

/** Under the rule `custodian` the recommendation is the decision: admission follows at once. */
function afterRecommendation(application: Application, rule: JoiningRule, at: Date): Application {
  if (rule.kind === 'decision') return { ...application, state: 'awaitingVote', until: null };
  const days = rule.kind === 'objectionWindow' ? rule.days : 0;
  return { ...application, state: 'inObjectionWindow', until: daysAfter(at, days) };
}

function afterWithdrawnObjection(application: Application, memberId: string): Application {
  const objectors = application.objectors.filter((one) => one !== memberId);
  return { ...application, objectors, state: objectors.length === 0 ? 'inObjectionWindow' : 'objected' };
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * MILLISECONDS_PER_DAY);
}
