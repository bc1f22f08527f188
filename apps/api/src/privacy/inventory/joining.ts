import { CUSTODIAN_NAME, DELETED, daysAfter, LEVEL_NAME, orForGood, table, THEIR_ACCOUNT } from './facts.ts';
import type { TableFacts } from './facts.ts';

const OF_APPLICATION = `r.application_id in (select id from membership.application where account_id = ${THEIR_ACCOUNT})`;
/** So long who was not admitted can be told why, and appeal or apply again with what they wrote. */
const ENDED_DAYS = 365;
const OVER = `('draft', 'admitted', 'rejected', 'refused', 'withdrawn')`;
const OF_ROW = `from membership.application a where a.id = r.application_id`;
const IN_VAIN = `('draft', 'rejected', 'refused', 'withdrawn')`;
const ENDED = `r.state in ${IN_VAIN}`;
const ENDED_THERE = `(select a.state ${OF_ROW}) in ${IN_VAIN}`;

/** Applications to join. */
export const joiningTables: readonly TableFacts[] = [
  table('membership.application_private', {
    kind: 'applicationPrivate',
    whose: OF_APPLICATION,
    who: 'application_id',
    theirs: 'contact',
    words: 'notes',
    named: 'contact',
    erased: DELETED,
    // Also of those who were admitted: the telephone was for the review.
    kept: daysAfter(ENDED_DAYS, `(select a.updated_at ${OF_ROW})`, `(select a.state ${OF_ROW}) in ${OVER}`),
  }),
  // Of those who were admitted it has gone to the membership.
  table('membership.application_income', {
    kind: 'applicationIncome',
    whose: OF_APPLICATION,
    who: 'application_id',
    theirs: 'income_band',
    erased: DELETED,
    kept: daysAfter(ENDED_DAYS, `(select a.updated_at ${OF_ROW})`, `(select a.state ${OF_ROW}) in ${OVER}`),
  }),
  table('membership.application_event', {
    kind: 'applicationEvent',
    whose: OF_APPLICATION,
    fact: 'sequence',
    who: 'application_id by_account',
    theirs: 'at kind by_kind',
    words: 'payload',
    erased: { how: 'deleted', only: `(select a.kind ${OF_ROW}) = 'individual' or ${ENDED_THERE}` },
    kept: orForGood(daysAfter(ENDED_DAYS, `(select a.updated_at ${OF_ROW})`, ENDED_THERE)),
  }),
  // An individual's is deleted with everything in it; an organisation's stays the organisation's.
  table('membership.application', {
    kind: 'application',
    whose: `r.account_id = ${THEIR_ACCOUNT}`,
    fact: 'until invented updated_at',
    who: 'id custodian_id account_id decision_id member_id level_id',
    theirs: 'number kind name country website classes pledge language state created_at',
    words: 'motivation',
    named: 'website pledge',
    counted: 'name',
    countedOnly: `r.kind = 'organisation'`,
    also: { custodian: CUSTODIAN_NAME, level: LEVEL_NAME },
    erased: { how: 'deleted', only: `r.kind = 'individual' or ${ENDED}` },
    kept: orForGood(daysAfter(ENDED_DAYS, 'r.updated_at', ENDED)),
  }),
  table('membership.joining_rule', {
    fact: 'id custodian_id class rule adopted_by valid_from recorded_at',
    who: 'recorded_by',
    words: 'gives reason',
  }),
];
