import { table, THEIR_ACCOUNT, THEIR_MEMBER } from './facts.ts';
import type { TableFacts } from './facts.ts';

const REGISTER = { how: 'kept', because: 'register' } as const;
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
    words: 'payload',
    erased: REGISTER,
  }),
  table('membership.membership_change', {
    kind: 'membershipChange',
    whose: OF_MEMBER,
    fact: 'until updated_at',
    who: 'id member_id giving_id receiving_id decision_id',
    theirs: 'number kind first_day state created_at',
    words: 'reason',
    erased: REGISTER,
  }),
  table('membership.pause', {
    kind: 'pause',
    whose: OF_MEMBER,
    who: 'id member_id',
    theirs: 'valid',
    erased: REGISTER,
  }),
];
