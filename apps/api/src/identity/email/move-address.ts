import { recordEvents } from '../../membership/record-event.ts';
import type { Work } from '../../work.ts';

/** Whose address moves, from where to where. */
type Move = {
  readonly accountId: string;
  readonly personId: string;
  readonly from: string;
  readonly to: string;
};

/**
 * Gives an account and its person of the register another address. What was sent to the old one opens nothing any
 * more, since its mail may be read by somebody else from now on. The history says that it happened, not the address.
 */
export async function moveAddress(work: Work, { accountId, personId, from, to }: Move): Promise<void> {
  const { db, now } = work;
  await db.query(`update identity.account set email = $2 where id = $1`, [accountId, to]);
  await db.query(`update membership.person set email = $2 where id = $1 and email is not null`, [
    personId,
    to,
  ]);
  await db.query(
    `update identity.login_link set ended_at = $2 where account_id = $1 and used_at is null and ended_at is null`,
    [accountId, now],
  );
  await db.query(`select membership.end_invitations_to($1, $2)`, [from, now]);
  const members: readonly { id: string }[] = await db.query(
    `select m.id from membership.member m where m.person_id = $1
     union select r.member_id from membership.representation r where r.person_id = $1 and r.valid @> $2::date`,
    [personId, now],
  );
  await recordEvents(
    work,
    members.map(({ id }) => ({ memberId: id, kind: 'address-changed', before: null, after: null })),
  );
}

/** Ends the sessions of an account but one. Sessions live by the database's clock. */
export async function endSessionsBut({ db }: Work, accountId: string, kept: string | null): Promise<void> {
  await db.query(
    `update identity.session set revoked_at = now()
      where account_id = $1 and id is distinct from $2::uuid and revoked_at is null and expires_at > now()`,
    [accountId, kept],
  );
}
