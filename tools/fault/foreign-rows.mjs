import { forAsker, MAY_CHANGE, MAY_READ } from './whose-rows.mjs';

/**
 * What one person must never be told: the words of rows that are another custodian's or another person's alone, and
 * the ids by which somebody might ask for them.
 * @typedef {{ readonly ids: readonly string[], readonly words: readonly string[],
 *   readonly rows: ReadonlyMap<string, number>, readonly isShown: (id: string) => boolean }} Foreign
 * @typedef {import('./whose-rows.mjs').Asker} Asker
 */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const EMAIL = /[\w.+-]+@[\w.-]+\.\w+/;
/** Shorter words, and words of one piece, stand in many a text that is everybody's. */
const WORD_LENGTH_MIN = 8;
/** What everybody who belongs here may read, beside the register. */
const OF_THE_ASSEMBLY = ['voting.decision', 'voting.decision_text', 'voting.comment', 'voting.rule_pack'];

/**
 * What this asker may not be told, by what is said of each table and not by what the database does.
 * @param {import('pg').Pool} pool as the program
 * @param {Asker} asker
 * @returns {Promise<Foreign>}
 */
export async function foreignTo(pool, asker) {
  /** @type {unknown[]} */
  const hidden = [];
  /** @type {Map<string, number>} */
  const rows = new Map();
  let shownOfGuarded = '';
  for (const [table, predicate] of Object.entries(MAY_READ)) {
    const mayRead = forAsker(predicate, asker);
    const beyond = await rowsOf(pool, table, `(${mayRead}) is not true`);
    rows.set(table, beyond.length);
    hidden.push(...beyond);
    shownOfGuarded += JSON.stringify(await rowsOf(pool, table, mayRead));
  }
  let shown = shownOfGuarded;
  for (const table of [...Object.keys(MAY_CHANGE), ...OF_THE_ASSEMBLY])
    shown += JSON.stringify(await rowsOf(pool, table, 'true'));
  const leaves = [...new Set(hidden.flatMap(leavesOf))];
  return {
    ids: leaves.filter((leaf) => UUID.test(leaf) && !shown.includes(leaf)),
    words: leaves.filter((leaf) => isTelling(leaf) && !shown.includes(JSON.stringify(leaf).slice(1, -1))),
    rows,
    isShown: (id) => shownOfGuarded.includes(id),
  };
}

/**
 * The mailboxes of everybody whom this account has nothing to do with: who neither belongs to its custodians nor
 * stands in a row that it is shown.
 * @param {import('pg').Pool} pool
 * @param {Asker} asker
 * @param {Foreign} foreign
 * @returns {Promise<readonly string[]>}
 */
export async function foreignMailboxes(pool, { account, custodians }, { isShown }) {
  const { rows } = await pool.query(
    `select a.id, a.email from identity.account a
      where a.id is distinct from $1::uuid
        and not exists (select from membership.representation r
                          join membership.membership m using (member_id)
                         where r.person_id = a.person_id and m.custodian_id = any ($2::uuid[]))
        and not exists (select from membership.member m join membership.membership s on s.member_id = m.id
                         where m.person_id = a.person_id and s.custodian_id = any ($2::uuid[]))`,
    [account, custodians],
  );
  return rows.filter(({ id }) => !isShown(id)).map(({ email }) => email);
}

/**
 * Every row that none of the askers may read, or change where everybody reads: what must be as it was.
 * @param {import('pg').Pool} pool as the program
 * @param {readonly Asker[]} askers
 */
export async function fingerprint(pool, askers) {
  /** @type {string[]} */
  const found = [];
  for (const [table, predicate] of Object.entries({ ...MAY_READ, ...MAY_CHANGE })) {
    const nobodys = askers.map((asker) => `(${forAsker(predicate, asker)}) is not true`).join(' and ');
    for (const row of await rowsOf(pool, table, nobodys)) found.push(`${table} ${JSON.stringify(row)}`);
  }
  return found;
}

/**
 * @param {import('pg').Pool} pool
 * @param {string} table
 * @param {string} condition
 * @returns {Promise<unknown[]>}
 */
async function rowsOf(pool, table, condition) {
  const { rows } = await pool.query(`select to_jsonb(t) as row from ${table} t where ${condition}`);
  return rows.map(({ row }) => row);
}

/** @param {unknown} value @returns {string[]} */
function leavesOf(value) {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [];
}

/** @param {string} leaf */
function isTelling(leaf) {
  if (EMAIL.test(leaf)) return true;
  return leaf.length >= WORD_LENGTH_MIN && /[\s+]/.test(leaf) && !/^\d{4}-\d\d-\d\d/.test(leaf);
}
