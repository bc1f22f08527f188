import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { membersHeardFor } from '../membership/members-heard-for.ts';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { holdAsMember } from './hold-as-member.ts';
import { writeToApplicant, writeToCustodian } from './letters.ts';
import { SAID } from './said.ts';
import type { Saying } from './said.ts';
import { takeStep } from './take-step.ts';

/** A member objects, by one of its voters: the window stops, and the custodian answers. */
export async function objectToApplication(
  work: Work,
  { id, text, memberId }: Saying & { readonly memberId: string },
): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID);
  if (wrong) return wrong;
  const member = await holdAsMember(work, { id, memberId }, membersHeardFor);
  if (isRefused(member)) return member;
  const reason = text.trim();
  const held = await takeStep(work, member.held, { kind: 'objected', memberId, reason }, member.by);
  if (isRefused(held)) return held;
  await writeToCustodian(work, held, 'application-objected', { text: reason });
  await writeToApplicant(work, held, 'application-objected', { text: reason });
  return held.application;
}
