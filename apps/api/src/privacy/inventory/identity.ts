import { CUSTODIAN_NAME, DELETED, daysAfter, table, THEIR_ACCOUNT, WITH_ACCOUNT } from './facts.ts';
import type { TableFacts } from './facts.ts';
import { hadAddress } from './had-address.ts';

const OF_ACCOUNT = `r.account_id = ${THEIR_ACCOUNT}`;

/** What ended is kept so long, so that a late click is told "used" or "expired" and not "unknown". */
const OVER_DAYS = 30;
/** As long as a browser keeps the cookie by which it is known. */
const DEVICE_DAYS = 400;
/** So long a replayed challenge is recognised as one. */
const CHALLENGE_DAYS = 1;
/** What opens nothing any more is gone with the next round. */
const OVER_NOW_DAYS = 0;
/** As long as the trail: three years. */
const SERVICE_EVENT_DAYS = 3 * 365;

/** Accounts and how one signs in. Children first: this is the order of an erasure. */
export const identityTables: readonly TableFacts[] = [
  table('identity.challenge', {
    kind: 'challenge',
    whose: `r.session_id in (select id from identity.session where account_id = ${THEIR_ACCOUNT})`,
    fact: 'purpose',
    who: 'session_id',
    theirs: 'created_at expires_at used_at',
    secret: 'hash',
    erased: DELETED,
    kept: daysAfter(CHALLENGE_DAYS, 'r.expires_at'),
    inBackup: false,
  }),
  table('identity.provider_attempt', {
    kind: 'providerAttempt',
    whose: `(${hadAddress('r.email', 'r.created_at')}
      or (r.issuer, r.subject) in (select issuer, subject from identity.provider_connection
                                    where account_id = ${THEIR_ACCOUNT}))`,
    fact: 'issuer connects',
    who: 'custodian_id',
    theirs: 'subject email return_path created_at expires_at used_at connected_at',
    secret: 'state_hash browser_hash nonce verifier',
    erased: DELETED,
    kept: daysAfter(CHALLENGE_DAYS, 'r.expires_at'),
    inBackup: false,
  }),
  table('identity.provider_connection', {
    kind: 'providerConnection',
    whose: OF_ACCOUNT,
    who: 'id account_id',
    theirs: 'issuer subject label email connected_at last_used_at',
    named: 'label',
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
  // Of a custodian, not of a person. What seals its secret is in no database and no backup.
  table('identity.sign_in_provider', {
    who: 'custodian_id',
    fact: 'issuer client_id changed_at problem failed_at',
    words: 'label',
    secret: 'sealed_secret',
  }),
  // What opens something for a service, each by its hash. It ends with the session from which somebody went out.
  table('identity.service_token', {
    fact: 'kind expires_at',
    who: 'session_id account_id service_id',
    secret: 'id_hash payload grant_id uid',
    kept: daysAfter(OVER_NOW_DAYS, 'r.expires_at'),
    inBackup: false,
  }),
  table('identity.service_agreement', {
    kind: 'serviceAgreement',
    whose: OF_ACCOUNT,
    who: 'id account_id service_id',
    theirs: 'scopes unasked agreed_at last_used_at',
    also: { service: `(select name from identity.service s where s.id = r.service_id)` },
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
  table('identity.service', {
    who: 'id',
    fact: 'redirect_uris leave_uris sign_out_uri scopes asks_nobody admits registered_at disabled_at',
    words: 'name',
    secret: 'secret_hash',
  }),
  table('identity.service_event', {
    who: 'id service_id account_id',
    fact: 'what facts at',
    words: 'service_name',
    kept: daysAfter(SERVICE_EVENT_DAYS, 'r.at'),
  }),
  // Sealed with a key that is in no backup.
  table('identity.signing_key', { fact: 'id signs_from ends_at', secret: 'sealed_key' }),
  table('identity.email_link', {
    who: 'change_id account_id',
    fact: 'purpose created_at',
    secret: 'token_hash',
    kept: daysAfter(OVER_DAYS, 'r.created_at'),
    inBackup: false,
  }),
  table('identity.email_change', {
    kind: 'emailChange',
    whose: OF_ACCOUNT,
    who: 'id account_id session_id',
    theirs: 'from_email to_email asked_at expires_at confirmed_at undo_until stopped_at',
    erased: DELETED,
    kept: daysAfter(OVER_DAYS, 'coalesce(r.undo_until, r.expires_at)'),
  }),
  table('identity.login_link', {
    kind: 'loginLink',
    whose: OF_ACCOUNT,
    fact: 'steps_up',
    who: 'account_id for_session',
    theirs: 'return_path created_at expires_at used_at ended_at',
    secret: 'token_hash',
    erased: DELETED,
    kept: daysAfter(OVER_DAYS, 'r.expires_at'),
    inBackup: false,
  }),
  table('identity.session', {
    kind: 'session',
    whose: OF_ACCOUNT,
    who: 'id account_id',
    theirs: 'created_at last_seen_at expires_at revoked_at user_agent method stepped_up_at',
    secret: 'token_hash',
    erased: DELETED,
    kept: daysAfter(OVER_DAYS, 'least(r.expires_at, r.revoked_at)'),
    inBackup: false,
  }),
  table('identity.device', {
    kind: 'device',
    whose: OF_ACCOUNT,
    who: 'account_id',
    theirs: 'first_seen_at last_seen_at',
    secret: 'token_hash',
    erased: DELETED,
    kept: daysAfter(DEVICE_DAYS, 'r.last_seen_at'),
  }),
  table('identity.passkey', {
    kind: 'passkey',
    whose: OF_ACCOUNT,
    fact: 'transports backed_up revoked_for',
    who: 'id account_id',
    theirs: 'name created_at last_used_at revoked_at',
    secret: 'credential_id public_key counter',
    named: 'name',
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
  table('identity.password', {
    kind: 'password',
    whose: OF_ACCOUNT,
    who: 'account_id',
    theirs: 'set_at',
    secret: 'hash',
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
  table('identity.recovery_code', {
    kind: 'recoveryCode',
    whose: OF_ACCOUNT,
    who: 'account_id',
    theirs: 'created_at used_at',
    secret: 'hash',
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
  table('identity.api_token', {
    kind: 'apiToken',
    whose: OF_ACCOUNT,
    who: 'id account_id',
    theirs: 'name scopes created_at expires_at last_used_at revoked_at',
    secret: 'token_hash',
    named: 'name',
    erased: DELETED,
    kept: daysAfter(OVER_DAYS, 'least(r.expires_at, r.revoked_at)'),
  }),
  table('identity.role_grant', {
    kind: 'role',
    whose: OF_ACCOUNT,
    who: 'id account_id custodian_id granted_by revoked_by',
    theirs: 'role granted_at revoked_at',
    words: 'reason revoked_reason',
    also: { custodian: CUSTODIAN_NAME },
    erased: DELETED,
    kept: WITH_ACCOUNT,
  }),
  // Keys name what they count by a digest alone.
  table('identity.rate_limit', {
    secret: 'key',
    fact: 'window_start hits',
    kept: daysAfter(1, 'r.window_start'),
    inBackup: false,
  }),
  // Hollow: rows that must stay go on pointing to it, and nobody can sign in with it.
  table('identity.account', {
    kind: 'account',
    whose: `r.person_id = $1::uuid`,
    fact: 'is_guest',
    who: 'id person_id',
    theirs: 'email language time_zone theme created_at welcomed_at disabled_at',
    erased: {
      how: 'replaced',
      because: 'register',
      set: {
        email: `$2 || '-' || r.id || '@erased.invalid'`,
        language: `'en'`,
        time_zone: `'UTC'`,
        theme: `'auto'`,
        welcomed_at: 'null',
        disabled_at: 'coalesce(r.disabled_at, now())',
      },
    },
    kept: WITH_ACCOUNT,
  }),
];
