import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import { asOwner } from '../identity/as-owner.ts';
import { asProgram } from '../identity/as-program.ts';
import type { Opened } from '../identity/door.ts';
import { accountOfEmail } from '../identity/find-accounts.ts';
import { startSession } from '../identity/start-session.ts';
import type { Browser } from '../identity/start-session.ts';
import { appointRepresentative } from '../membership/appoint-representative.ts';
import type { Actor, Work } from '../work.ts';
import type { InvitationRow } from './invitation.ts';
import { objectionToRoleLost } from './objection-to-role-lost.ts';
import { openInvitation } from './open-invitation.ts';

/** Who opens the link: in which browser, and as whom they are signed in there. */
type Guest = { readonly actor: Actor; readonly browser: Browser };

/**
 * Accepts an invitation for whoever reads the mail of its address: somebody known here goes on as who they are, anybody
 * else is given an account. Who is signed in as somebody else is told so, and nothing happens.
 */
export async function acceptInvitation(
  work: Work,
  token: string,
  { actor, browser }: Guest,
): Promise<Opened | Refused> {
  const { db, now } = work;
  const invitation = await openInvitation(work, token);
  if (isRefused(invitation)) return invitation;
  const known = await accountOfEmail(work, invitation.email);
  if (actor.kind === 'person' && actor.accountId !== known)
    return refuse('INVITATION_FOR_ANOTHER', { name: invitation.name });
  const accountId = known ?? (await newAccount(work, invitation));
  if (!accountId) return refuse('ADDRESS_TAKEN');
  const refused =
    (await objectionToRoleLost(work, invitation)) ?? (await takePlace(work, invitation, accountId));
  if (refused) return refused;
  await db.query(`update membership.invitation set accepted_at = $2, accepted_by = $3 where id = $1`, [
    invitation.id,
    now,
    accountId,
  ]);
  const returnPath = invitation.custodianSlug ? `/join/${invitation.custodianSlug}/apply` : '/';
  if (actor.kind === 'person') {
    const { sessionId } = actor;
    return { accountId, sessionId, returnPath, sessionToken: null, deviceToken: null };
  }
  // The letter may have lain in a mailbox for days, so it makes nothing certain.
  const session = await startSession(work, accountId, { ...browser, method: 'link', isCertain: false });
  return { accountId, returnPath, ...session };
}

/** A person and an account for somebody new; null where another has the address after all. */
async function newAccount(
  { db, now }: Work,
  { name, email, language, custodianId }: InvitationRow,
): Promise<string | null> {
  const rows: readonly { id: string }[] = await db.query(
    `with someone as (
       insert into membership.person (name, email, language)
       select $1, $2, $3 where not exists (select from identity.account where email = $2)
         and identity.address_kept_for($2, $5) is null
       on conflict do nothing returning id)
     insert into identity.account (person_id, email, language, is_guest)
     select id, $2, $3, $4 from someone returning id`,
    [name, email, language, custodianId !== null, now],
  );
  return rows[0]?.id ?? null;
}

/** Puts them where they were invited to, from today; the history says that they did it themselves. */
async function takePlace(
  work: Work,
  { memberId, role, email }: InvitationRow,
  accountId: string,
): Promise<Refused | null> {
  if (memberId === null || role === null) return null;
  const owner = await asOwner(work, accountId);
  if (owner.actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { personId, name } = owner.actor;
  const [rows]: [readonly { email: string }[], number] = await work.db.query(
    `update membership.person set email = coalesce(email, $2) where id = $1 returning email`,
    [personId, email],
  );
  const place = { memberId, personName: name, email: rows[0]?.email ?? email, role, from: dayOf(work.now) };
  const appointed = await asProgram(owner, () => appointRepresentative(owner, place, 'invited'));
  await work.db.query(`select set_config('plenaria.account', 'system', true)`);
  return isRefused(appointed) ? appointed : null;
}
