/**
 * Whose the rows are, said by hand and apart from the policies: what row level security does is held against this, so
 * that a wall which is missing, or has become too wide, is found. Placeholders of the asker: `$account` and `$person`
 * (null for a visitor), `$custodians` (for which they act), `$member` (do they belong to the federation?) and
 * `$speaks` (the members for whom they speak). `t` is the row. None of them is the secretary.
 */

const OF_APPLICATION = `(a.account_id = $account or (a.state <> 'draft' and a.custodian_id = any ($custodians))
  or ($member and a.state in ('inObjectionWindow', 'objected', 'awaitingVote', 'inVote', 'admitted', 'appealed',
                              'inAppeal', 'refused')))`;
const OF_CHANGE = `(c.member_id = any ($speaks) or c.giving_id = any ($custodians)
  or c.receiving_id = any ($custodians) or ($member and c.kind = 'expulsion'))`;
const OF_ACCEPTANCE = `(a.person_id = $person or a.custodian_id = any ($custodians) or a.member_id = any ($speaks)
  or exists (select from membership.application x where x.id = a.application_id
               and (x.custodian_id = any ($custodians) or x.member_id = any ($speaks)))
  or (a.custodian_id is null and exists (
    select from membership.membership s
     where s.custodian_id = any ($custodians) and s.valid @> current_date and s.member_id = coalesce(
       a.member_id, (select x.member_id from membership.application x where x.id = a.application_id)))))`;
const OF_VERSION = `(v.published_at is not null or v.custodian_id = any ($custodians))`;

/**
 * Of each table whose rows are not everybody's: which of them an asker may read.
 * @type {Readonly<Record<string, string>>}
 */
export const MAY_READ = {
  'agreements.version': OF_VERSION.replaceAll('v.', 't.'),
  'agreements.text': `exists (select from agreements.version v where v.id = t.version_id and ${OF_VERSION})`,
  'agreements.acceptance': OF_ACCEPTANCE.replaceAll('a.', 't.'),
  'agreements.withdrawal': `exists (
    select from agreements.acceptance a where a.id = t.acceptance_id and ${OF_ACCEPTANCE})`,
  // Whose an answer is only the program can say, who holds the key: from the database alone nobody is led to any.
  'diversity.answer': 'false',
  'diversity.cell_count': 'false',
  'diversity.pseudonym_key': 'false',
  'identity.email_change': 't.account_id = $account',
  'identity.provider_connection': 't.account_id = $account',
  'identity.sign_in_provider': 't.custodian_id = any ($custodians)',
  'identity.service': 'false',
  'identity.service_agreement': 't.account_id = $account',
  'identity.service_event': 'false',
  'identity.service_token': 'false',
  'identity.signing_key': 'false',
  'membership.application': OF_APPLICATION.replaceAll('a.', 't.'),
  'membership.application_private': `exists (select from membership.application a where a.id = t.application_id
    and (a.account_id = $account or (a.state <> 'draft' and a.custodian_id = any ($custodians))))`,
  'membership.application_income': `exists (
    select from membership.application a where a.id = t.application_id and a.account_id = $account)`,
  'membership.application_event': `exists (
    select from membership.application a where a.id = t.application_id and ${OF_APPLICATION})`,
  'membership.membership_change': OF_CHANGE.replaceAll('c.', 't.'),
  'membership.change_event': `exists (
    select from membership.membership_change c where c.id = t.change_id and ${OF_CHANGE})`,
  'membership.income_band': `(exists (
    select from membership.member m where m.id = t.member_id and m.person_id = $person)
    or exists (select from membership.representation r where r.member_id = t.member_id and r.valid @> current_date
                 and r.role in ('representative', 'alternate') and r.person_id = $person))`,
  'membership.invitation': `(t.custodian_id = any ($custodians)
    or exists (select from membership.membership s where s.member_id = t.member_id and s.valid @> current_date
                 and s.custodian_id = any ($custodians))
    or exists (select from membership.representation r where r.member_id = t.member_id and r.valid @> current_date
                 and r.role = 'representative' and r.person_id = $person))`,
  'post.digest_item': 't.account_id = $account',
  'post.mailing': '(t.custodian_id = any ($custodians) or $person = any (t.recipients))',
  'post.notice_choice': 't.account_id = $account',
  'post.push_device': 't.account_id = $account',
  'privacy.erasure': 't.person_id = $person',
  'privacy.export': 't.account_id = $account',
  'privacy.former_name': 'false',
  'privacy.trail': '(t.person_id = $person or t.account_id = $account)',
};

const KEPT_BY = `(m.custodian_id = any ($custodians) or m.member_id = any ($speaks))`;
const OF_MEMBER = (/** @type {string} */ id) =>
  `(${id} = any ($speaks) or exists (select from membership.membership m where m.member_id = ${id} and ${KEPT_BY}))`;
const COORDINATED = (/** @type {string} */ id) => `exists (
  select from membership.circle_seat s join membership.circle_role r on r.slug = s.role and r.coordinates
   where s.circle_id = ${id} and s.person_id = $person and s.valid @> current_date)`;

/**
 * Of each table that everybody may read, since it is the register or says who the federation is: which rows an asker
 * may change, so that no one else's are.
 * @type {Readonly<Record<string, string>>}
 */
export const MAY_CHANGE = {
  'agreements.document': 't.custodian_id = any ($custodians)',
  'diversity.snapshot': 'false',
  'identity.role_grant': 'false',
  'membership.circle': 'false',
  'membership.circle_request': 't.person_id = $person',
  'membership.circle_role': 'false',
  'membership.circle_seat': `(t.person_id = $person or ${COORDINATED('t.circle_id')})`,
  'membership.class_holding': OF_MEMBER('t.member_id'),
  'membership.custodian': 't.id = any ($custodians)',
  'membership.federation': 'false',
  'membership.former_name': 'false',
  'membership.joining_rule': 'false',
  'membership.level_holding': OF_MEMBER('t.member_id'),
  'membership.member': OF_MEMBER('t.id'),
  'membership.member_class': 'false',
  'membership.membership': 't.custodian_id = any ($custodians)',
  'membership.pause': OF_MEMBER('t.member_id'),
  'membership.person': 't.id = $person',
  'membership.register_event': 'false',
  'membership.representation': OF_MEMBER('t.member_id'),
  'membership.service_level': 'false',
  'membership.service_level_version': 'false',
};

/**
 * The tables that no policy guards, and why not.
 * @type {Readonly<Record<string, string>>}
 */
export const UNGUARDED = {
  'agreements.told_version': 'says of which versions letters were asked for, and of nobody',
  'identity.account': 'read by the doors before anybody has said who they are',
  'identity.api_token': 'read by the doors before anybody has said who they are',
  'identity.challenge': 'read by the doors before anybody has said who they are',
  'identity.device': 'read by the doors before anybody has said who they are',
  'identity.email_link': 'found by the hash of a secret that only its letter holds',
  'identity.login_link': 'found by the hash of a secret that only its letter holds',
  'identity.passkey': 'read by the doors before anybody has said who they are',
  'identity.password': 'read by the doors before anybody has said who they are',
  'identity.provider_attempt': 'found by the hash of a secret that only one browser holds',
  'identity.rate_limit': 'holds hashes and counts',
  'identity.recovery_code': 'read by the doors before anybody has said who they are',
  'identity.session': 'read by the doors before anybody has said who they are',
  'membership.invitation_link': 'found by the hash of a secret that only its letter holds',
  'membership.register_number': 'written by a trigger of memberships alone',
  'post.mail': 'read by the postman alone, and by the inbox of an example',
  'post.outbox': 'written by everybody, read by the queue alone',
  'post.unsubscribe_key': 'one key of the program',
  'public.migration': 'holds no facts',
  'voting.amendment': 'of the assembly, not of a custodian',
  'voting.ballot': 'of the assembly, not of a custodian',
  'voting.class_declaration': 'of the assembly, not of a custodian',
  'voting.comment': 'of the assembly, not of a custodian',
  'voting.decision': 'of the assembly, not of a custodian',
  'voting.decision_text': 'of the assembly, not of a custodian',
  'voting.log_entry': 'of the assembly, not of a custodian',
  'voting.reminder': 'of the assembly, not of a custodian',
  'voting.roll_entry': 'of the assembly, not of a custodian',
  'voting.rule_pack': 'of the assembly, not of a custodian',
};

/**
 * Somebody who asks the database.
 * @typedef {{ readonly account: string | null, readonly custodians: readonly string[],
 *   readonly member: boolean }} Asker
 */

/**
 * A predicate with the asker's facts in the place of the placeholders. They are ids that the database gave.
 * @param {string} predicate
 * @param {Asker} asker
 */
export function forAsker(predicate, { account, custodians, member }) {
  const id = account === null ? 'null::uuid' : `'${account}'::uuid`;
  const person = `(select person_id from identity.account where id = ${id})`;
  const values = {
    $account: id,
    $person: person,
    $custodians: `'{${custodians.join(',')}}'::uuid[]`,
    $member: String(member),
    $speaks: `(select coalesce(array_agg(sm.id), '{}') from membership.member sm where sm.person_id = ${person}
      or exists (select from membership.representation sr where sr.member_id = sm.id and sr.person_id = ${person}
                   and sr.valid @> current_date))::uuid[]`,
  };
  return predicate.replaceAll(/\$[a-z]+/g, (name) => values[/** @type {keyof typeof values} */ (name)]);
}

/**
 * What the database must be told of an asker.
 * @param {Asker} asker
 * @returns {Readonly<Record<string, string>>}
 */
export function settingsOf({ account, custodians, member }) {
  return {
    'plenaria.account': account ?? '',
    'plenaria.custodians': custodians.join(','),
    'plenaria.member': member ? 'yes' : '',
  };
}
