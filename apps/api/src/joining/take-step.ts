import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { applicationOf, objectionToStep } from '@plenaria/membership';
import type { Application as Standing, ApplicationEvent, StepBy } from '@plenaria/membership';
import type { Actor, Work } from '../work.ts';
import { Application } from './application.ts';
import { eventOf, eventsOf, holdApplication } from './held-application.ts';
import type { HeldApplication } from './held-application.ts';

/** A step before it has a time: it is taken now. */
export type Step = WithoutTime<ApplicationEvent>;
type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** Takes a step if the rule allows it: one more line of the history, and the application as it then stands. */
export async function takeStep(
  work: Work,
  held: HeldApplication,
  step: Step,
  by: StepBy,
): Promise<HeldApplication | Refused> {
  const event = { ...step, at: work.now } as ApplicationEvent;
  const objection = objectionToStep(held.standing, event, by);
  if (objection) return objection;
  const { application } = held;
  const { kind, ...payload } = step;
  const account = by.kind !== 'program' && work.actor.kind === 'person' ? work.actor.accountId : null;
  await work.db.query(
    `insert into membership.application_event (application_id, sequence, at, kind, by_kind, by_account, payload)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [application.id, held.length + 1, work.now, kind, by.kind, account, JSON.stringify(payload)],
  );
  const standing = applicationOf((await eventsOf(work, application.id)).map(eventOf));
  await keep(work, application, standing);
  return { application: Object.assign(application, mirrored(standing)), standing, length: held.length + 1 };
}

/** Whom a use case lets take its step: the asker in one capacity, or null. */
type Capacity = (actor: Actor, application: Application) => StepBy | null;

/** What most use cases are: hold the application, ask in which capacity one acts, take the step. */
export async function stepAs(
  work: Work,
  id: string,
  capacity: Capacity,
  step: Step,
): Promise<HeldApplication | Refused> {
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  const by = capacity(work.actor, held.application);
  return by ? takeStep(work, held, step, by) : refuse('NOT_ALLOWED');
}

function mirrored({ state, until, decisionId }: Standing) {
  return { state, until, decisionId };
}

async function keep({ db, now }: Work, { id }: Application, standing: Standing): Promise<void> {
  await db.update(Application, { id }, { ...mirrored(standing), updatedAt: now });
}
