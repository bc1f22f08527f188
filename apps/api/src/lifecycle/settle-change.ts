import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, objectionToChangeStep } from '@plenaria/membership';
import { Decision } from '../voting/decision.ts';
import { membersWord } from '../voting/draft-vote.ts';
import type { View, Work } from '../work.ts';
import { writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { holdChange } from './held-change.ts';
import type { HeldChange } from './held-change.ts';
import { endPauses } from './pauses.ts';
import { reinstate } from './reinstate.ts';
import { takeChangeStep } from './take-change-step.ts';
import { withdrawVoteOn } from './withdraw-vote-on.ts';
import { isHeldWith, takeEffect } from './take-effect.ts';

// What its day, its time, the members, or the end or a move of the membership have settled.
const DUE = `
  select c.id, c.number from membership.membership_change c
    left join voting.decision d on d.id = c.decision_id
   where (c.state = 'scheduled' and c.first_day <= $1::date)
      or (c.state in ('inObjectionWindow', 'expelled') and c.until <= $2)
      or (c.state in ('inVote', 'inAppeal')
          and (d.state = 'withdrawn'
               or (d.state = 'closed'
                   and not ((d.result ->> 'tied')::boolean and d.result ->> 'outcome' = 'undecided'))))
      or (c.state in ('awaitingAgreement', 'scheduled', 'paused', 'inObjectionWindow', 'awaitingVote', 'inVote')
          and not exists (select from membership.membership s
                           where s.member_id = c.member_id and s.valid @> $1::date
                             and (c.kind <> 'expulsion' or s.custodian_id = c.giving_id)))
      or (c.state in ('expelled', 'appealed', 'inAppeal')
          and exists (select from membership.membership s
                       where s.member_id = c.member_id and s.valid @> $1::date + 1))
   order by c.number`;

/** Changes that are settled, and the program has not followed yet. */
export function findDueChanges({
  db,
  now,
}: View): Promise<readonly { readonly id: string; readonly number: number }[]> {
  return db.query(DUE, [dayOf(now), now]);
}

/** Does what follows by itself. What is not due yet is refused as such, and the second time nothing is due. */
export async function settleChange(work: Work, id: string): Promise<MembershipChange | Refused> {
  const held = await holdChange(work, id);
  if (isRefused(held)) return held;
  const { state } = held.standing;
  if (await hasLapsed(work, held)) return lapse(work, held);
  if (state === 'scheduled') return follow(work, held);
  if (state === 'inObjectionWindow') {
    const hadWindow = (held.standing.until ?? work.now) > held.change.createdAt;
    return expel(work, held, hadWindow ? 'window' : 'custodian');
  }
  if (state === 'expelled') return confirm(work, held);
  if (state === 'inVote' || state === 'inAppeal') return followVote(work, held);
  return refuse('WRONG_STATE', { state });
}

/** A move, and an expulsion not decided yet, lapse as well when the membership has moved otherwise: it is no longer
 *  that custodian's to give or to end. A pause, wherever the membership is, goes on. An expulsion that took
 *  effect lapses when its member has joined again: the membership goes on after today. */
async function hasLapsed(work: Work, { change, standing }: HeldChange): Promise<boolean> {
  const open = ['awaitingAgreement', 'scheduled', 'paused', 'inObjectionWindow', 'awaitingVote', 'inVote'];
  const isOver = ['expelled', 'appealed', 'inAppeal'].includes(standing.state);
  if (!isOver && !open.includes(standing.state)) return false;
  const today = dayOf(work.now);
  const isOfCustodian = change.kind === 'transfer' || change.kind === 'expulsion';
  if (isOfCustodian && !isOver) return !(await isHeldWith(work, change, today));
  const rows: readonly unknown[] = await work.db.query(
    `select from membership.membership where member_id = $1 and valid @> $2::date + $3::integer`,
    [change.memberId, today, isOver ? 1 : 0],
  );
  return isOver ? rows.length > 0 : rows.length === 0;
}

async function lapse(work: Work, held: HeldChange): Promise<MembershipChange | Refused> {
  const lapsed = await takeChangeStep(work, held, { kind: 'lapsed' }, { kind: 'program' });
  if (isRefused(lapsed)) return lapsed;
  if (held.change.kind === 'pause') await endPauses(work, held.change.memberId);
  if (held.standing.state === 'inVote' || held.standing.state === 'inAppeal')
    await withdrawVoteOn(work, held.standing);
  await writeAboutChange(work, lapsed, 'change-lapsed');
  return lapsed.change;
}

async function follow(work: Work, held: HeldChange): Promise<MembershipChange | Refused> {
  const { change } = held;
  const step = { kind: 'tookEffect' } as const;
  const tooEarly = objectionToChangeStep(held.standing, { ...step, at: work.now }, { kind: 'program' });
  if (tooEarly) return tooEarly;
  if (await takeEffect(work, change, change.firstDay ?? dayOf(work.now))) return overtake(work, held);
  const done = await takeChangeStep(work, held, step, { kind: 'program' });
  if (isRefused(done)) return done;
  await writeAboutChange(work, done, 'change-done');
  return done.change;
}

/** What the register does not take on its day comes to nothing then and there, and the parties are told: nothing that
 *  waits would make it take it. */
async function overtake(work: Work, held: HeldChange): Promise<MembershipChange | Refused> {
  const overtaken = await takeChangeStep(work, held, { kind: 'overtaken' }, { kind: 'program' });
  if (isRefused(overtaken)) return overtaken;
  await writeAboutChange(work, overtaken, 'change-overtaken');
  return overtaken.change;
}

async function expel(
  work: Work,
  held: HeldChange,
  by: 'custodian' | 'window' | 'decision',
): Promise<MembershipChange | Refused> {
  const expelled = await takeChangeStep(work, held, { kind: 'expelled', by }, { kind: 'program' });
  if (isRefused(expelled)) return expelled;
  await writeAboutChange(work, expelled, 'expelled', {
    text: held.change.reason,
    until: expelled.standing.until,
  });
  const refused = await takeEffect(work, held.change, dayOf(work.now));
  return refused ?? expelled.change;
}

async function confirm(work: Work, held: HeldChange): Promise<MembershipChange | Refused> {
  const confirmed = await takeChangeStep(work, held, { kind: 'confirmed' }, { kind: 'program' });
  if (isRefused(confirmed)) return confirmed;
  await writeAboutChange(work, confirmed, 'expulsion-confirmed');
  return confirmed.change;
}

async function followVote(work: Work, held: HeldChange): Promise<MembershipChange | Refused> {
  const { decisionId, state } = held.standing;
  const decision = decisionId && (await work.db.findOneBy(Decision, { id: decisionId }));
  if (!decision) return refuse('WRONG_STATE', { state });
  const isAppeal = state === 'inAppeal';
  switch (membersWord(decision)) {
    case null:
      return refuse('NOT_YET_DUE', { closesAt: decision.closesAt });
    case 'yes':
      return isAppeal ? bringBack(work, held) : expel(work, held, 'decision');
    case 'no':
      return isAppeal ? confirm(work, held) : dismiss(work, held);
    case 'nothing': {
      const step = { kind: 'votedWithoutResult', decisionId: decision.id } as const;
      const asked = await takeChangeStep(work, held, step, { kind: 'program' });
      if (isRefused(asked)) return asked;
      await writeAboutChange(work, asked, 'expulsion-without-result');
      return asked.change;
    }
  }
}

async function bringBack(work: Work, held: HeldChange): Promise<MembershipChange | Refused> {
  const back = await takeChangeStep(work, held, { kind: 'reinstated' }, { kind: 'program' });
  if (isRefused(back)) return back;
  const refused = await reinstate(work, held.change);
  if (refused) return refused;
  await writeAboutChange(work, back, 'expulsion-undone');
  return back.change;
}

async function dismiss(work: Work, held: HeldChange): Promise<MembershipChange | Refused> {
  const dismissed = await takeChangeStep(work, held, { kind: 'dismissed' }, { kind: 'program' });
  if (isRefused(dismissed)) return dismissed;
  await writeAboutChange(work, dismissed, 'expulsion-undone');
  return dismissed.change;
}
