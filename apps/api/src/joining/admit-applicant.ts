import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { Application } from './application.ts';
import { enterRegister } from './enter-register.ts';
import type { HeldApplication } from './held-application.ts';
import { writeToApplicant, writeToCustodian } from './letters.ts';
import { takeStep } from './take-step.ts';

/** Lets the applicant in, as of today: into the register, and so onto the roll of the next decision. */
export async function admitApplicant(
  work: Work,
  held: HeldApplication,
  by: 'custodian' | 'window' | 'decision',
): Promise<Application | Refused> {
  const from = dayOf(work.now);
  const admitted = await takeStep(work, held, { kind: 'admitted', by, from }, { kind: 'program' });
  if (isRefused(admitted)) return admitted;
  const memberId = await enterRegister(work, admitted.application, from);
  if (isRefused(memberId)) return memberId;
  await work.db.update(Application, { id: admitted.application.id }, { memberId });
  await work.db.query(`update identity.account set is_guest = false where id = $1`, [
    admitted.application.accountId,
  ]);
  await writeToApplicant(work, admitted, 'application-admitted');
  if (by !== 'custodian') await writeToCustodian(work, admitted, 'application-settled');
  return Object.assign(admitted.application, { memberId });
}
