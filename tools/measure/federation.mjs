import { createHash, randomBytes, randomUUID } from 'node:crypto';

/**
 * A federation to measure with: organisations of one class under one custodian, each with one person who is
 * signed in and votes for it, and a chair.
 * @typedef {{ readonly memberId: string, readonly personId: string, readonly slug: string,
 *   readonly cookie: string }} Voter
 * @typedef {{ readonly personId: string, readonly cookie: string }} Chair
 * @typedef {{ readonly voters: readonly Voter[], readonly chair: Chair }} Federation
 */

const WEEK_MS = 7 * 86_400_000;

const FOUND = `
  with given as (select * from jsonb_to_recordset($1) as g (
      "personId" uuid, "accountId" uuid, "memberId" uuid, slug text, name text, email text, "tokenHash" text)),
    person as (insert into membership.person (id, name, email, invented)
      select "personId", name, email, true from given),
    member as (insert into membership.member (id, slug, kind, name, folded_name, country, website, invented)
      select "memberId", slug, 'organisation', name, lower(name), 'ES', 'https://' || slug || '.example', true
        from given where slug is not null),
    account as (insert into identity.account (id, person_id, email)
      select "accountId", "personId", email from given),
    session as (insert into identity.session
        (token_hash, account_id, created_at, last_seen_at, expires_at, stepped_up_at)
      -- However long it takes, nobody is asked whether it is still them.
      select decode("tokenHash", 'hex'), "accountId", now(), now(), now() + interval '30 days', now() + interval '30 days'
        from given),
    chair as (insert into identity.role_grant (account_id, role, granted_by)
      select "accountId", role, 'measuring' from given, unnest(array['chair', 'secretary']) role where slug is null)
  select 1`;

const STAND = `
  with given as (select "personId", "memberId" from jsonb_to_recordset($1) as g ("personId" uuid, "memberId" uuid)
      where "memberId" is not null),
    joined as (insert into membership.membership (member_id, custodian_id, valid)
      select "memberId", $2, '[2020-08-01,)' from given),
    held as (insert into membership.class_holding (member_id, class, valid)
      select "memberId", 'producer', '[2020-08-01,)' from given),
    spoken as (insert into membership.representation (member_id, person_id, role, valid)
      select "memberId", "personId", 'representative', '[2020-08-01,)' from given)
  select 1`;

/**
 * Founds it in an empty, migrated database.
 * @param {import('pg').Pool} client
 * @param {number} members
 * @returns {Promise<Federation>}
 */
export async function foundFederation(client, members) {
  const custodianId = randomUUID();
  await client.query(`insert into membership.federation (name, languages, default_language)
    values ('Measured', '{en}', 'en') on conflict do nothing`);
  await client.query(
    `insert into membership.custodian (id, slug, name, country, currency, languages)
     values ($1, 'custodian', 'Custodian', 'ES', 'EUR', '{en}')`,
    [custodianId],
  );
  await client.query(`insert into membership.member_class (slug, names, position)
    values ('producer', '{"en": "Producer"}', 1) on conflict do nothing`);
  const people = Array.from({ length: members + 1 }, (_, place) => newcomer(place, place < members));
  const rows = JSON.stringify(people);
  await client.query(FOUND, [rows]);
  await client.query(STAND, [rows, custodianId]);
  const voters = people.flatMap(({ memberId, slug, personId, cookie }) =>
    memberId && slug ? [{ memberId, slug, personId, cookie }] : [],
  );
  const chair = people[members];
  if (!chair) throw new Error('a federation has a chair');
  return { voters, chair };
}

/**
 * @param {number} place
 * @param {boolean} votes
 */
function newcomer(place, votes) {
  const token = randomBytes(32).toString('base64url');
  const word = `member-${String(place).padStart(5, '0')}`;
  return {
    personId: randomUUID(),
    accountId: randomUUID(),
    memberId: votes ? randomUUID() : null,
    slug: votes ? word : null,
    name: `Cooperative ${word}`,
    email: `${word}@measured.example`,
    tokenHash: createHash('sha256').update(token).digest('hex'),
    cookie: `__Host-plenaria=${token}`,
  };
}

const DRAFT = `mutation Draft($rulePackId: ID!) {
  draftDecision(language: "en", title: "Measured", body: "Only to measure.", rulePackId: $rulePackId, languages: ["en"]) {
    ... on Decision { id } ... on Refusal { code details } } }`;
const OPEN = `mutation Open($id: ID!, $closesAt: Instant!) {
  openDecision(decisionId: $id, closesAt: $closesAt) { ... on Decision { id state } ... on Refusal { code details } } }`;

/**
 * Drafts and opens a decision as its chair, through the api.
 * @param {Ask} ask
 * @param {import('pg').Pool} client
 * @param {Federation} federation
 * @param {{ readonly openedAt?: Date, readonly closesAt?: Date }} [times] a past opening needs an api that
 * obeys `x-now`
 * @returns {Promise<string>} the decision's id
 */
export async function openedDecision(ask, client, { chair }, { openedAt, closesAt } = {}) {
  const pack = await client.query(`select id from voting.rule_pack where slug = 'one-coop-one-vote'`);
  const asking = { cookie: chair.cookie, ...(openedAt && { now: openedAt }) };
  const drafted = await ask(DRAFT, { rulePackId: pack.rows[0].id }, asking);
  const { id } = drafted.draftDecision;
  const until = closesAt ?? new Date(Date.now() + WEEK_MS);
  const opened = await ask(OPEN, { id, closesAt: until.toISOString() }, asking);
  if (opened.openDecision.state !== 'open') throw new Error(`not opened: ${JSON.stringify(opened)}`);
  return id;
}

/**
 * Asks an api that serves any document (TIME_TRAVEL=1); errors throw.
 * @typedef {{ readonly cookie: string, readonly now?: Date }} Asking
 * @typedef {(query: string, variables: object, asking: Asking) => Promise<any>} Ask
 * @param {string} url
 * @returns {Ask}
 */
export function asking(url) {
  return async (query, variables, { cookie, now }) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...(now && { 'x-now': now.toISOString() }) },
      body: JSON.stringify({ query, variables }),
    });
    const answer = JSON.parse(await response.text());
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
}
