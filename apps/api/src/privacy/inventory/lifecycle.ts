import { GONE, table, THEIR_ACCOUNT, THEIR_MEMBER } from './facts.ts';
import type { TableFacts } from './facts.ts';

const REGISTER = { how: 'kept', because: 'register' } as const;
// Of a step the reason alone is words; in the others' changes the person may have spoken for a custodian.
const SAID_OF_THEM = `r.payload ? 'reason' and r.change_id in (
  select c.id from membership.membership_change c where c.member_id = ${THEIR_MEMBER})`;
const OF_MEMBER = `r.member_id = ${THEIR_MEMBER}`;

/** What happens to memberships after joining. */
export const lifecycleTables: readonly TableFacts[] = [
  table('membership.change_event', {
    kind: 'changeEvent',
    whose: `(r.by_account = ${THEIR_ACCOUNT} or r.change_id in (
      select c.id from membership.membership_change c where c.member_id = ${THEIR_MEMBER}))`,
    fact: 'sequence',
    who: 'change_id by_account',
    theirs: 'at kind by_kind',
    reason: 'payload',
    erased: {
      ...REGISTER,
      set: {
        payload: `case when ${SAID_OF_THEM} then r.payload || '{"reason": "${GONE}"}' else r.payload end`,
      },
    },
  }),
  table('membership.membership_change', {
    kind: 'membershipChange',
    whose: OF_MEMBER,
    fact: 'until updated_at',
    who: 'id member_id giving_id receiving_id decision_id',
    theirs: 'number kind first_day state created_at',
    reason: 'reason',
    erased: { ...REGISTER, set: { reason: `case when r.reason = '' then '' else '${GONE}' end` } },
  }),
  table('membership.pause', {
    kind: 'pause',
    whose: OF_MEMBER,
    who: 'id member_id',
    theirs: 'valid',
    erased: REGISTER,
  }),
];
