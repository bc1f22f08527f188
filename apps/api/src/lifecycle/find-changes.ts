import { changeOf, changeStepsOpen, dayOf, isSlug } from '@plenaria/membership';
import type { MembershipChange as Standing } from '@plenaria/membership';
import { numberAfter, pageOf } from '../graphql/paging.ts';
import type { Page, PageArgs } from '../graphql/paging.ts';
import { callsMembers } from '../identity/roles/calls-members.ts';
import { isOutsider } from '../is-outsider.ts';
import { Member } from '../membership/member.ts';
import { Decision } from '../voting/decision.ts';
import type { View } from '../work.ts';
import { MemberLife } from './change-file.ts';
import { MembershipChange } from './change.ts';
import { changeEventOf, changeRowsOf, partiesOf, speaksFor } from './held-change.ts';
import { isGivenBack } from './is-given-back.ts';
import { objectingTo } from './objecting-to.ts';
import { callerOf } from './put-expulsion-to-the-vote.ts';

/** What is under way with a membership and what may be asked of it, as this reader may see it. */
export async function findMemberLife(view: View, slug: string): Promise<MemberLife | null> {
  const member = isSlug(slug) ? await view.db.findOneBy(Member, { slug }) : null;
  if (!member || view.actor.kind !== 'person') return null;
  const memberId = member.id;
  const day = dayOf(view.now);
  const [pause]: readonly { from: string }[] = isOutsider(view.actor)
    ? []
    : await view.db.query(
        `select lower(valid)::text as "from" from membership.pause where member_id = $1 and valid @> $2::date`,
        [memberId, day],
      );
  const changes = await view.db.find(MembershipChange, {
    where: { memberId },
    order: { number: 'DESC' },
    take: CHANGES_MAX,
  });
  const mayAsk = await mayAskOf(view, memberId, pause !== undefined);
  return Object.assign(new MemberLife(), {
    id: memberId,
    pausedFrom: pause?.from ?? null,
    mayAsk,
    isGivenBack: mayAsk.includes('expulsion') && (await isGivenBack(view, memberId)),
    openDecisions: mayAsk.length > 0 ? await openDecisionsOf(view, memberId) : [],
    changes,
  });
}

/** The newest that are shown of one member. */
const CHANGES_MAX = 50;

async function mayAskOf(view: View, memberId: string, isPaused: boolean): Promise<string[]> {
  const { actor, db, now } = view;
  if (actor.kind !== 'person') return [];
  const day = dayOf(now);
  const [held]: readonly { custodianId: string }[] = await db.query(
    `select custodian_id as "custodianId" from membership.membership where member_id = $1 and valid @> $2::date`,
    [memberId, day],
  );
  if (!held) return [];
  const [speaks, isGiving] = [
    await speaksFor(view, memberId, day),
    actor.custodianIds.includes(held.custodianId),
  ];
  const open: readonly { kind: string }[] = await db.query(
    `select kind from membership.membership_change
      where member_id = $1 and state in ('awaitingAgreement', 'scheduled', 'paused', 'inObjectionWindow',
        'awaitingVote', 'inVote')`,
    [memberId],
  );
  const wanted = [
    ...(speaks || actor.custodianIds.length > 0 ? ['transfer'] : []),
    ...(speaks && !isPaused ? ['pause'] : []),
    ...(speaks ? ['leave'] : []),
    ...(isGiving && !speaks ? ['expulsion'] : []),
  ];
  return wanted.filter((kind) => !open.some((change) => change.kind === kind));
}

function openDecisionsOf({ db }: View, memberId: string): Promise<Decision[]> {
  return db
    .createQueryBuilder(Decision, 'd')
    .where(`d.state = 'open'`)
    .andWhere(
      'exists (select from voting.roll_entry r where r.decision_id = d.id and r.member_id = :memberId)',
      { memberId },
    )
    .orderBy('d.number')
    .getMany();
}

/** The steps that are the reader's to take now. */
export async function opensTo(view: View, change: MembershipChange): Promise<string[]> {
  const standing = await standingOf(view, change);
  const parties = await partiesOf(view, change);
  const caller = await callerOf(view, { change });
  const capacities = [...parties.map((kind) => ({ kind })), ...(caller ? [caller] : [])];
  return [...new Set(capacities.flatMap((by) => changeStepsOpen(standing, by, view.now)))].filter(
    (kind) => kind !== 'putToTheVote' || caller !== null,
  );
}

/** For whom the reader may object to an expulsion now. */
export async function objectorsOf(view: View, change: MembershipChange): Promise<Member[]> {
  const { actor, now } = view;
  if (actor.kind !== 'person' || isOutsider(actor)) return [];
  const standing = await standingOf(view, change);
  const mine = await objectingTo(view, change, actor.personId);
  return mine.filter(({ id: memberId }) =>
    changeStepsOpen(standing, { kind: 'objector', memberId }, now).includes('objected'),
  );
}

/** Where a change stands, by its history. */
export async function standingOf(view: View, { id, kind }: MembershipChange): Promise<Standing> {
  return changeOf(kind, (await changeRowsOf(view, id)).map(changeEventOf));
}

const ASKED_OF = { agreed: 'awaitingAgreement', appealed: 'expelled' } as const;

// Those that may wait for the reader: for whom they speak or act, what members may object to, what callers put to the
// vote. Whether it does is asked of the rule.
const PERHAPS = `
  (c.state = 'awaitingAgreement' and (c.member_id = any ((select membership.spoken_for())::uuid[])
                                      or c.giving_id = any (:acting) or c.receiving_id = any (:acting)))
  or (c.state in ('awaitingVote', 'appealed') and (:calls or c.giving_id = any (:acting)))
  or (c.state = 'inObjectionWindow' and c.until > :now and not (c.giving_id = any (:acting)))
  or (c.state = 'expelled' and c.until > :now and c.member_id = any ((select membership.spoken_for())::uuid[]))`;

/** The changes whose next step is the reader's, the oldest first: to agree, to appeal, to object, to call the members
 *  together. */
export async function findWaitingChanges(view: View, page: PageArgs): Promise<Page<MembershipChange>> {
  const { actor, now } = view;
  const after = numberAfter(page) ?? 0;
  const waiting: MembershipChange[] = [];
  if (actor.kind === 'person') {
    const found = await view.db
      .createQueryBuilder(MembershipChange, 'c')
      .where(PERHAPS, { now, acting: actor.custodianIds, calls: callsMembers(actor) })
      .orderBy('c.number')
      .getMany();
    for (const change of found) if (await waitsFor(view, change)) waiting.push(change);
  }
  return pageOf(
    waiting.filter(({ number }) => number > after),
    page,
    async () => waiting.length,
    ({ number }) => [String(number)],
  );
}

async function waitsFor(view: View, change: MembershipChange): Promise<boolean> {
  if (change.state === 'inObjectionWindow') {
    const { actor } = view;
    const isProposer = actor.kind === 'person' && actor.custodianIds.includes(change.givingId);
    return !isProposer && (await objectorsOf(view, change)).length > 0;
  }
  const opens = await opensTo(view, change);
  return (
    opens.includes('putToTheVote') ||
    Object.entries(ASKED_OF).some(([kind, state]) => change.state === state && opens.includes(kind))
  );
}
