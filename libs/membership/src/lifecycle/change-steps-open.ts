import type { ChangeEvent, MembershipChange } from './membership-change.ts';
import { type ChangeStepBy, objectionToChangeStep } from './objection-to-change-step.ts';

/** The steps that are open to somebody now, with words still to be found for them. */
export function changeStepsOpen(
  change: MembershipChange,
  by: ChangeStepBy,
  at: Date,
): readonly ChangeEvent['kind'][] {
  const reason = 'said later';
  const party = by.kind === 'member' || by.kind === 'receiving' ? by.kind : 'giving';
  const tries: readonly ChangeEvent[] = [
    { kind: 'agreed', party, at },
    { kind: 'refused', party, reason, at },
    { kind: 'resumed', at },
    { kind: 'objected', memberId: by.kind === 'objector' ? by.memberId : '', reason, at },
    { kind: 'putToTheVote', decisionId: '', until: at, at },
    { kind: 'appealed', reason, at },
    { kind: 'withdrawn', reason: null, at },
  ];
  const isDone = (event: ChangeEvent) =>
    event.kind === 'refused' && 'party' in event && change.agreed.includes(event.party);
  return tries
    .filter((event) => !isDone(event) && objectionToChangeStep(change, event, by) === null)
    .map(({ kind }) => kind);
}
