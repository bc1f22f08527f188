import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { View } from '../../work.ts';
import { asOwner } from '../as-owner.ts';
import { hashOfToken, newToken } from '../token.ts';
import { EMAIL_CHANGE, EmailLink } from './email-change.ts';
import type { EmailChangeRow, EmailLinkPurpose } from './email-change.ts';
import { objectionToEmailLink } from './objection-to-email-link.ts';

/** Makes a link of a change and answers its token, which is told once and kept nowhere. */
export async function makeEmailLink(
  view: View,
  { id, accountId }: Pick<EmailChangeRow, 'id' | 'accountId'>,
  purpose: EmailLinkPurpose,
): Promise<string> {
  const token = newToken();
  await view.db.query(
    `insert into identity.email_link (token_hash, change_id, account_id, purpose, created_at)
     values ($1, $2, $3, $4, $5)`,
    [hashOfToken(token), id, accountId, purpose, view.now],
  );
  return token;
}

/** A link that still opens: the change it is of, and its owner as who acts from here on. */
export type OpenedEmailLink<Seen extends View> = {
  readonly change: EmailChangeRow;
  readonly purpose: EmailLinkPurpose;
  readonly owner: Seen;
};

/**
 * Opens a link of a letter. Whoever holds it acts for the owner of the account in this one thing, in any browser: the
 * letter is read where there is a mailbox, not where one is signed in.
 */
export async function openEmailLink<Seen extends View>(
  view: Seen,
  token: string,
): Promise<OpenedEmailLink<Seen> | Refused> {
  const hash = hashOfToken(token);
  const links: readonly { changeId: string; accountId: string; purpose: EmailLinkPurpose }[] = hash
    ? await view.db.query(
        `select l.change_id as "changeId", l.account_id as "accountId", l.purpose from identity.email_link l
           join identity.account a on a.id = l.account_id and a.disabled_at is null where l.token_hash = $1`,
        [hash],
      )
    : [];
  const link = links[0];
  if (!link) return refuse('LINK_UNKNOWN');
  const owner = await asOwner(view, link.accountId);
  const changes: readonly EmailChangeRow[] = await view.db.query(
    `select ${EMAIL_CHANGE} from identity.email_change c where c.id = $1 for update`,
    [link.changeId],
  );
  const change = changes[0];
  if (!change) return refuse('LINK_UNKNOWN');
  return objectionToEmailLink(link.purpose, change, view.now) ?? { change, purpose: link.purpose, owner };
}

/** What a link does, before anybody does it. */
export async function lookAtEmailLink(view: View, token: string): Promise<EmailLink | Refused> {
  const opened = await openEmailLink(view, token);
  if (isRefused(opened)) return opened;
  const { purpose, change } = opened;
  return Object.assign(new EmailLink(), {
    purpose,
    email: change.toEmail,
    confirmed: change.confirmedAt !== null,
    until: change.undoUntil ?? change.expiresAt,
  });
}
