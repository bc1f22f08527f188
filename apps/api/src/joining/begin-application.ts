import { isLanguage } from '@plenaria/i18n';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isSlug } from '@plenaria/membership';
import { Done } from '../graphql/done.ts';
import { emailAddressOf } from '../identity/email-address.ts';
import { limitFor } from '../identity/rate-limits.ts';
import type { RateLimit } from '../identity/rate-limits.ts';
import { isUnreadable, refuseFields } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import type { Work } from '../work.ts';

/** The first three answers of somebody who wants to join, and through whom. */
export type Beginning = {
  readonly custodian: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};

const NAME_MAX = 200;
const PER_EMAIL_MAX = 5;
/** A whole cooperative may sit behind one address, but it does not join a hundred times. */
const PER_ADDRESS_MAX = 60;

/** How often somebody may begin: for one mailbox, and from one network address. */
export function limitsOfBeginnings(email: string, address: string): readonly RateLimit[] {
  const mailbox = emailAddressOf(email);
  const from = limitFor('applications from', address, PER_ADDRESS_MAX);
  return mailbox === null ? [from] : [limitFor('application of', mailbox, PER_EMAIL_MAX), from];
}

/**
 * A visitor begins to apply. Whether anybody has that address is found out later, by a job: here known and unknown
 * addresses take the same steps and are given the same answer. The mail leads to the form.
 */
export async function beginApplication(work: Work, asked: Beginning): Promise<Done | Refused> {
  const email = emailAddressOf(asked.email);
  const name = asked.name.trim();
  const objection = refuseFields([
    name === '' ? { field: 'name', reason: 'refusals:field.required' } : null,
    name.length > NAME_MAX ? { field: 'name', reason: 'refusals:field.tooLong' } : null,
    isUnreadable(name) ? { field: 'name', reason: 'refusals:field.invalid' } : null,
    email === null ? { field: 'email', reason: 'refusals:field.email' } : null,
    isLanguage(asked.language) ? null : { field: 'language', reason: 'refusals:field.invalid' },
  ]);
  if (objection) return objection;
  const slug = isSlug(asked.custodian) ? asked.custodian : '';
  if (!(await work.db.existsBy(Custodian, { slug }))) return refuse('NOT_FOUND');
  const { language } = asked;
  const payload = { custodian: slug, name, email, language, askedAt: work.now.toISOString() };
  await work.later({ kind: 'begin-application', payload });
  return Done.yes();
}
