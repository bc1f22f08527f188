import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { changeOf, missingYes, objectionToChangeStep } from '@plenaria/membership';
import type { ChangeEvent, ChangeStepBy, Party } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { MembershipChange } from './change.ts';
import { changeEventOf, changeRowsOf, holdChange, partiesOf } from './held-change.ts';
import type { HeldChange } from './held-change.ts';

/** A step before it has a time: it is taken now. */
export type NewChangeStep = WithoutTime<ChangeEvent>;
type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** Takes a step if the rule allows it: one more line of the history, and the change as it then stands. */
export async function takeChangeStep(
  work: Work,
  held: HeldChange,
  step: NewChangeStep,
  by: ChangeStepBy,
): Promise<HeldChange | Refused> {
  const event = { ...step, at: work.now } as ChangeEvent;
  const objection = objectionToChangeStep(held.standing, event, by);
  return objection ?? writeChangeStep(work, held, step, by);
}

/** Writes the step without asking; how a change begins. */
export async function writeChangeStep(
  work: Work,
  { change, length }: Pick<HeldChange, 'change' | 'length'>,
  step: NewChangeStep,
  by: ChangeStepBy,
): Promise<HeldChange> {
  const { kind, ...payload } = step;
  const account = by.kind !== 'program' && work.actor.kind === 'person' ? work.actor.accountId : null;
  await work.db.query(
    `insert into membership.change_event (change_id, sequence, at, kind, by_kind, by_account, payload)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [change.id, length + 1, work.now, kind, by.kind, account, JSON.stringify(payload)],
  );
  const standing = changeOf(change.kind, (await changeRowsOf(work, change.id)).map(changeEventOf));
  const { state, from: firstDay, until, decisionId } = standing;
  const mirrored = { state, firstDay, until, decisionId, updatedAt: work.now };
  await work.db.update(MembershipChange, { id: change.id }, mirrored);
  return { change: Object.assign(change, mirrored), standing, length: length + 1 };
}

/** What most use cases are: hold the change, find on which side the asker is, take the step. The first side for which
 *  it is open takes it; else the objection is that of the side they are on. */
export async function stepAsParty(
  work: Work,
  id: string,
  stepOf: (party: Party) => NewChangeStep,
): Promise<HeldChange | Refused> {
  const held = await holdChange(work, id);
  if (isRefused(held)) return held;
  const parties = await partiesOf(work, held.change);
  const open = [...stillAsked(held.standing, parties), ...parties].find((party) => {
    const event = { ...stepOf(party), at: work.now } as ChangeEvent;
    return objectionToChangeStep(held.standing, event, { kind: party }) === null;
  });
  const party = open ?? parties[0];
  return party ? takeChangeStep(work, held, stepOf(party), { kind: party }) : refuse('NOT_ALLOWED');
}

/** Who stands on several sides answers for one that has not answered yet, before one that has. */
function stillAsked(standing: HeldChange['standing'], parties: readonly Party[]): readonly Party[] {
  const missing = missingYes(standing);
  return parties.filter((party) => missing.includes(party));
}
