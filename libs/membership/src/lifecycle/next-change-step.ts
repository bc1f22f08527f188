import { missingYes } from './change-of.ts';
import type { MembershipChange, Party } from './membership-change.ts';

/** Who is to act, what they can do, and until when. */
export type NextChangeStep = {
  readonly who: Party | 'assembly' | 'members' | 'nobody';
  readonly what:
    'agree' | 'takeBack' | 'resume' | 'object' | 'putToTheVote' | 'vote' | 'appeal' | 'return' | 'nothing';
  readonly until: Date | null;
};

/** What comes next. No state is without one: even the last says what can still be done. */
export function nextChangeStep(change: MembershipChange): NextChangeStep {
  const { state, until } = change;
  switch (state) {
    case 'awaitingAgreement':
      return { who: missingYes(change)[0] ?? 'member', what: 'agree', until: null };
    case 'scheduled':
      return { who: change.askedBy, what: 'takeBack', until: null };
    case 'paused':
      return { who: 'member', what: 'resume', until: null };
    case 'inObjectionWindow':
      return { who: 'members', what: 'object', until };
    case 'awaitingVote':
      return { who: 'giving', what: 'putToTheVote', until: null };
    case 'appealed':
      return { who: 'assembly', what: 'putToTheVote', until: null };
    case 'inVote':
    case 'inAppeal':
      return { who: 'members', what: 'vote', until };
    case 'expelled':
      return { who: 'member', what: 'appeal', until };
    case 'left':
    case 'confirmed':
      return { who: 'member', what: 'return', until: null };
    case 'moved':
    case 'resumed':
    case 'refused':
    case 'dismissed':
    case 'reinstated':
    case 'withdrawn':
    case 'lapsed':
      return { who: 'nobody', what: 'nothing', until: null };
  }
}
