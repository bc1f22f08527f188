import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { applicationOf } from '@plenaria/membership';
import type { Application as Standing, ApplicationEvent, StepBy } from '@plenaria/membership';
import { callsMembers } from '../identity/roles/calls-members.ts';
import { isId } from '../membership/is-id.ts';
import type { Actor, View, Work } from '../work.ts';
import { Application } from './application.ts';

/** An application, alone in our hands until the transaction ends, and where its history has brought it. */
export type HeldApplication = {
  readonly application: Application;
  readonly standing: Standing;
  /** Events so far. */
  readonly length: number;
};

/** A line of a history as it is stored. */
export type EventRow = {
  readonly sequence: number;
  readonly at: Date;
  readonly kind: ApplicationEvent['kind'];
  readonly by_kind: StepBy['kind'];
  readonly by_account: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Finds an application and locks it. What the asker may not change is as if it were not there. */
export async function holdApplication(work: Work, id: string): Promise<HeldApplication | Refused> {
  if (!isId(id)) return refuse('NOT_FOUND');
  const application = await work.db.findOne(Application, {
    where: { id },
    lock: { mode: 'for_no_key_update' },
  });
  if (!application) return refuse('NOT_FOUND');
  const rows = await eventsOf(work, id);
  return { application, standing: applicationOf(rows.map(eventOf)), length: rows.length };
}

/** What happened to an application, the first first. */
export function eventsOf({ db }: View, id: string): Promise<readonly EventRow[]> {
  return db.query(
    `select sequence, at, kind, by_kind, by_account, payload from membership.application_event
      where application_id = $1 order by sequence`,
    [id],
  );
}

/** A stored line as the rule reads it. */
export function eventOf({ at, kind, payload }: EventRow): ApplicationEvent {
  const until = typeof payload['until'] === 'string' ? { until: new Date(payload['until']) } : {};
  return { ...payload, ...until, kind, at } as ApplicationEvent;
}

/** The applicant themself, or null. */
export function asApplicant(actor: Actor, application: Application): StepBy | null {
  const isTheirs = actor.kind === 'person' && actor.accountId === application.accountId;
  return isTheirs ? { kind: 'applicant' } : null;
}

/** Somebody of this application's custodian, or null. Nobody reviews what they themselves applied for. */
export function asCustodian(actor: Actor, application: Application): StepBy | null {
  if (actor.kind !== 'person' || actor.accountId === application.accountId) return null;
  return actor.custodianIds.includes(application.custodianId) ? { kind: 'custodian' } : null;
}

/** The custodian's people, else whoever calls the members together; not about their own application. */
export function asCaller(actor: Actor, application: Application): StepBy | null {
  const own = asCustodian(actor, application);
  if (own || actor.kind !== 'person' || actor.accountId === application.accountId) return own;
  return callsMembers(actor) ? { kind: 'assembly' } : null;
}
