import {
  changesBetween,
  dayOf,
  endAfter,
  goOnAfter,
  isOver,
  isSlug,
  withinMembership,
} from '@plenaria/membership';
import type { Day, PresentMember, Span } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import type { WrongField } from './change-member.ts';
import { endLevels, goOnWithClass } from './level-spans.ts';
import { MemberClass } from './member-class.ts';
import { lockRegister, presentMembers } from './present-register.ts';
import { recordEvents, recordEventsOf } from './record-event.ts';
import { storeSpans } from './store-spans.ts';
import { tellConcerned } from './tell-concerned.ts';
import { wrongReason } from './wrong-reason.ts';

/** Which class ends, after which day, and why; without a day one that was to end goes on. */
export type ClassEnd = { readonly slug: string; readonly lastDay: Day | null; readonly reason: string };

/** Ends a class: from the day after nobody holds it. Open decisions keep the roll they were opened with. Until its last
 *  day is over another one may be written, or none: whoever held it until then holds it as long as it goes on. */
export async function endClass(work: Work, asked: ClassEnd): Promise<MemberClass | Refused> {
  const { slug, lastDay } = asked;
  await lockRegister(work.db);
  const known = isSlug(slug) ? await work.db.findOneBy(MemberClass, { slug }) : null;
  if (!known) return refuse('NOT_FOUND');
  const before = known.lastDay;
  const objection = refuseFields([
    ...wrongReason(asked.reason),
    objectionToDay(known, lastDay, dayOf(work.now)),
  ]);
  if (objection) return objection;
  const reason = asked.reason.trim();
  await work.db.update(MemberClass, { slug }, { lastDay });
  const held = await changeHoldings(work, { slug, lastDay, reason, before });
  const day = lastDay ?? before ?? dayOf(work.now);
  const act = lastDay === null ? ('classKept' as const) : ('classEnded' as const);
  const acts = [{ act, whom: { ...known.names }, day }];
  const concerned = (await presentMembers(work.db, 'en', held)).map((member) => ({ member }));
  await tellConcerned(work, concerned, { as: 'secretary', acts, reason });
  await recordEventsOf(work, [
    {
      subject: 'class',
      subjectId: known.id,
      kind: lastDay === null ? 'class-goes-on' : 'class-ended',
      before: before === null ? null : { lastDay: before },
      after: { lastDay },
      reason,
    },
  ]);
  return work.db.findOneByOrFail(MemberClass, { slug });
}

function objectionToDay(known: MemberClass, lastDay: Day | null, today: Day): WrongField | null {
  const wrong = (reason: string, details: object = {}) => ({ field: 'lastDay', reason, ...details });
  if (isOver(known, today)) return wrong('admin:class.endedAlready', { ended: known.lastDay });
  if (lastDay === known.lastDay)
    return wrong(lastDay === null ? 'refusals:field.required' : 'admin:class.endsThen');
  return isOver({ lastDay }, today) ? wrong('admin:class.notInThePast') : null;
}

type Holding = Span & { readonly memberId: string };
type Change = ClassEnd & { readonly before: Day | null };

/** Ends what goes on after the last day, lets go on what was to end with another one, and gives the members that hold
 *  the class otherwise than before. */
async function changeHoldings(
  work: Work,
  { slug, lastDay, reason, before }: Change,
): Promise<readonly string[]> {
  const held: readonly Holding[] = await work.db.query(
    `select id, member_id as "memberId", class as value, lower(valid)::text as "from",
            (upper(valid) - 1)::text as "to"
       from membership.class_holding
      where class = $1 and (upper(valid) = $3::date + 1
        or $2::date is not null and (upper_inf(valid) or upper(valid) > $2::date + 1)) for update`,
    [slug, lastDay, before],
  );
  const ids = held.map(({ memberId }) => memberId);
  const members = new Map((await presentMembers(work.db, 'en', ids)).map((member) => [member.id, member]));
  const after = held.map((holding) => heldUntil(holding, members.get(holding.memberId), { lastDay, before }));
  const changes = held.map((holding, place) => changesBetween([holding], after[place] ?? []));
  await storeSpans(
    work.db,
    'classes',
    held.flatMap(({ memberId }, place) => {
      const change = changes[place];
      return change ? [{ memberId, changes: change }] : [];
    }),
    (value) => value,
  );
  if (before !== null) await goOnWithClass(work, ids, { slug, before, reason });
  await endLevels(work, ids, reason);
  const told = held.flatMap(({ memberId, from, to }, place) => {
    const change = changes[place];
    if (!change || change.changed.length + change.removed.length === 0) return [];
    const is = change.changed.map((span) => ({ class: slug, from: span.from, to: span.to }));
    return [{ memberId, was: { class: slug, from, to }, is }];
  });
  await recordEvents(
    work,
    told.map(({ memberId, was, is }) => ({
      memberId,
      kind: 'classes-changed',
      before: { classes: [was] },
      after: { classes: is },
      reason,
    })),
  );
  return told.flatMap(({ memberId, is }) => (is.length > 0 ? [memberId] : []));
}

/** How long this is held now: until the last day, and no longer than the membership. */
function heldUntil(
  holding: Holding,
  member: PresentMember | undefined,
  { lastDay, before }: Pick<Change, 'lastDay' | 'before'>,
): readonly Span[] {
  const open = before === null ? [holding] : goOnAfter([holding], before);
  const within = withinMembership(open, member?.custodian ?? []);
  return lastDay === null ? within : endAfter(within, lastDay);
}
