import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { EmailChangeRow, EmailLinkPurpose } from './email-change.ts';

/** What of a change decides whether its links still open. */
type Standing = Pick<EmailChangeRow, 'expiresAt' | 'confirmedAt' | 'undoUntil' | 'stoppedAt'>;

/** May this link still do what it is for? The first reason why not, or null. */
export function objectionToEmailLink(
  purpose: EmailLinkPurpose,
  { expiresAt, confirmedAt, undoUntil, stoppedAt }: Standing,
  now: Date,
): Refused | null {
  if (stoppedAt) return refuse(purpose === 'stop' ? 'LINK_USED' : 'LINK_WITHDRAWN');
  if (purpose === 'confirm' && confirmedAt) return refuse('LINK_USED');
  return now < (undoUntil ?? expiresAt) ? null : refuse('LINK_EXPIRED');
}
