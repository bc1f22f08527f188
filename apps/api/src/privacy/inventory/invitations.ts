import { CUSTODIAN_NAME, DELETED, daysAfter, MEMBER_NAME, table, THEIR_ACCOUNT } from './facts.ts';
import type { TableFacts } from './facts.ts';
import { hadAddress } from './had-address.ts';

/** So long it can be seen who was invited and what came of it. */
const INVITATION_DAYS = 90;

/** By their own name at an address that they gave up before; by another's it is of whoever has the address now. */
const CALLED_SO = `r.accepted_by is null and lower(r.name) in (
  select lower(name) from membership.person where id = $1::uuid
  union all select lower(name) from privacy.former_name where person_id = $1::uuid)`;

/** Invitations: of whoever accepted them, or had the address when they went there. */
export const invitationTables: readonly TableFacts[] = [
  table('membership.invitation_link', {
    who: 'invitation_id',
    fact: 'created_at',
    secret: 'token_hash',
    kept: daysAfter(INVITATION_DAYS, 'r.created_at'),
    inBackup: false,
  }),
  table('membership.invitation', {
    kind: 'invitation',
    whose: `(r.accepted_by = ${THEIR_ACCOUNT} or ${hadAddress('r.email', 'r.invited_at')}
      or (${CALLED_SO} and r.email in (select email from privacy.former_name where person_id = $1::uuid)))`,
    fact: 'sent',
    who: 'id member_id custodian_id invited_by accepted_by withdrawn_by',
    theirs: 'name email role language invited_at sent_at expires_at accepted_at withdrawn_at',
    named: 'name',
    also: { member: MEMBER_NAME, custodian: CUSTODIAN_NAME },
    erased: DELETED,
    kept: daysAfter(INVITATION_DAYS, 'coalesce(r.accepted_at, r.withdrawn_at, r.expires_at)'),
  }),
];
