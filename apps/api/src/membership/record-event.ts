import type { Actor, Work } from '../work.ts';
import type { RegisterEventKind } from './register-event.ts';

/** One line for the history of a member. Persons are named by id only. */
export type NewEvent = Told & { readonly memberId: string };

/** What the history is of. Of what has no id of its own, the line itself says which one it is. */
export type EventSubject = 'member' | 'custodian' | 'class' | 'federation' | 'circle';

/** One line for the history of anything in the register. */
export type NewEventOf = Told & { readonly subject: EventSubject; readonly subjectId: string | null };

type Told = {
  readonly kind: RegisterEventKind;
  readonly before: object | null;
  readonly after: object | null;
  readonly reason?: string | null;
};

/** Events written in one statement. */
const CHUNK = 5_000;

/** Writes lines into the history of members, which nobody can rewrite, in the order given. */
export async function recordEvents(work: Work, events: readonly NewEvent[]): Promise<void> {
  await recordEventsOf(
    work,
    events.map(({ memberId, ...event }) => ({ ...event, subject: 'member', subjectId: memberId })),
  );
}

/** The same, of whatever the register holds. */
export async function recordEventsOf(work: Work, events: readonly NewEventOf[]): Promise<void> {
  const { name, personId } = author(work.actor);
  for (let start = 0; start < events.length; start += CHUNK) {
    const chunk = events
      .slice(start, start + CHUNK)
      .map((event) => ({ ...event, reason: event.reason || null }));
    await work.db.query(
      `insert into membership.register_event
         (at, actor, actor_person_id, subject_kind, subject_id, kind, before, after, reason)
       select $1, $2, $3, subject, "subjectId", kind, before, after, reason
       from rows from (
         jsonb_to_recordset($4)
           as (subject text, "subjectId" uuid, kind text, before jsonb, after jsonb, reason text)
       ) with ordinality as event (subject, "subjectId", kind, before, after, reason, place) order by place`,
      [work.now, name, personId, JSON.stringify(chunk)],
    );
  }
}

function author(actor: Actor): { readonly name: string; readonly personId: string | null } {
  switch (actor.kind) {
    case 'person':
      return { name: 'person', personId: actor.personId };
    case 'system':
      return { name: actor.name, personId: null };
    case 'visitor':
      throw new Error('a visitor changes nothing in the register');
  }
}
