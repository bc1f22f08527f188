import type { SecurityEvent } from '../post/letter.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Job } from '../work.ts';

/** Whom it concerns, when it happened, and to what: the name of a passkey, of a browser, how many codes are left. */
type Happened = { readonly accountId: string; readonly at: Date; readonly what: string | null };

/** A letter that tells somebody what was done with their account, so that they can object if it was not them. */
export function securityLetter(template: SecurityEvent, { accountId, at, what }: Happened): Job {
  return mailJob({ template, accountId, params: { at: at.toISOString(), what } });
}
