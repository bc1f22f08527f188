import { forAsker, MAY_CHANGE, MAY_READ, settingsOf, UNGUARDED } from './whose-rows.mjs';

/** Our own schemas; the queue's is BullMQ's. */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity and c.relforcerowsecurity as guarded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'bullmq')`;
/** A column that may be written. */
const COLUMN = `
  select quote_ident(a.attname) as name from pg_attribute a
   where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     and a.attidentity = '' order by a.attnum limit 1`;
const NOT_ALLOWED = '42501';

/** @typedef {import('./whose-rows.mjs').Asker & { readonly name: string }} NamedAsker */

/**
 * Where the database does not do what is said of whose the rows are: a sentence each. Nothing is changed.
 * @param {import('pg').Pool} pool as the program
 * @param {readonly NamedAsker[]} askers
 * @returns {Promise<readonly string[]>}
 */
export async function holesInWalls(pool, askers) {
  const holes = await unsaidTables(pool);
  for (const table of WALLS) holes.push(...(await holesIn(pool, askers, table)));
  return holes;
}

/**
 * Takes each wall away in turn and puts it back: those of which nothing was noticed.
 * @param {import('pg').Pool} pool as the program
 * @param {readonly NamedAsker[]} askers
 * @returns {Promise<readonly string[]>}
 */
export async function wallsNobodyMisses(pool, askers) {
  const unmissed = [];
  for (const table of WALLS) {
    await pool.query(`alter table ${table} disable row level security`);
    const holes = await holesIn(pool, askers, table);
    await pool.query(`alter table ${table} enable row level security`);
    if (holes.length === 0) unmissed.push(table);
  }
  return unmissed;
}

const WALLS = [...Object.keys(MAY_READ), ...Object.keys(MAY_CHANGE)];

/**
 * @param {import('pg').Pool} pool
 * @param {readonly NamedAsker[]} askers
 * @param {string} table
 */
async function holesIn(pool, askers, table) {
  const holes = [];
  for (const asker of askers) {
    const mayRead = MAY_READ[table];
    const mayChange = MAY_CHANGE[table];
    if (mayRead !== undefined)
      holes.push(...(await holesInReading(pool, { asker, table, mayRead: forAsker(mayRead, asker) })));
    if (mayChange !== undefined)
      holes.push(...(await holesInChanging(pool, { asker, table, mayChange: forAsker(mayChange, asker) })));
  }
  return holes;
}

/** @param {import('pg').Pool} pool */
async function unsaidTables(pool) {
  const { rows } = await pool.query(TABLES);
  return rows.flatMap(({ name, guarded }) => {
    const said = [MAY_READ, MAY_CHANGE, UNGUARDED].filter((list) => Object.hasOwn(list, name));
    if (said.length !== 1) return [`of ${name} nothing is said, or two things are`];
    if (guarded === (said[0] === UNGUARDED)) return [`${name} is ${guarded ? '' : 'not '}guarded`];
    return [];
  });
}

/**
 * @param {import('pg').Pool} pool
 * @param {{ readonly asker: NamedAsker, readonly table: string,
 *   readonly mayRead: string }} asked
 */
async function holesInReading(pool, { asker, table, mayRead }) {
  const row = 'array_agg(distinct to_jsonb(t)::text) as rows';
  const said = (await pool.query(`select ${row} from ${table} t where ${mayRead}`)).rows[0].rows ?? [];
  const told =
    (await as(pool, asker, (client) => client.query(`select ${row} from ${table} t`))).rows[0].rows ?? [];
  const beyond = told.filter((/** @type {string} */ one) => !said.includes(one));
  const missing = said.filter((/** @type {string} */ one) => !told.includes(one));
  return [
    ...beyond.map((/** @type {string} */ one) => `${asker.name} may read of ${table}: ${one}`),
    ...missing.map((/** @type {string} */ one) => `${asker.name} does not find in ${table}: ${one}`),
  ];
}

/**
 * @param {import('pg').Pool} pool
 * @param {{ readonly asker: NamedAsker, readonly table: string,
 *   readonly mayChange: string }} asked
 */
async function holesInChanging(pool, { asker, table, mayChange }) {
  const column = (await pool.query(COLUMN, [table])).rows[0].name;
  const { rows } = await pool.query(
    `select ctid::text as place from ${table} t where (${mayChange}) is not true limit 200`,
  );
  const places = rows.map(({ place }) => place);
  const these = 't.ctid = any ($1::tid[])';
  const acts = {
    change: `update ${table} t set ${column} = t.${column} where ${these}`,
    remove: `delete from ${table} t where ${these}`,
  };
  const holes = [];
  for (const [verb, statement] of Object.entries(acts)) {
    const touched = await as(pool, asker, (client) => client.query(statement, [places])).then(
      ({ rowCount }) => rowCount,
      (/** @type {{ code?: string, message: string }} */ error) =>
        error.code === NOT_ALLOWED ? 0 : error.message,
    );
    if (touched !== 0) holes.push(`${asker.name} could ${verb} rows of ${table}: ${touched}`);
  }
  return holes;
}

/**
 * In a transaction of that asker's, of which nothing stays.
 * @template T
 * @param {import('pg').Pool} pool
 * @param {import('./whose-rows.mjs').Asker} asker
 * @param {(client: import('pg').PoolClient) => Promise<T>} act
 * @returns {Promise<T>}
 */
async function as(pool, asker, act) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(settingsOf(asker)))
      await client.query('select set_config($1, $2, true)', [name, value]);
    return await act(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
