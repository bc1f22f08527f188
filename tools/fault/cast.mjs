/**
 * @typedef {import('../measure/federation.mjs').Voter} Voter
 * @typedef {import('../measure/federation.mjs').Ask} Ask
 * @typedef {{ readonly decisionId: string, readonly key: string, readonly memberId: string, readonly id: string,
 *   readonly version: number, readonly choice: string }} Acknowledged
 */

const CAST = `mutation Cast($decisionId: ID!, $memberId: ID!, $choice: Choice!, $key: String!) {
  castBallot(decisionId: $decisionId, memberId: $memberId, choice: $choice, idempotencyKey: $key) {
    ... on Ballot { id memberId version choice } ... on Refusal { code } } }`;
const CLOSE = `mutation Close($decisionId: ID!) {
  closeDecision(decisionId: $decisionId) { ... on Decision { state } ... on Refusal { code } } }`;

/**
 * Casts a ballot. Answers what was acknowledged, or the code of the refusal.
 * @param {Ask} ask
 * @param {Voter} voter
 * @param {{ readonly decisionId: string, readonly choice: string, readonly key: string }} ballot
 * @returns {Promise<Acknowledged | string>}
 */
export async function cast(ask, { memberId, cookie }, ballot) {
  const { castBallot } = await ask(CAST, { ...ballot, memberId }, { cookie });
  return castBallot.code ?? { ...castBallot, decisionId: ballot.decisionId, key: ballot.key };
}

/**
 * Closes a decision as its chair. Answers `closed`, or the code of the refusal.
 * @param {Ask} ask
 * @param {string} cookie
 * @param {string} decisionId
 * @returns {Promise<string>}
 */
export async function close(ask, cookie, decisionId) {
  const { closeDecision } = await ask(CLOSE, { decisionId }, { cookie });
  return closeDecision.code ?? closeDecision.state;
}

const KEPT = `
  select b.id, b.member_id as "memberId", b.version, b.choice, b.idempotency_key as key,
         l.sequence is not null as logged
    from voting.ballot b
    left join voting.log_entry l on l.decision_id = b.decision_id and l.cast_sequence = b.cast_sequence
   where b.decision_id = $1`;

/**
 * What is wrong between the votes that were acknowledged and those that the database keeps.
 * @param {import('pg').Pool} client
 * @param {string} decisionId
 * @param {readonly Acknowledged[]} acknowledged every answer, also a repeated one
 * @param {{ readonly closed: boolean }} state once closed, every ballot must be in the log
 * @returns {Promise<string[]>}
 */
export async function anomalies(client, decisionId, acknowledged, { closed }) {
  const { rows } = await client.query(KEPT, [decisionId]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const wrong = [];
  if (byKey.size !== rows.length) wrong.push('a key was used twice');
  for (const { key, id, version, choice, memberId } of acknowledged) {
    const kept = byKey.get(key);
    if (!kept) wrong.push(`the acknowledged vote ${key} is lost`);
    else if (
      kept.id !== id ||
      kept.version !== version ||
      kept.choice !== choice ||
      kept.memberId !== memberId
    )
      wrong.push(`the vote ${key} was acknowledged otherwise than it is kept`);
  }
  for (const [memberId, versions] of versionsBy(rows)) {
    if (versions.some((version, place) => version !== place + 1))
      wrong.push(`the versions of ${memberId} are ${versions.join(', ')}`);
  }
  if (closed && rows.some(({ logged }) => !logged)) wrong.push('a vote is not in the log');
  return wrong.map((what) => `${decisionId}: ${what}`);
}

/** @param {readonly { readonly memberId: string, readonly version: number }[]} rows */
function versionsBy(rows) {
  /** @type {Map<string, number[]>} */
  const versions = new Map();
  for (const { memberId, version } of rows)
    versions.set(memberId, [...(versions.get(memberId) ?? []), version]);
  for (const [memberId, unsorted] of versions)
    versions.set(
      memberId,
      unsorted.toSorted((a, b) => a - b),
    );
  return versions;
}
