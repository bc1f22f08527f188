import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, isOver, missingInForm } from '@plenaria/membership';
import type { Pledge } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { MemberClass } from '../membership/member-class.ts';
import { lockRegister } from '../membership/present-register.ts';
import type { Work } from '../work.ts';
import type { Accepting } from '../agreements/accept-documents.ts';
import { agreeInApplication } from './agree-in-application.ts';
import type { Application } from './application.ts';
import { asApplicant, holdApplication } from './held-application.ts';
import { writeToApplicant, writeToCustodian } from './letters.ts';
import { objectionToSame } from './objection-to-same.ts';
import { offeredLevel } from './offered-level.ts';
import { takeStep } from './take-step.ts';

const NO_PLEDGE: Pledge = { money: null, hours: null, resources: null };

/**
 * Hands an application in to its custodian, and agrees to the documents that were read in it: both or neither. One
 * organisation applies once, however its name is written.
 */
export async function submitApplication(
  work: Work,
  id: string,
  accepting: readonly Omit<Accepting, 'memberId'>[] = [],
): Promise<Application | Refused> {
  // Two who hand in the same organisation at once come one after the other.
  await lockRegister(work.db);
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  const by = asApplicant(work.actor, held.application);
  if (!by) return refuse('NOT_ALLOWED');
  const documents = await agreeInApplication(work, held.application, accepting);
  if (isRefused(documents)) return documents;
  const { agreed, missing } = documents;
  const submitted = await takeStep(work, held, { kind: 'submitted', agreed }, by);
  if (isRefused(submitted)) return submitted;
  const objection =
    (await objectionToForm(work, held.application, missing)) ??
    (await objectionToSame(work, held.application));
  if (objection) return objection;
  await writeToApplicant(work, submitted, 'application-received');
  await writeToCustodian(work, submitted, 'application-submitted');
  return submitted.application;
}

async function objectionToForm(
  work: Work,
  application: Application,
  documents: readonly string[],
): Promise<Refused | null> {
  const all = await work.db.find(MemberClass);
  const today = dayOf(work.now);
  const known = all.flatMap((one) => (isOver(one, today) ? [] : [one.slug]));
  const { kind, name, country, website, classes, motivation } = application;
  const pledge = { ...NO_PLEDGE, ...application.pledge };
  const level = await offeredLevel(work, application);
  const isFree = level?.amount === '0';
  const form = { kind, name, country, website, classes, motivation, pledge, isFree };
  const isGone = application.levelId !== null && !level;
  return refuseFields([
    ...missingInForm(form, known),
    isGone ? { field: 'level', reason: 'levels:gone' } : null,
    ...documents.map((slug) => ({ field: `document-${slug}`, reason: 'joining:form.notAgreed' })),
  ]);
}
