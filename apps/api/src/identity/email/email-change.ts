import { Field, ObjectType } from '@nestjs/graphql';
import { Readable } from '../../graphql/allow.ts';
import { Instant } from '../../graphql/scalars.ts';

/** So long the link to a new address confirms it. */
export const CONFIRM_HOURS = 24;
/** So long the old address can undo the change. */
export const UNDO_DAYS = 7;

/** A change of the address by which somebody signs in, as it is kept. */
export type EmailChangeRow = {
  readonly id: string;
  readonly accountId: string;
  readonly sessionId: string | null;
  readonly fromEmail: string;
  readonly toEmail: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly confirmedAt: Date | null;
  readonly undoUntil: Date | null;
  readonly stoppedAt: Date | null;
};

/** Its columns in SQL, of a change `c`. */
export const EMAIL_CHANGE = `
  c.id, c.account_id as "accountId", c.session_id as "sessionId", c.from_email as "fromEmail",
  c.to_email as "toEmail", c.asked_at as "askedAt", c.expires_at as "expiresAt", c.confirmed_at as "confirmedAt",
  c.undo_until as "undoUntil", c.stopped_at as "stoppedAt"`;

/** A new address that waits to be confirmed by whoever reads its mail. Only its owner is ever given one. */
@ObjectType()
@Readable('public')
export class EmailChange {
  @Field({ description: 'The new address.' })
  email!: string;

  @Field(() => Instant)
  expiresAt!: Date;
}

/** What a link in a letter about a change of address does, told before it is done. */
@ObjectType()
@Readable('public')
export class EmailLink {
  @Field(() => String, { description: 'confirm or stop' })
  purpose!: EmailLinkPurpose;

  @Field({ description: 'The new address.' })
  email!: string;

  @Field({ description: 'Has the change taken place, so that stopping it undoes it?' })
  confirmed!: boolean;

  @Field(() => Instant, { description: 'Until when the link does it.' })
  until!: Date;
}

/** The link to the new address confirms; that to the old one stops the change or undoes it. */
export type EmailLinkPurpose = 'confirm' | 'stop';
