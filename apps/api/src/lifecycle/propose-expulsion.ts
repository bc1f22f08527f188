import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { classesOn, custodianOn, dayOf, expulsionRule } from '@plenaria/membership';
import { ruleOf } from '../joining/joining-rules.ts';
import { holdMember } from '../membership/change-member.ts';
import { asProgram } from '../identity/as-program.ts';
import { Custodian } from '../membership/custodian.ts';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import { newChange } from './ask-membership-change.ts';
import { writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { partiesOf } from './held-change.ts';
import { isGivenBack } from './is-given-back.ts';
import { settleChange } from './settle-change.ts';
import { writeChangeStep } from './take-change-step.ts';

/** Whom a custodian wants to go, and why. */
export type Expulsion = { readonly memberId: string; readonly text: string };

/**
 * Proposes that a member be expelled. Who decides is who decides about joining through this custodian in these
 * classes: the custodian alone, the members' silence, or their vote. Whom the members have given back, they alone
 * expel.
 */
export async function proposeExpulsion(
  work: Work,
  { memberId, text }: Expulsion,
): Promise<MembershipChange | Refused> {
  const wrong = objectionToTexts({ text }, { text: { max: 4_000 } });
  if (wrong) return wrong;
  const present = await holdMember(work, memberId);
  if (!present) return refuse('NOT_FOUND');
  const today = dayOf(work.now);
  const tenures = present.custodian.map(({ value, from, to }) => ({ custodian: value, from, to }));
  const slug = custodianOn(tenures, today);
  const giving = slug === null ? null : await work.db.findOneBy(Custodian, { slug });
  if (!giving) return refuse('NOT_ALLOWED');
  const sides = { memberId: present.id, givingId: giving.id, receivingId: null };
  const parties = await partiesOf(work, sides);
  // Nobody expels the member they themselves speak for: that is leaving.
  if (!parties.includes('giving') || parties.includes('member')) return refuse('NOT_ALLOWED');
  const holdings = present.classes.map(({ value, from, to }) => ({ class: value, from, to }));
  const joining = await ruleOf(work, { custodianId: giving.id, classes: classesOn(holdings, today) });
  const rule = expulsionRule(joining, await isGivenBack(work, present.id));
  const reason = text.trim();
  const change = await newChange(work, { ...sides, kind: 'expulsion', reason, firstDay: null });
  const step = { kind: 'proposed', reason, rule } as const;
  const held = await writeChangeStep(work, { change, length: 0 }, step, { kind: 'giving' });
  if (rule.kind === 'custodian') return asProgram(work, () => settleChange(work, change.id));
  await writeAboutChange(work, held, 'expulsion-proposed', { until: held.standing.until });
  if (rule.kind === 'objectionWindow')
    await work.later({
      kind: 'announce-expulsion',
      payload: { changeId: change.id },
      id: `announce-expulsion:${change.id}`,
    });
  return held.change;
}
