import { refuse, type Refused } from '@plenaria/kernel';
import type { Application, ApplicationEvent, ApplicationState } from './application.ts';

/**
 * Who takes a step: the applicant, somebody of the custodian, whoever calls the members together (their chair or
 * secretary), a member, or the program when time is up.
 */
export type StepBy =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'custodian' }
  | { readonly kind: 'assembly' }
  | { readonly kind: 'member'; readonly memberId: string }
  | { readonly kind: 'program' };

type Kind = ApplicationEvent['kind'];
type Step = { readonly by: readonly StepBy['kind'][]; readonly from: readonly ApplicationState[] };

/** Who may take which step, and where the application must stand. */
const STEPS: Readonly<Record<Kind, Step>> = {
  submitted: { by: ['applicant'], from: ['draft'] },
  informationAsked: { by: ['custodian'], from: ['inReview'] },
  informationGiven: { by: ['applicant'], from: ['awaitingInformation'] },
  recommended: { by: ['custodian'], from: ['inReview'] },
  objected: { by: ['member'], from: ['inObjectionWindow', 'objected'] },
  objectionWithdrawn: { by: ['member'], from: ['objected'] },
  // Not the custodian alone: an appeal must not depend on those whose no it is about.
  putToTheVote: { by: ['custodian', 'assembly'], from: ['objected', 'awaitingVote', 'appealed'] },
  votedWithoutResult: { by: ['program'], from: ['inVote', 'inAppeal'] },
  admitted: { by: ['program'], from: ['inObjectionWindow', 'inVote', 'inAppeal'] },
  reopened: { by: ['program'], from: ['inObjectionWindow', 'inVote', 'inAppeal'] },
  // By the custodian from a window too, once it is over: whom nothing settles is not left without an answer.
  rejected: {
    by: ['custodian', 'program'],
    from: [
      'inReview',
      'awaitingInformation',
      'inObjectionWindow',
      'objected',
      'awaitingVote',
      'inVote',
      'inAppeal',
    ],
  },
  appealed: { by: ['applicant'], from: ['rejected'] },
  withdrawn: {
    by: ['applicant'],
    from: [
      'draft',
      'inReview',
      'awaitingInformation',
      'inObjectionWindow',
      'objected',
      'awaitingVote',
      'appealed',
    ],
  },
};

/** Why a step of an application is refused. */
export type StepRefusal = Refused<
  'NOT_ALLOWED' | 'WRONG_STATE' | 'REASON_REQUIRED' | 'TOO_LATE' | 'TOO_EARLY' | 'ALREADY_OBJECTED'
>;

/** May this step be taken now? The first reason why not, or null when nothing stands in the way. */
export function objectionToStep(
  application: Application,
  event: ApplicationEvent,
  by: StepBy,
): StepRefusal | null {
  const { state, until } = application;
  const step = STEPS[event.kind];
  if (!step.by.includes(by.kind) || speaksForAnother(event, by)) return refuse('NOT_ALLOWED');
  if (!step.from.includes(state)) return refuse('WRONG_STATE', { state });
  if (contradicts(event, application)) return refuse('WRONG_STATE', { state });
  if (isSilent(event)) return refuse('REASON_REQUIRED');
  if (until !== null && isBarredByTime(event, state, until)) return refuse('TOO_LATE', { until });
  if (until !== null && isTooEarly(event, state, until)) return refuse('TOO_EARLY', { until });
  if (event.kind === 'objected' && application.objectors.includes(event.memberId))
    return refuse('ALREADY_OBJECTED');
  if (event.kind === 'objectionWithdrawn' && !application.objectors.includes(event.memberId))
    return refuse('WRONG_STATE', { state });
  return null;
}

/** A member objects, and takes an objection back, for itself alone; rejecting by a decision is the program's. */
function speaksForAnother(event: ApplicationEvent, by: StepBy): boolean {
  if (event.kind === 'objected' || event.kind === 'objectionWithdrawn')
    return by.kind !== 'member' || by.memberId !== event.memberId;
  if (event.kind === 'rejected') return (event.by === 'decision') !== (by.kind === 'program');
  return false;
}

/** The members' word is heard where they vote, and only on the decision that is asked. */
function contradicts(event: ApplicationEvent, { state, decisionId }: Application): boolean {
  if (event.kind === 'admitted' || event.kind === 'rejected')
    return (event.by === 'decision') !== isVotedOn(state);
  return event.kind === 'votedWithoutResult' && event.decisionId !== decisionId;
}

function isVotedOn(state: ApplicationState): boolean {
  return state === 'inVote' || state === 'inAppeal';
}

/** A no, a yes and a question are said with their reason. */
function isSilent(event: ApplicationEvent): boolean {
  switch (event.kind) {
    case 'recommended':
    case 'objected':
    case 'rejected':
    case 'appealed':
      return event.reason.trim() === '';
    case 'informationAsked':
      return event.question.trim() === '';
    case 'informationGiven':
      return event.answer.trim() === '';
    default:
      return false;
  }
}

/** A vote may be over before its time: whoever chairs it may close it. A window never is. */
function isTooEarly({ kind, at }: ApplicationEvent, state: ApplicationState, until: Date): boolean {
  const ends = kind === 'admitted' || kind === 'reopened' || kind === 'rejected';
  return ends && state === 'inObjectionWindow' && at < until;
}

/** As long as one objection stands nothing is decided, and others may join in after the window too. */
function isBarredByTime({ kind, at }: ApplicationEvent, state: ApplicationState, until: Date): boolean {
  return (kind === 'appealed' || (kind === 'objected' && state !== 'objected')) && at >= until;
}
