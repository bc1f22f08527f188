import { refuse, type Refused } from '@plenaria/kernel';
import { dayOf } from '../day.ts';
import { missingYes } from './change-of.ts';
import type { ChangeEvent, ChangeState, MembershipChange, Party } from './membership-change.ts';

/** Who takes a step: a party, whoever calls the members together, a member who objects, or the program in time. */
export type ChangeStepBy =
  | { readonly kind: Party | 'assembly' | 'program' }
  | { readonly kind: 'objector'; readonly memberId: string };

type Kind = ChangeEvent['kind'];
type Step = { readonly by: readonly ChangeStepBy['kind'][]; readonly from: readonly ChangeState[] };

const UNDECIDED: readonly ChangeState[] = ['inObjectionWindow', 'awaitingVote'];

/** Who may take which step, and where the change must stand. `asked` and `proposed` begin one. */
const STEPS: Readonly<Record<Exclude<Kind, 'asked' | 'proposed'>, Step>> = {
  agreed: { by: ['member', 'giving', 'receiving'], from: ['awaitingAgreement'] },
  refused: { by: ['member', 'giving', 'receiving'], from: ['awaitingAgreement'] },
  withdrawn: {
    by: ['member', 'giving', 'receiving'],
    from: ['awaitingAgreement', 'scheduled', ...UNDECIDED],
  },
  tookEffect: { by: ['program'], from: ['scheduled'] },
  overtaken: { by: ['program'], from: ['scheduled'] },
  takenUp: { by: ['program'], from: ['lapsed'] },
  resumed: { by: ['member'], from: ['paused'] },
  // The member concerned may object as well: then the members decide. Once one has, others may join in until they do.
  objected: { by: ['objector'], from: UNDECIDED },
  putToTheVote: { by: ['giving', 'assembly'], from: ['awaitingVote', 'appealed'] },
  votedWithoutResult: { by: ['program'], from: ['inVote', 'inAppeal'] },
  expelled: { by: ['program'], from: ['inObjectionWindow', 'inVote'] },
  dismissed: { by: ['program'], from: ['inVote'] },
  appealed: { by: ['member'], from: ['expelled'] },
  reinstated: { by: ['program'], from: ['inAppeal'] },
  confirmed: { by: ['program'], from: ['expelled', 'inAppeal'] },
  // After an expulsion too: whoever has joined again has nothing left to be given back.
  lapsed: {
    by: ['program'],
    from: [
      'awaitingAgreement',
      'scheduled',
      'paused',
      ...UNDECIDED,
      'inVote',
      'expelled',
      'appealed',
      'inAppeal',
    ],
  },
};

/** Why a step of a change is refused. */
export type ChangeStepRefusal = Refused<
  | 'NOT_ALLOWED'
  | 'WRONG_STATE'
  | 'REASON_REQUIRED'
  | 'TOO_LATE'
  | 'TOO_EARLY'
  | 'ALREADY_ANSWERED'
  | 'ALREADY_OBJECTED'
>;

/** May this step be taken now? The first reason why not, or null when nothing stands in the way. */
export function objectionToChangeStep(
  change: MembershipChange,
  event: ChangeEvent,
  by: ChangeStepBy,
): ChangeStepRefusal | null {
  const { state, until } = change;
  if (event.kind === 'asked' || event.kind === 'proposed') return refuse('WRONG_STATE', { state });
  const step = STEPS[event.kind];
  if (!step.by.includes(by.kind) || speaksForAnother(change, event, by)) return refuse('NOT_ALLOWED');
  if (!step.from.includes(state)) return refuse('WRONG_STATE', { state });
  if (event.kind === 'takenUp' && change.kind !== 'pause') return refuse('WRONG_STATE', { state });
  if (event.kind === 'objected' && state === 'awaitingVote' && change.objectors.length === 0)
    return refuse('WRONG_STATE', { state });
  if (event.kind === 'objected' && change.objectors.includes(event.memberId))
    return refuse('ALREADY_OBJECTED');
  if (event.kind === 'agreed' && !missingYes(change).includes(event.party)) return refuse('ALREADY_ANSWERED');
  if ('reason' in event && event.kind !== 'withdrawn' && event.reason.trim() === '')
    return refuse('REASON_REQUIRED');
  if (until !== null && isTooLate(event, until)) return refuse('TOO_LATE', { until });
  if (until !== null && isTooEarly(event, state, until)) return refuse('TOO_EARLY', { until });
  const isOfItsDay = event.kind === 'tookEffect' || event.kind === 'overtaken';
  if (isOfItsDay && (change.from ?? '') > dayOf(event.at)) return refuse('TOO_EARLY', { until });
  return null;
}

/** Each party says yes and no for itself; back takes it who asked, and the member whose membership it is. */
function speaksForAnother(change: MembershipChange, event: ChangeEvent, by: ChangeStepBy): boolean {
  switch (event.kind) {
    case 'agreed':
    case 'refused':
      return by.kind !== event.party;
    case 'objected':
      return by.kind !== 'objector' || by.memberId !== event.memberId;
    case 'withdrawn':
      return by.kind !== change.askedBy && (change.kind === 'expulsion' || by.kind !== 'member');
    default:
      return false;
  }
}

function isTooLate(event: ChangeEvent, until: Date): boolean {
  return (event.kind === 'objected' || event.kind === 'appealed') && event.at >= until;
}

/** A vote may be over before its time: whoever chairs it may close it. A window and the time to appeal never are. */
function isTooEarly(event: ChangeEvent, state: ChangeState, until: Date): boolean {
  const waits = state === 'inObjectionWindow' || state === 'expelled';
  return waits && (event.kind === 'expelled' || event.kind === 'confirmed') && event.at < until;
}
