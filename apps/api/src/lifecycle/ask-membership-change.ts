import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { CHANGE_KINDS, custodianOn, dayOf, isSlug, wrongInAsking } from '@plenaria/membership';
import type { ChangeKind, Day } from '@plenaria/membership';
import { asProgram } from '../identity/as-program.ts';
import { holdMember, refuseFields } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import { writeAboutChange } from './change-letters.ts';
import { MembershipChange } from './change.ts';
import { partiesOf } from './held-change.ts';
import type { HeldChange } from './held-change.ts';
import { settleChange } from './settle-change.ts';
import { writeChangeStep } from './take-change-step.ts';

/** What somebody asks of a membership. */
export type AskedChange = {
  readonly memberId: string;
  readonly kind: string;
  readonly from: Day;
  /** The slug of the custodian to move to. */
  readonly custodian: string | null;
  readonly reason: string;
};

/** Asks for a change on a day: the member for any, a custodian for a move. Until that day it can be taken back. */
export async function askMembershipChange(
  work: Work,
  asked: AskedChange,
): Promise<MembershipChange | Refused> {
  const wrong = objectionToTexts({ reason: asked.reason }, { reason: { max: 4_000, optional: true } });
  if (wrong) return wrong;
  const begun = await beginChange(work, asked);
  if (isRefused(begun)) return begun;
  const isAgreed = begun.standing.state === 'scheduled';
  await writeAboutChange(work, begun, isAgreed ? 'change-agreed' : 'change-asked');
  return isAgreed ? whatFollows(work, begun) : begun.change;
}

/** What is agreed and has its day today is done today. */
export async function whatFollows(work: Work, { change }: HeldChange): Promise<MembershipChange | Refused> {
  const isDue = change.firstDay !== null && change.firstDay <= dayOf(work.now);
  return isDue ? asProgram(work, () => settleChange(work, change.id)) : change;
}

async function beginChange(work: Work, asked: AskedChange): Promise<HeldChange | Refused> {
  const present = await holdMember(work, asked.memberId);
  if (!present) return refuse('NOT_FOUND');
  const today = dayOf(work.now);
  const tenures = present.custodian.map(({ value, from, to }) => ({ custodian: value, from, to }));
  const giving = await custodianOf(work, custodianOn(tenures, today));
  const receiving = asked.kind === 'transfer' ? await custodianOf(work, asked.custodian) : null;
  if (!giving) return refuse('NOT_ALLOWED');
  const sides = { memberId: present.id, givingId: giving.id, receivingId: receiving?.id ?? null };
  const parties = await partiesOf(work, sides);
  const [party] = parties;
  if (!party) return refuse('NOT_ALLOWED');
  const kind = CHANGE_KINDS.find((known) => known === asked.kind) ?? 'expulsion';
  const { from, reason } = asked;
  const wrong = refuseFields(
    wrongInAsking({
      kind,
      by: party,
      from,
      reason,
      today,
      tenures,
      receiving: receiving?.slug ?? null,
      isPaused: await isPaused(work, present.id),
    }),
  );
  if (wrong) return wrong;
  const change = await newChange(work, { ...sides, kind, reason: reason.trim(), firstDay: from });
  const step = { kind: 'asked', party, from, reason: reason.trim() } as const;
  return writeChangeStep(work, { change, length: 0 }, step, { kind: party });
}

type NewChange = Pick<MembershipChange, 'memberId' | 'givingId' | 'receivingId' | 'reason' | 'firstDay'> & {
  readonly kind: ChangeKind;
};

/** The row of a change that begins now; the database refuses a second one of the same kind. */
export async function newChange({ db, now }: Work, begun: NewChange): Promise<MembershipChange> {
  const state = begun.kind === 'expulsion' ? 'inObjectionWindow' : 'awaitingAgreement';
  const change = db.create(MembershipChange, { ...begun, state, createdAt: now, updatedAt: now });
  return db.save(change);
}

function custodianOf({ db }: Work, slug: string | null): Promise<Custodian | null> {
  return slug !== null && isSlug(slug) ? db.findOneBy(Custodian, { slug }) : Promise.resolve(null);
}

async function isPaused({ db, now }: Work, memberId: string): Promise<boolean> {
  const rows: readonly unknown[] = await db.query(
    `select from membership.pause where member_id = $1 and (upper_inf(valid) or upper(valid) > $2::date)`,
    [memberId, dayOf(now)],
  );
  return rows.length > 0;
}
