import type { Application } from './application.ts';

/** Who is to act, what they can do, and until when; what a page tells everybody who looks at an application. */
export type NextStep = {
  readonly who: 'applicant' | 'custodian' | 'assembly' | 'members' | 'nobody';
  readonly what:
    | 'submit'
    | 'review'
    | 'answer'
    | 'object'
    | 'answerObjection'
    | 'putToTheVote'
    | 'vote'
    | 'welcome'
    | 'appeal'
    | 'applyAgain';
  readonly until: Date | null;
};

/** What comes next at this time. No state is without one: even the last tells what can still be done. */
export function nextStep({ state, until }: Pick<Application, 'state' | 'until'>, now: Date): NextStep {
  switch (state) {
    case 'draft':
      return { who: 'applicant', what: 'submit', until: null };
    case 'inReview':
      return { who: 'custodian', what: 'review', until: null };
    case 'awaitingInformation':
      return { who: 'applicant', what: 'answer', until: null };
    case 'inObjectionWindow':
      return { who: 'members', what: 'object', until };
    case 'objected':
      return { who: 'custodian', what: 'answerObjection', until: null };
    case 'awaitingVote':
      return { who: 'custodian', what: 'putToTheVote', until: null };
    case 'appealed':
      return { who: 'assembly', what: 'putToTheVote', until: null };
    case 'inVote':
    case 'inAppeal':
      return { who: 'members', what: 'vote', until };
    case 'admitted':
      return { who: 'applicant', what: 'welcome', until: null };
    case 'rejected':
      return until !== null && now < until
        ? { who: 'applicant', what: 'appeal', until }
        : { who: 'nobody', what: 'applyAgain', until: null };
    case 'refused':
    case 'withdrawn':
      return { who: 'nobody', what: 'applyAgain', until: null };
  }
}
