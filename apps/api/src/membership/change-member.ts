import {
  changesBetween,
  endedWithMembership,
  isEmail,
  objectionToRecord,
  representationRoles,
} from '@plenaria/membership';
import type { MemberRecord, PresentMember, Span } from '@plenaria/membership';
import { isKeepable, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { isId } from './is-id.ts';
import { Member } from './member.ts';
import { endLevels } from './level-spans.ts';
import { lockRegister, presentMembers } from './present-register.ts';
import { recordEvents } from './record-event.ts';
import type { RegisterEventKind } from './register-event.ts';
import { spanChange } from './span-change.ts';
import { inAnyOrder, spanFields, storeSpans } from './store-spans.ts';
import type { SpanField } from './store-spans.ts';

/** A field that cannot be accepted, and why: a translation key. */
export type WrongField = { readonly field: string; readonly reason: string } & Readonly<
  Record<string, unknown>
>;

/** Refuses with the fields that are wrong, or null when none is. */
export function refuseFields(fields: readonly (WrongField | null)[]): Refused | null {
  const wrong = fields.filter((field) => field !== null);
  return wrong.length > 0 ? refuse('INVALID_INPUT', { fields: wrong }) : null;
}

/** Does this text hold what cannot be stored or seen as it was typed? */
export function isUnreadable(text: string): boolean {
  return !isKeepable(text);
}

/** The member, alone in our hands until the transaction ends; null for an id that none has. */
export async function holdMember(work: Work, memberId: string): Promise<PresentMember | null> {
  if (!isId(memberId)) return null;
  await lockRegister(work.db);
  const [member] = await presentMembers(work.db, 'en', [memberId]);
  return member ?? null;
}

/** The new timelines of a member; those that are not named stay. */
export type NewTimelines = { readonly [Field in SpanField]?: readonly Span[] };

/** Writes the new timelines of a member and what the history says about it, and gives the member back; refuses
 *  timelines that contradict themselves. Nothing is written that would outlive the membership. */
export async function changeMember(
  work: Work,
  present: PresentMember,
  asked: NewTimelines,
  told: { readonly reason: string | null; readonly kind?: RegisterEventKind },
): Promise<Member | Refused> {
  const after = endedWithMembership({ ...present, ...asked });
  const contradiction = objectionToRecord(recordOf(after));
  if (contradiction) return refuse('REGISTER_CONTRADICTS', { constraint: contradiction.refused });
  const personIds = await personIdsOf(work, [present, after]);
  const custodianIds = await idsBySlug(work);
  const idsOf = (field: SpanField) =>
    field === 'custodian' ? custodianIds : field === 'classes' ? null : personIds;
  const { id: memberId } = present;
  const changes = spanFields.map((field) => [field, changesBetween(present[field], after[field])] as const);
  await inAnyOrder(work.db, async () => {
    for (const [field, change] of changes)
      await storeSpans(
        work.db,
        field,
        [{ memberId, changes: change }],
        (value) => idsOf(field)?.get(value) ?? value,
      );
    await endLevels(work, [memberId]);
  });
  const events = changes.flatMap(([field, change]) =>
    spanChange(field, change, present[field], (key) => personIds.get(key) ?? key),
  );
  const reason = told.reason;
  await recordEvents(
    work,
    told.kind
      ? [oneEvent(memberId, told.kind, events, reason)]
      : events.map((event) => ({ memberId, ...event, reason })),
  );
  const member = await work.db.findOneByOrFail(Member, { id: memberId });
  return Member.seenBy(work.actor, member);
}

function recordOf(present: PresentMember): MemberRecord {
  const { kind, personKey, custodian, classes } = present;
  return {
    kind,
    personId: personKey,
    tenures: custodian.map(({ value, from, to }) => ({ custodian: value, from, to })),
    holdings: classes.map(({ value, from, to }) => ({ class: value, from, to })),
    mandates: representationRoles.flatMap((role) =>
      present[role].map(({ value, from, to }) => ({ personId: value, role, from, to })),
    ),
  };
}

type Told = ReturnType<typeof spanChange>[number];

function oneEvent(memberId: string, kind: RegisterEventKind, events: readonly Told[], reason: string | null) {
  const together = (side: 'before' | 'after') =>
    Object.assign({}, ...events.map((event) => event[side])) as object;
  return { memberId, kind, before: together('before'), after: together('after'), reason };
}

async function personIdsOf(
  work: Work,
  timelines: readonly NewTimelines[],
): Promise<ReadonlyMap<string, string>> {
  const keys = timelines.flatMap((timeline) => representationRoles.flatMap((role) => timeline[role] ?? []));
  const emails = keys.map((span) => span.value).filter(isEmail);
  const rows: readonly { id: string; email: string }[] = await work.db.query(
    `select id, email from membership.person where email = any($1)`,
    [emails],
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}

async function idsBySlug(work: Work): Promise<ReadonlyMap<string, string>> {
  const rows: readonly { id: string; slug: string }[] = await work.db.query(
    `select id, slug from membership.custodian`,
  );
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}
