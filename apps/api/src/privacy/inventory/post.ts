import { daysAfter, DELETED, PASSING, table, THEIR_ACCOUNT, THEIR_MEMBER, WITH_ACCOUNT } from './facts.ts';
import type { TableFacts } from './facts.ts';

const OUTBOX_DAYS = 30;
const MAIL_DAYS = 365;
/** A browser that is signed out shows nothing any more. */
const PUSH_DAYS = 1;
/** So long it can be shown that members were told, and what. */
const MAILING_DAYS = 3 * 365;

/** Does a letter, as JSON, tell of an application or a change of a membership that is theirs, to whomever? */
const tellsOfThem = (letter: string) => `exists (
  select from (select id from membership.membership_change where member_id = ${THEIR_MEMBER}
               union all select id from membership.application
                          where kind = 'individual' and account_id = ${THEIR_ACCOUNT}) o
   where ${letter}::text like '%' || o.id || '%')`;

/** Letters and the work handed to the queue. */
export const postTables: readonly TableFacts[] = [
  table('post.notice_choice', {
    kind: 'noticeChoice',
    whose: `r.account_id = ${THEIR_ACCOUNT}`,
    who: 'account_id',
    theirs: 'topic channel push chosen_at',
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
  // Ends with its session; what is left of one that ran out goes with the next round. It holds no device's name: that
  // is the session's. Where a push service is and its keys are of use to whoever would speak to that device.
  table('post.push_device', {
    kind: 'pushDevice',
    whose: `r.account_id = ${THEIR_ACCOUNT}`,
    who: 'id account_id session_id',
    theirs: 'added_at last_used_at',
    secret: 'endpoint p256dh auth',
    also: { user_agent: `(select user_agent from identity.session s where s.id = r.session_id)` },
    erased: DELETED,
    kept: daysAfter(
      PUSH_DAYS,
      `(select least(s.expires_at, s.revoked_at) from identity.session s where s.id = r.session_id)`,
    ),
    inBackup: false,
  }),
  table('post.mailing', {
    kind: 'mailing',
    whose: 'r.recipients @> array[$1::uuid]',
    // Whom somebody searched for in the register is not the readers' to learn.
    fact: 'language refusable narrowed sent_at',
    who: 'id custodian_id recipients written_by',
    words: 'title body',
    named: 'narrowed',
    erased: {
      how: 'replaced',
      because: 'register',
      set: { recipients: 'array_remove(r.recipients, $1::uuid)' },
    },
    kept: daysAfter(MAILING_DAYS, 'r.sent_at'),
  }),
  table('post.digest_item', {
    kind: 'digestItem',
    whose: `r.account_id = ${THEIR_ACCOUNT}`,
    who: 'id account_id',
    about: tellsOfThem('r.letter'),
    theirs: 'kept_at',
    copy: 'letter',
    erased: DELETED,
    kept: PASSING,
  }),
  table('post.unsubscribe_key', { fact: 'only_one', secret: 'key' }),
  table('post.mail', {
    kind: 'mail',
    whose: `r.to_account = ${THEIR_ACCOUNT}`,
    fact: 'attempts claimed_until',
    who: 'id to_account',
    theirs: 'template language created_at sent_at',
    secret: 'error',
    named: 'error',
    erased: DELETED,
    kept: daysAfter(MAIL_DAYS, 'coalesce(r.sent_at, r.created_at)'),
  }),
  table('post.outbox', {
    kind: 'outbox',
    whose: `(r.dispatched_at is null and (r.payload::text like '%' || $1 || '%'
      or r.payload::text like '%' || ${THEIR_ACCOUNT} || '%'
      or r.payload::text like '%' || (select email from identity.account where person_id = $1::uuid) || '%'))`,
    about: `r.dispatched_at is null and ${tellsOfThem('r.payload')}`,
    fact: 'id run_at dispatched_at can_wait',
    theirs: 'kind created_at',
    copy: 'payload',
    erased: DELETED,
    kept: daysAfter(OUTBOX_DAYS, 'r.dispatched_at'),
  }),
];

/** The queue's own tables. What they carry is forgotten when it is done; an erasure asks the queue itself. */
export const queueTables: readonly TableFacts[] = [
  ['dedup', 'queue dedup_id job_id expire_at_ms', ''],
  ['dedup_next', 'queue dedup_id', 'payload'],
  ['event', 'queue id event created_at_ms', 'data'],
  [
    'job',
    `queue id seq name state opts priority delay_ms max_attempts attempts_made attempts_started deferred_failure
     processed_by added_at_ms process_at_ms processed_at_ms finished_at_ms lock_token locked_until_ms stalled_count
     dedup_id scheduler_id parent_queue parent_id parent_key pending_deps stalled_marked`,
    'data progress return_value failed_reason stacktrace',
  ],
  ['job_dependency', 'parent_queue parent_id child_queue child_id child_key status', 'value'],
  ['job_log', 'queue job_id idx', 'row'],
  ['meta', 'queue field value', ''],
  ['metrics', 'queue kind count prev_ts prev_count data', ''],
  ['migration', 'version name min_client_version applied_at', ''],
  ['rate_limit', 'queue points expire_at_ms', ''],
  ['relay_inbox', 'id ns node_id kind topic mid ts endpoints', 'data'],
  ['relay_node', 'ns node_id lease_until registered_at last_heartbeat info backlog dropped in_flight', ''],
  ['relay_retained', 'ns topic mid ts expires_at', 'data'],
  ['relay_subscription', 'ns node_id endpoint_id pattern root', ''],
  [
    'scheduler',
    `queue scheduler_id name next_run_ms pattern every_ms tz start_date_ms end_date_ms limit_count iteration_count
     template_data template_opts producer_id offset_ms`,
    '',
  ],
].map(([name = '', fact = '', secret = '']) =>
  table(`bullmq.${name}`, { fact, secret, kept: PASSING, inBackup: false }),
);
