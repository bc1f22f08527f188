import { randomBytes, randomUUID } from 'node:crypto';

/** What is said in a planted row, and nowhere else. */
const says = () => `planted amber ${randomUUID().slice(0, 13)}`;
const HASH = 'a'.repeat(64);

/**
 * Rows of a custodian and of a person that none of the askers has anything to do with, one in every table whose rows
 * are not everybody's, each with words of its own: what is to be looked for in answers.
 * @param {import('pg').Pool} pool as the program
 */
export async function plantRows(pool) {
  const { rows } = await pool.query(
    `
    with custodian as (
      insert into membership.custodian (slug, name, country, currency, languages)
      values ('beyond', 'Beyond the wall', 'SE', 'SEK', '{sv}') returning id),
    person as (
      insert into membership.person (name, email) values ('Planted Person', $1) returning id),
    member as (
      insert into membership.member (slug, kind, name, folded_name)
      values ('beyond-member', 'organisation', 'Beyond Member', 'beyond member') returning id),
    joined as (
      insert into membership.membership (member_id, custodian_id, valid)
      select member.id, custodian.id, '[2020-01-01,)' from member, custodian returning id),
    account as (
      insert into identity.account (person_id, email, language) select id, $1, 'sv' from person returning id)
    select custodian.id as custodian, person.id as person, member.id as member, account.id as account
      from custodian, person, member, account, joined`,
    [`${says().replaceAll(' ', '.')}@beyond.example`],
  );
  /** @type {Owner} */
  const owner = rows[0];
  for (const statements of [papers, applications, changes, ownThings, services])
    for (const [text, values] of statements(owner)) await pool.query(text, [...values]);
}

/** @typedef {{ readonly custodian: string, readonly person: string, readonly member: string,
 *   readonly account: string }} Owner
 * @typedef {readonly [text: string, values: readonly unknown[]]} Statement */

/** A draft of the custodian's own, and an agreement that was given and taken back.
 * @param {Owner} owner @returns {readonly Statement[]} */
function papers({ custodian, person, member }) {
  const [document, draft, published, text, acceptance] = Array.from({ length: 5 }, () => randomUUID());
  const version = `insert into agreements.version (id, document_id, custodian_id, number, language, material,
    created_at, effective_from, reason, published_at) values`;
  return [
    [
      `insert into agreements.document (id, slug, kind, jurisdiction, custodian_id, created_at)
       values ($1, 'beyond', 'licensing', 'SE', $2, now())`,
      [document, custodian],
    ],
    [`${version} ($1, $2, $3, 1, 'sv', false, now(), null, null, null)`, [published, document, custodian]],
    [
      `insert into agreements.text (id, version_id, language, title, body, summary, status, sha256, written_at)
       values ($1, $2, 'sv', 'Beyond', 'In force.', '', 'draft', $3, now())`,
      [text, published, HASH],
    ],
    [
      `update agreements.version set effective_from = current_date, reason = 'first', published_at = now()
        where id = $1`,
      [published],
    ],
    [`${version} ($1, $2, $3, 2, 'sv', false, now(), null, $4, null)`, [draft, document, custodian, says()]],
    [
      `insert into agreements.text (version_id, language, title, body, summary, status, sha256, written_at)
       values ($1, 'sv', $2, $3, '', 'draft', $4, now())`,
      [draft, says(), says(), HASH],
    ],
    [
      `insert into agreements.acceptance (id, person_id, member_id, custodian_id, version_id, text_id, language,
         sha256, method, at) values ($1, $2, $3, $4, $5, $6, 'sv', $7, 'import', now())`,
      [acceptance, person, member, custodian, published, text, HASH],
    ],
    [
      `insert into agreements.withdrawal (acceptance_id, person_id, reason, at) values ($1, $2, $3, now())`,
      [acceptance, person, says()],
    ],
  ];
}

/** @param {Owner} owner @returns {readonly Statement[]} */
function applications({ custodian, account, member }) {
  const id = randomUUID();
  return [
    [
      `insert into membership.application (id, custodian_id, account_id, kind, name, motivation, language, state,
         created_at, updated_at) values ($1, $2, $3, 'organisation', $4, $5, 'sv', 'inReview', now(), now())`,
      [id, custodian, account, says(), says()],
    ],
    [`insert into membership.application_income (application_id, income_band) values ($1, 'low')`, [id]],
    [
      `insert into membership.application_private (application_id, contact, notes) values ($1, $2, $3)`,
      [id, says(), says()],
    ],
    [
      `insert into membership.application_event (application_id, sequence, at, kind, by_kind, by_account, payload)
       values ($1, 1, now(), 'asked', 'custodian', $2, $3)`,
      [id, account, { text: says() }],
    ],
    [
      `insert into membership.invitation (member_id, role, name, email, language, invited_by, invited_at, sent_at,
         expires_at) values ($1, 'delegate', $2, $3, 'sv', $4, now(), now(), now() + interval '9 days')`,
      [member, says(), `${says().replaceAll(' ', '.')}@beyond.example`, account],
    ],
  ];
}

/** @param {Owner} owner @returns {readonly Statement[]} */
function changes({ custodian, member }) {
  const id = randomUUID();
  return [
    [`insert into membership.pause (member_id, valid) values ($1, '[2020-03-01,2020-04-01)')`, [member]],
    [
      `insert into membership.former_name (member_id, since, until, name, folded_name)
       values ($1, '-infinity', '2020-04-01', 'Planted Once', 'planted once')`,
      [member],
    ],
    [
      `insert into membership.income_band (member_id, income_band, chosen_at) values ($1, 'high', now())`,
      [member],
    ],
    [
      `insert into diversity.answer (pseudonym, own_words, purpose, since, until)
       values ($1, $2, 1, '2026-04-01', '2028-06-30')`,
      [HASH, says()],
    ],
    [
      `insert into diversity.snapshot (quarter, frozen_on, cells) values ('2020-04-01', '2020-07-01', '[]')`,
      [],
    ],
    // Once the program has begun one of its own, this is not needed.
    [
      `insert into diversity.pseudonym_key (quarter, sealed_key) values ('2026-04-01', $1) on conflict do nothing`,
      [says()],
    ],
    [
      `insert into diversity.cell_count (cell, quarter, people, around) values ($1, '2026-04-01', 7, '{}')`,
      [says()],
    ],
    [
      `insert into membership.membership_change (id, member_id, kind, giving_id, reason, first_day, state,
         created_at, updated_at) values ($1, $2, 'leave', $3, $4, current_date + 30, 'scheduled', now(), now())`,
      [id, member, custodian, says()],
    ],
    [
      `insert into membership.change_event (change_id, sequence, at, kind, by_kind, payload)
       values ($1, 1, now(), 'asked', 'member', $2)`,
      [id, { party: 'member', reason: says() }],
    ],
  ];
}

/** What is a person's own, and what its custodian keeps.
 * @param {Owner} owner @returns {readonly Statement[]} */
function ownThings({ custodian, person, account }) {
  const mail = () => `${says().replaceAll(' ', '.')}@beyond.example`;
  return [
    [
      `insert into identity.email_change (account_id, from_email, to_email, asked_at, expires_at)
       values ($1, $2, $3, now(), now() + interval '1 hour')`,
      [account, mail(), mail()],
    ],
    [
      `insert into identity.provider_connection (account_id, issuer, subject, label, email, connected_at)
       values ($1, 'https://login.beyond.example', $2, $3, $4, now())`,
      [account, says(), says(), mail()],
    ],
    [
      `insert into identity.sign_in_provider (custodian_id, issuer, client_id, sealed_secret, label, changed_at)
       values ($1, 'https://login.beyond.example', $2, $3, 'Beyond', now())`,
      [custodian, says(), says()],
    ],
    [
      `insert into post.digest_item (id, account_id, letter, kept_at) values ($1, $2, $3, now())`,
      [randomUUID(), account, { template: 'mailing-news', params: { title: says() } }],
    ],
    [
      `insert into post.mailing (id, custodian_id, narrowed, language, title, body, refusable, recipients,
         written_by, sent_at) values ($1, $2, '{}', 'sv', $3, $4, true, '{}', $5, now())`,
      [randomUUID(), custodian, { sv: says() }, { sv: says() }, account],
    ],
    [
      `with session as (
         insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at)
         values ($2, $1, now(), now(), now() + interval '30 days') returning id)
       insert into post.push_device (account_id, session_id, endpoint, p256dh, auth, added_at)
       select $1, id, $3, 'p', 'a', now() from session`,
      [account, randomBytes(32), says()],
    ],
    [
      `insert into post.notice_choice (account_id, topic, channel, chosen_at) values ($1, 'news', 'none', now())`,
      [account],
    ],
    [
      `insert into privacy.erasure (person_id, asked_at, asked_by, reason, due_at)
       values ($1, now(), $1, $2, now() + interval '900 days')`,
      [person, says()],
    ],
    [
      `insert into privacy.export (account_id, language, asked_at, made_at, json, html)
       values ($1, 'sv', now(), now(), $2, $2)`,
      [account, says()],
    ],
    [`insert into privacy.former_name (person_id, name) values ($1, $2)`, [person, says()]],
    [
      `insert into privacy.trail (person_id, what, facts, reason) values ($1, 'facts-changed', '{name}', $2)`,
      [person, says()],
    ],
  ];
}

/** A service, with what was done with it, what somebody agreed to tell it, and what opens something for it.
 * @param {Owner} owner @returns {readonly Statement[]} */
function services({ account }) {
  const id = randomUUID();
  return [
    [
      `insert into identity.service (id, name, redirect_uris, leave_uris, scopes, asks_nobody, registered_at)
       values ($1, $2, '{https://service.beyond.example/back}', '{}', '{openid}', false, now())`,
      [id, says()],
    ],
    [
      `insert into identity.service_event (service_id, service_name, what, facts, account_id, at)
       values ($1, $2, 'registered', '{}', $3, now())`,
      [id, says(), account],
    ],
    [
      `insert into identity.service_agreement (account_id, service_id, scopes, agreed_at, last_used_at)
       values ($1, $2, $3, now(), now())`,
      [account, id, ['openid', says()]],
    ],
    [
      `insert into identity.service_token (kind, id_hash, payload, account_id, service_id, expires_at)
       values ('AccessToken', $1, $2, $3, $4, now() + interval '1 hour')`,
      [randomBytes(32), { scope: says() }, account, id],
    ],
    [
      `insert into identity.signing_key (id, sealed_key, signs_from, ends_at)
       values ($1, $2, now(), now() + interval '9 days')`,
      [says(), says()],
    ],
  ];
}
