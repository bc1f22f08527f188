import type { SecurityEvent } from '../post/letter.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Job } from '../work.ts';

/** Whom it concerns, when it happened, and to what: the name of a passkey or of a browser. */
type Happened = { readonly accountId: string; readonly at: Date; readonly what: string };

/** A letter that tells somebody what was done with their account, so that they can object if it was not them. */
export function securityLetter(template: SecurityEvent, { accountId, at, what }: Happened): Job {
  return mailJob({ template, accountId, params: { at: at.toISOString(), what } });
}
