import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, isOver } from '@plenaria/membership';
import { asProgram } from '../identity/as-program.ts';
import { MemberClass } from '../membership/member-class.ts';
import { lockRegister } from '../membership/present-register.ts';
import type { View, Work } from '../work.ts';
import { Application } from './application.ts';
import { enterRegister } from './enter-register.ts';
import type { HeldApplication } from './held-application.ts';
import { writeToApplicant, writeToCustodian } from './letters.ts';
import { alreadyMember } from './objection-to-same.ts';
import { obstacleIn, reopenApplication } from './reopen-application.ts';
import { takeStep } from './take-step.ts';

/**
 * Lets the applicant in, as of today: into the register, and so onto the roll of the next decision. What has changed
 * in the register since they applied is looked at once more; what stands in the way leads back to the custodian.
 */
export async function admitApplicant(
  work: Work,
  held: HeldApplication,
  by: 'custodian' | 'window' | 'decision',
): Promise<Application | Refused> {
  await lockRegister(work.db);
  const objection = await objectionToAdmission(work, held.application);
  const obstacle = objection && obstacleIn(objection);
  if (obstacle) return by === 'custodian' ? objection : reopenApplication(work, held, obstacle);
  const from = dayOf(work.now);
  const { open, ended } = await classesOf(work, held.application);
  const step = { kind: 'admitted', by, from, ...(ended.length > 0 && { endedClasses: ended }) } as const;
  const admitted = await takeStep(work, held, step, { kind: 'program' });
  if (isRefused(admitted)) return admitted;
  const classes = open.map(({ slug }) => slug);
  const entering = { from, classes };
  const memberId = await asProgram(work, () => enterRegister(work, admitted.application, entering));
  if (isRefused(memberId)) return memberId;
  await work.db.update(Application, { id: admitted.application.id }, { memberId });
  await work.db.query(`select membership.carry_income_band($1, $2)`, [admitted.application.id, memberId]);
  await work.db.query(`update identity.account set is_guest = false where id = $1`, [
    admitted.application.accountId,
  ]);
  await writeToApplicant(work, admitted, 'application-admitted');
  if (by !== 'custodian') await writeToCustodian(work, admitted, 'application-settled');
  return Object.assign(admitted.application, { memberId });
}

/** Why the register would not take the applicant today: a member already, or no class is left. */
export async function objectionToAdmission(view: View, application: Application): Promise<Refused | null> {
  const member = await alreadyMember(view, application);
  if (member) return member;
  const { open } = await classesOf(view, application);
  return open.length === 0 ? refuse('CLASS_ENDED') : null;
}

/** The classes that were applied for: those that can still be held, and those that cannot. */
async function classesOf(
  { db, now }: View,
  { classes }: Application,
): Promise<{ readonly open: readonly MemberClass[]; readonly ended: readonly string[] }> {
  const all = await db.find(MemberClass, { order: { position: 'asc' } });
  const asked = all.filter(({ slug }) => classes.includes(slug));
  const ended = asked.filter((one) => isOver(one, dayOf(now)));
  return {
    open: asked.filter((one) => !ended.includes(one)),
    ended: ended.map(({ slug }) => slug),
  };
}
