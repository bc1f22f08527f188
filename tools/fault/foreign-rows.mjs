/**
 * What one person must never be told: the words of rows that are another custodian's or another person's alone, and
 * the ids by which somebody might ask for them.
 * @typedef {{ readonly ids: readonly string[], readonly words: readonly string[],
 *   readonly rows: ReadonlyMap<string, number>, readonly isShown: (id: string) => boolean }} Foreign
 * @typedef {{ readonly account: string | null, readonly custodians: readonly string[],
 *   readonly member: boolean }} Asker
 * @typedef {{ readonly name: string, readonly guarded: boolean }} Table
 */

/** Our own schemas; the queue's is BullMQ's. */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as guarded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'bullmq')`;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const EMAIL = /[\w.+-]+@[\w.-]+\.\w+/;
/** Shorter words, and words of one piece, stand in many a text that is everybody's. */
const WORD_LENGTH_MIN = 8;
/** What these hold is a person's own: nobody else is shown a row of theirs. */
const OWN = /^(identity|post)\./;

/**
 * What row level security keeps from this asker.
 * @param {import('pg').Pool} pool
 * @param {Asker} asker
 * @returns {Promise<Foreign>}
 */
export async function foreignTo(pool, asker) {
  const tables = await tablesOf(pool);
  const theirs = await rowsOf(pool, tables, settingsOf(asker));
  const all = await rowsOf(pool, tables, { 'plenaria.account': 'system' });
  /** @type {unknown[]} */
  const hidden = [];
  /** @type {Map<string, number>} */
  const rows = new Map();
  let shown = '';
  let shownOfGuarded = '';
  for (const { name, guarded } of tables) {
    const visible = new Set(theirs.get(name)?.map((row) => JSON.stringify(row)));
    const beyond = (all.get(name) ?? []).filter((row) => !visible.has(JSON.stringify(row)));
    if (guarded && beyond.length > 0) rows.set(name, beyond.length);
    hidden.push(...beyond);
    if (guarded) shownOfGuarded += [...visible].join('\n');
    if (!OWN.test(name)) shown += [...visible].join('\n');
  }
  const leaves = new Set(hidden.flatMap(leavesOf));
  return {
    ids: [...leaves].filter((leaf) => UUID.test(leaf) && !shown.includes(leaf)),
    words: [...leaves].filter(
      (leaf) => isTelling(leaf) && !shown.includes(JSON.stringify(leaf).slice(1, -1)),
    ),
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
 * A fingerprint of every guarded row: what nobody may have changed.
 * @param {import('pg').Pool} pool
 * @param {readonly string[]} ids
 */
export async function fingerprint(pool, ids) {
  const tables = (await tablesOf(pool)).filter(({ guarded }) => guarded);
  const all = await rowsOf(pool, tables, { 'plenaria.account': 'system' });
  const known = new Set(ids);
  return [...all].flatMap(([name, rows]) =>
    rows
      .map((row) => JSON.stringify(row))
      .filter((row) => row.split('"').some((part) => known.has(part)))
      .map((row) => `${name} ${row}`),
  );
}

/** @param {import('pg').Pool} pool @returns {Promise<readonly Table[]>} */
async function tablesOf(pool) {
  return (await pool.query(TABLES)).rows;
}

/**
 * @param {import('pg').Pool} pool
 * @param {readonly Table[]} tables
 * @param {Readonly<Record<string, string>>} settings
 */
async function rowsOf(pool, tables, settings) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value]);
    /** @type {Map<string, unknown[]>} */
    const rows = new Map();
    for (const { name } of tables) {
      const found = await client.query(`select to_jsonb(t) as row from ${name} t`);
      rows.set(
        name,
        found.rows.map(({ row }) => row),
      );
    }
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** @param {Asker} asker @returns {Readonly<Record<string, string>>} */
function settingsOf({ account, custodians, member }) {
  if (account === null) return {};
  return {
    'plenaria.account': account,
    'plenaria.custodians': custodians.join(','),
    'plenaria.member': member ? 'yes' : '',
  };
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
