import { isLanguage } from '@plenaria/i18n';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { INVITATION_DAYS } from '@plenaria/membership';
import type { RepresentationRole } from '@plenaria/membership';
import { emailAddressOf } from '../identity/email-address.ts';
import { limitFor } from '../identity/rate-limits.ts';
import type { RateLimit } from '../identity/rate-limits.ts';
import { isUnreadable, refuseFields } from '../membership/change-member.ts';
import type { WrongField } from '../membership/change-member.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import { INVITATION, Invitation } from './invitation.ts';
import type { InvitationRow } from './invitation.ts';
import { objectionToRoleLost } from './objection-to-role-lost.ts';
import { inviterMayStill } from './standing-to-invite.ts';
import type { InvitesTo } from './standing-to-invite.ts';

/** Who is invited, and in which language they are written to. */
export type Invitee = { readonly name: string; readonly email: string; readonly language: string };

/** To what: a role for an organisation, or joining through a custodian. */
export type InvitedTo =
  { readonly memberId: string; readonly role: RepresentationRole } | { readonly custodianId: string };

const NAME_MAX = 200;
const DAY_MS = 86_400_000;
/** As many as an organisation or a custodian can have in view. */
const OPEN_MAX = 50;
const PER_ACCOUNT_MAX = 30;
const PER_EMAIL_MAX = 5;

/** How often somebody may invite, and how often one mailbox may be written to. */
export function limitsOfInvitations(email: string, accountId: string): readonly RateLimit[] {
  const mailbox = emailAddressOf(email);
  const by = limitFor('invitations by', accountId, PER_ACCOUNT_MAX);
  return mailbox === null ? [by] : [by, limitFor('invitation to', mailbox, PER_EMAIL_MAX)];
}

/** What is wrong with who is invited. */
export function wrongInInvitee({ name, email, language }: Invitee): readonly (WrongField | null)[] {
  return [
    name.trim() === '' ? { field: 'name', reason: 'refusals:field.required' } : null,
    name.length > NAME_MAX ? { field: 'name', reason: 'refusals:field.tooLong' } : null,
    isUnreadable(name) ? { field: 'name', reason: 'refusals:field.invalid' } : null,
    emailAddressOf(email) === null ? { field: 'email', reason: 'refusals:field.email' } : null,
    isLanguage(language) ? null : { field: 'language', reason: 'refusals:field.invalid' },
  ];
}

/** Until when an invitation that is sent now can be accepted. */
export function invitationEnds(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

/**
 * Writes an invitation and its letter. Whether anybody has the address is not asked: who accepts is found out when the
 * link is opened by whoever reads its mail. Who is invited already is not invited twice.
 */
export async function addInvitation(
  work: Work,
  to: InvitedTo,
  invitee: Invitee,
): Promise<Invitation | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const objection = refuseFields(wrongInInvitee(invitee));
  const email = emailAddressOf(invitee.email);
  if (objection || email === null) return objection ?? refuse('INVALID_INPUT');
  const lost = await objectionToRoleLost(work, { memberId: null, role: null, ...to, email });
  if (lost) return lost;
  const whose = 'memberId' in to ? [to.memberId, null, to.role] : [null, to.custodianId, null];
  // One after the other, so that the limit holds.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('invitation ' || $1, 0))`, [
    whose[0] ?? whose[1],
  ]);
  const open = await openInvitations(work, whose);
  if (open.length >= OPEN_MAX) return refuse('TOO_MANY_INVITATIONS', { most: OPEN_MAX });
  if (open.some((other) => other.email === email && other.role === whose[2]))
    return refuse('ALREADY_INVITED');
  const rows: readonly { id: string }[] = await db.query(
    `insert into membership.invitation
       (member_id, custodian_id, role, name, email, language, invited_by, invited_at, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) returning id`,
    [...whose, invitee.name.trim(), email, invitee.language, actor.accountId, now, invitationEnds(now)],
  );
  const id = rows[0]?.id ?? '';
  await work.later(mailJob({ template: 'invited', params: { invitationId: id } }, `invited:${id}:1`));
  const [row]: readonly InvitationRow[] = await db.query(`${INVITATION} where i.id = $1`, [id]);
  if (!row) throw new Error('an invitation that was written must be there');
  return Invitation.of(row, now);
}

type Open = InvitesTo & {
  readonly id: string;
  readonly email: string;
  readonly invitedBy: string;
  readonly isOver: boolean;
};

/** The open ones for an organisation or a custodian. Those whose time is over make room, and so do those whose inviter
 *  may not invite any more: their links open nothing. */
async function openInvitations(
  work: Work,
  [memberId, custodianId]: readonly (string | null)[],
): Promise<readonly Open[]> {
  const { db, now } = work;
  const rows: readonly Open[] = await db.query(
    `select id, member_id as "memberId", custodian_id as "custodianId", role, email, invited_by as "invitedBy",
            expires_at <= $3 as "isOver"
       from membership.invitation
      where member_id is not distinct from $1 and custodian_id is not distinct from $2
        and accepted_at is null and withdrawn_at is null`,
    [memberId, custodianId, now],
  );
  const open: Open[] = [];
  for (const row of rows) if (!row.isOver && (await inviterMayStill(work, row))) open.push(row);
  await db.query(`update membership.invitation set withdrawn_at = $2 where id = any($1::uuid[])`, [
    rows.filter((row) => !open.includes(row)).map(({ id }) => id),
    now,
  ]);
  return open;
}
