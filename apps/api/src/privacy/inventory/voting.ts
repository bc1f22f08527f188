import { daysAfter, DECISION_NUMBER, DELETED, GONE, MEMBER_NAME, table, THEIR_MEMBER } from './facts.ts';
import type { TableFacts } from './facts.ts';

const VOTE = { how: 'kept', because: 'vote' } as const;
/** What stands where somebody's words stood. The same in every language. */
const ERASED = `'${GONE}'`;
/** What an individual gave as a reason; those of an organisation are the organisation's. */
const OWN_REASON = `r.reason is not null and r.member_id = ${THEIR_MEMBER}`;
/** Long after the vote that somebody was reminded of. */
const REMINDER_DAYS = 400;

/**
 * Decisions. Rolls and ballots stay: the log calls people by pseudonyms of one decision alone, the table leads from
 * those to a person that is hollow by then. Reasons are in the log as salted hashes, which stay; words and salt go.
 */
export const votingTables: readonly TableFacts[] = [
  table('voting.reminder', {
    kind: 'reminder',
    whose: `r.person_id = $1::uuid`,
    who: 'decision_id person_id',
    theirs: 'kind created_at',
    also: { decision: DECISION_NUMBER },
    erased: DELETED,
    kept: daysAfter(REMINDER_DAYS, 'r.created_at'),
  }),
  table('voting.ballot', {
    kind: 'ballot',
    whose: `r.cast_by = $1::uuid`,
    fact: 'cast_sequence idempotency_key',
    who: 'decision_id id member_id cast_by',
    theirs: 'version choice cast_at',
    fixed: 'reason',
    secret: 'reason_salt',
    also: { decision: DECISION_NUMBER, member: MEMBER_NAME },
    erased: {
      ...VOTE,
      set: {
        reason: `case when ${OWN_REASON} then ${ERASED} else r.reason end`,
        reason_salt: `case when ${OWN_REASON} then '' else r.reason_salt end`,
      },
    },
  }),
  table('voting.roll_entry', {
    kind: 'rollEntry',
    whose: `(r.member_id = ${THEIR_MEMBER} or r.voters @> array[$1::uuid])`,
    fact: 'position kind unit_weight active leaf_hash',
    who: 'decision_id member_id elector_id voters voter_ids',
    theirs: 'name class college',
    counted: 'name',
    countedOnly: `r.kind = 'organisation'`,
    also: { decision: DECISION_NUMBER },
    erased: { ...VOTE, set: { name: `case when r.member_id = ${THEIR_MEMBER} then $2 else r.name end` } },
  }),
  table('voting.log_entry', {
    fixed: 'payload',
    fact: 'decision_id sequence kind previous_hash hash cast_sequence',
  }),
  table('voting.class_declaration', {
    kind: 'classDeclaration',
    whose: `r.declared_by = $1::uuid`,
    who: 'decision_id member_id declared_by',
    theirs: 'class declared_at',
    also: { decision: DECISION_NUMBER, member: MEMBER_NAME },
    erased: VOTE,
  }),
  table('voting.comment', {
    kind: 'comment',
    whose: `r.author_id = $1::uuid`,
    who: 'id decision_id parent_id author_id',
    theirs: 'language created_at',
    words: 'body',
    also: { decision: DECISION_NUMBER },
    erased: { ...VOTE, set: { body: ERASED } },
  }),
  table('voting.amendment', {
    kind: 'amendment',
    whose: `r.author_id = $1::uuid`,
    fact: 'base_version became_version',
    who: 'id decision_id author_id answered_by',
    theirs: 'language state created_at',
    words: 'title body reason answer',
    also: { decision: DECISION_NUMBER },
    erased: { ...VOTE, set: { reason: ERASED } },
  }),
  table('voting.decision_text', {
    kind: 'decisionText',
    whose: `r.written_by = $1::uuid`,
    fact: 'version status source_sha256',
    who: 'decision_id written_by reviewed_by',
    theirs: 'language written_at',
    fixed: 'title body',
    also: { decision: DECISION_NUMBER },
    erased: VOTE,
  }),
  table('voting.decision', {
    kind: 'decision',
    whose: `r.author_id = $1::uuid`,
    fact: `secrecy original_language languages text_version accepts may_change closes_at record_date roll_root log_head
      result settlement is_about_membership`,
    who: 'id rule_pack_id chair_id author_id opened_by closed_by settled_by',
    theirs: 'number state opened_at closed_at withdrawn_at created_at',
    words: 'withdrawn_reason',
    erased: VOTE,
  }),
  table('voting.rule_pack', {
    fixed: 'names rules',
    fact: 'id slug version adopted_by created_at',
    who: 'published_by',
    counted: 'slug',
  }),
];
