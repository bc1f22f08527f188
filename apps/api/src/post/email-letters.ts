import { EMAIL_CHANGE } from '../identity/email/email-change.ts';
import type { EmailChangeRow } from '../identity/email/email-change.ts';
import { makeEmailLink } from '../identity/email/email-link.ts';
import { objectionToEmailLink } from '../identity/email/objection-to-email-link.ts';
import type { View, Works } from '../work.ts';
import type { EmailLetter } from './letter.ts';

/** Where a letter about a change of address goes, and what it tells. */
export type EmailOccasion = {
  readonly change: EmailChangeRow;
  readonly purpose: 'confirm' | 'stop';
  readonly email: string;
  readonly until: Date;
};

/** The change that a letter is about; null when it has nothing to say any more. */
export async function emailOccasionOf(
  works: Works,
  view: View,
  { template, params }: EmailLetter,
): Promise<EmailOccasion | null> {
  const rows: readonly EmailChangeRow[] = await works.read(view, ({ db }) =>
    db.query(`select ${EMAIL_CHANGE} from identity.email_change c where c.id = $1`, [params.emailChangeId]),
  );
  const change = rows[0];
  const purpose = template === 'email-confirm' ? 'confirm' : 'stop';
  if (!change || objectionToEmailLink(purpose, change, view.now)) return null;
  if ((template === 'email-changed') !== (change.confirmedAt !== null)) return null;
  const email = purpose === 'confirm' ? change.toEmail : change.fromEmail;
  return { change, purpose, email, until: change.undoUntil ?? change.expiresAt };
}

/** The address that a letter about a change of address opens; it signs nobody in. */
export async function emailUrl(
  view: View,
  { change, purpose }: EmailOccasion,
  publicUrl: string,
): Promise<string> {
  return `${publicUrl}/email#${await makeEmailLink(view, change, purpose)}`;
}
