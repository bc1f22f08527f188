import { dayOf } from '../day.ts';
import type { JoiningRule } from '../joining/application.ts';
import { APPEAL_DAYS } from '../joining/application-of.ts';
import type { ChangeEvent, ChangeKind, ChangeState, MembershipChange, Party } from './membership-change.ts';
import { PARTIES } from './membership-change.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

const IN_FORCE: Readonly<Record<ChangeKind, ChangeState>> = {
  transfer: 'moved',
  pause: 'paused',
  leave: 'left',
  expulsion: 'expelled',
};

/** The change that this history makes. Which step may follow which is asked of `objectionToChangeStep`. */
export function changeOf(kind: ChangeKind, history: readonly ChangeEvent[]): MembershipChange {
  const begun: MembershipChange = {
    kind,
    state: 'awaitingAgreement',
    askedBy: 'giving',
    agreed: [],
    from: null,
    until: null,
    decisionId: null,
    objectors: [],
  };
  return history.reduce(afterStep, begun);
}

/** Whose yes is still missing, in the order in which they are asked. Pausing and leaving are the member's alone. */
export function missingYes({ kind, agreed }: MembershipChange): readonly Party[] {
  return kind === 'transfer' ? PARTIES.filter((party) => !agreed.includes(party)) : [];
}

function afterStep(change: MembershipChange, event: ChangeEvent): MembershipChange {
  switch (event.kind) {
    case 'asked':
      return afterYes({ ...change, askedBy: event.party, from: event.from }, event.party, event.at);
    case 'agreed':
      return afterYes(change, event.party, event.at);
    case 'proposed':
      return afterProposal(change, event.rule, event.at);
    case 'objected': {
      const objectors = [...change.objectors, event.memberId];
      return { ...change, state: 'awaitingVote', until: null, objectors };
    }
    case 'votedWithoutResult':
      return { ...change, state: change.state === 'inAppeal' ? 'appealed' : 'awaitingVote', until: null };
    case 'putToTheVote': {
      const state = change.state === 'appealed' ? 'inAppeal' : 'inVote';
      return { ...change, state, decisionId: event.decisionId, until: event.until };
    }
    case 'expelled':
      return { ...change, state: 'expelled', until: daysAfter(event.at, APPEAL_DAYS) };
    case 'overtaken':
      return { ...change, state: 'lapsed', until: null };
    case 'takenUp':
    case 'tookEffect':
      return { ...change, state: IN_FORCE[change.kind], until: null };
    default:
      return { ...change, state: event.kind, until: null };
  }
}

/** What is agreed on after the day asked for begins on the day of the last yes: nothing holds before all agree. */
function afterYes(change: MembershipChange, party: Party, at: Date): MembershipChange {
  const agreed = { ...change, agreed: [...change.agreed, party] };
  if (missingYes(agreed).length > 0) return { ...agreed, state: 'awaitingAgreement' };
  const day = dayOf(at);
  const isLate = agreed.from !== null && agreed.from < day;
  return { ...agreed, state: 'scheduled', from: isLate ? day : agreed.from };
}

/** The ways of joining are the ways of going: where the custodian decides alone, the window ends as it begins. */
function afterProposal(change: MembershipChange, rule: JoiningRule, at: Date): MembershipChange {
  if (rule.kind === 'decision') return { ...change, state: 'awaitingVote' };
  const days = rule.kind === 'objectionWindow' ? rule.days : 0;
  return { ...change, state: 'inObjectionWindow', until: daysAfter(at, days) };
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * MILLISECONDS_PER_DAY);
}
