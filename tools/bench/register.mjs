import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { withClient, withDatabase } from '../measure/database.mjs';
import { foundFederation } from '../measure/federation.mjs';
import { load, median, post, repeat } from '../measure/load.mjs';
import { migrated } from '../measure/migrated.mjs';
import { serving } from '../measure/servers.mjs';
import { countingWay } from '../measure/statements.mjs';
import { printOutcomes, takeTurns, timesAsFast } from './rounds.mjs';
import { BARE, PAST } from './register-sql.mjs';

const DOCUMENTS = new URL('../../apps/api/dist/bench/documents.js', import.meta.url).href;
const CONNECTIONS = 8;
const AT_LENGTH = { members: 10_000, rounds: 5, roundMs: 1_500 };
const AS_OF = '2021-06-30';
/** Of bare SQL, and how many statements, by what is asked. A member's page asks for each of its parts by itself. */
const BARS = {
  REGISTER: { shareMin: 0.5, statementsBelow: 3 },
  MEMBER: { shareMin: 0.15, statementsBelow: 5 },
};
/** On a page of ours; bare SQL brings one more, by which one sees whether there is a next. */
const PAGE = 50;
const LABELS = { ours: 'ours, HTTP', bare: 'bare SQL' };

/**
 * The register of 10,000 members, of which every second moved and every tenth left since: listed, searched,
 * narrowed and read as of a past day, through HTTP as ours and as bare SQL on as many connections. The statements
 * of each page are counted on the wire.
 * @param {Size} [size]
 */
export async function benchRegister(size = AT_LENGTH) {
  const documents = await import(DOCUMENTS);
  console.log(
    `${size.members.toLocaleString('en')} members as of ${AS_OF}; ${CONNECTIONS} connections, medians of`,
  );
  console.log(`${size.rounds} rounds of ${size.roundMs / 1000} s in turns\n`);
  return withDatabase({ durable: true }, async ({ home, database }) => {
    await migrated(home, database.url);
    const reader = await withClient(database.url, async (client) => {
      const { voters } = await foundFederation(client, size.members);
      for (const statement of PAST) await client.query(statement);
      return voters[0];
    });
    if (!reader) throw new Error('a federation without members');
    const questions = questionsAbout(reader.slug, size.members);
    const way = await countingWay(database.url);
    try {
      return await serving(['ours-on-database'], { DATABASE_URL: way.url, ROLE: 'api' }, async ([ours]) => {
        if (!ours) throw new Error('the server must run');
        return await withBare(database.url, (bare) =>
          compare({ ours, bare, way, documents, cookie: reader.cookie, questions, ...size }),
        );
      });
    } finally {
      await way.close();
    }
  });
}

/**
 * What is asked of the register, each as our document and as a statement.
 * @param {string} slug
 * @param {number} members
 * @returns {readonly Question[]}
 */
function questionsAbout(slug, members) {
  const middle = `cooperative member-${String(members / 2).padStart(5, '0')}`;
  const asked = { asOf: AS_OF };
  const after = Buffer.from(JSON.stringify([middle, NO_ID])).toString('base64url');
  return [
    { name: 'first page', document: 'REGISTER', variables: asked, sql: BARE.first, values: [AS_OF] },
    {
      name: 'a page from the middle',
      document: 'REGISTER',
      variables: { ...asked, after },
      sql: BARE.middle,
      values: [AS_OF, middle, NO_ID],
    },
    {
      name: 'searched by a part of the name',
      document: 'REGISTER',
      variables: { ...asked, search: '0421' },
      sql: BARE.searched,
      values: [AS_OF, '%0421%'],
    },
    {
      name: 'narrowed by class and custodian',
      document: 'REGISTER',
      variables: { ...asked, class: 'consumer', custodian: 'earlier' },
      sql: BARE.narrowed,
      values: [AS_OF, 'consumer', 'earlier'],
    },
    {
      name: 'one member with its history',
      document: 'MEMBER',
      variables: { ...asked, slug },
      sql: BARE.member,
      values: [AS_OF, slug],
    },
  ];
}

const NO_ID = '00000000-0000-4000-8000-000000000000';

/**
 * @typedef {{ readonly name: string, readonly document: 'REGISTER' | 'MEMBER', readonly variables: object,
 *   readonly sql: string, readonly values: readonly unknown[] }} Question
 * @typedef {{ readonly ours: import('../measure/servers.mjs').Served, readonly bare: readonly pg.Client[],
 *   readonly way: Awaited<ReturnType<typeof countingWay>>, readonly cookie: string,
 *   readonly documents: { readonly idOf: (text: string) => string } & Readonly<Record<string, any>>,
 *   readonly questions: readonly Question[] } & Size} Comparison
 * @typedef {{ readonly members: number, readonly rounds: number, readonly roundMs: number }} Size
 */

/** @param {Comparison} comparison */
async function compare({ ours, bare, way, documents, cookie, questions, rounds, roundMs }) {
  const bars = [];
  for (const { name, document, variables, sql, values } of questions) {
    const request = post({ documentId: documents.idOf(documents[document]), variables }, { cookie });
    await demandSameAnswer({ name, document, port: ours.port, request, client: bare[0], sql, values });
    const statements = await statementsOf(ours.port, request, way, rounds);
    const outcomes = await takeTurns(
      [
        { name: LABELS.ours, pid: ours.pid, round: () => repeat(ours.port, request, CONNECTIONS, roundMs) },
        { name: LABELS.bare, pid: null, round: () => overSql({ clients: bare, text: sql, values, roundMs }) },
      ],
      rounds,
    );
    printOutcomes(`${name}: ${statements} statements, who asks among them`, outcomes, LABELS.bare);
    const share = timesAsFast(outcomes, LABELS.ours, LABELS.bare);
    const { shareMin, statementsBelow } = BARS[document];
    bars.push(
      { what: `${name}: at least ${shareMin} of bare SQL`, holds: share >= shareMin },
      { what: `${name}: under ${statementsBelow} statements`, holds: statements < statementsBelow },
    );
  }
  console.log('');
  return bars;
}

/**
 * Before anything is timed: ours finds the very members that bare SQL finds, and some. An empty list would be quick.
 * @param {Pick<Question, 'name' | 'document' | 'sql' | 'values'> & { readonly port: number,
 *   readonly request: Buffer, readonly client: pg.Client | undefined }} asked
 */
async function demandSameAnswer({ name, document, port, request, client, sql, values }) {
  /** @type {Buffer[]} */
  const bodies = [];
  let asked = false;
  const next = () => (asked ? null : ((asked = true), request));
  await load({ port, connections: 1, next, heard: (answer) => (told(answer), bodies.push(answer.body)) });
  const { data } = JSON.parse(String(bodies[0]));
  const { rows } = (await client?.query({ text: sql, values: [...values] })) ?? { rows: [] };
  const bare = {
    total: document === 'MEMBER' ? 1 : Number(rows[0]?.total),
    slugs: slugsOf(rows.slice(0, PAGE)),
  };
  const ours =
    document === 'MEMBER'
      ? { total: 1, slugs: slugsOf([data.member]) }
      : { total: data.members.totalCount, slugs: slugsOf(data.members.nodes) };
  if (bare.slugs.length === 0 || !isDeepStrictEqual(ours, bare))
    throw new Error(`${name}: ours answers ${JSON.stringify(ours)}, bare SQL ${JSON.stringify(bare)}`);
}

/** @param {readonly { readonly slug: string }[]} members */
function slugsOf(members) {
  return members.map(({ slug }) => slug);
}

/**
 * The statements that one answer takes; the median of some, for a pool now and then looks after itself.
 * @param {number} port
 * @param {Buffer} request
 * @param {Comparison['way']} way
 * @param {number} rounds
 */
async function statementsOf(port, request, way, rounds) {
  const counts = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = way.count();
    let asked = false;
    const next = () => (asked ? null : ((asked = true), request));
    await load({ port, connections: 1, next, heard: told });
    counts.push(way.count() - before);
  }
  return median(counts);
}

/** An answer that is an error would be quick. @param {import('../measure/load.mjs').Answer} answer */
function told({ body }) {
  if (body.includes('"errors"')) throw new Error(body.toString());
}

/**
 * @param {{ readonly clients: readonly pg.Client[], readonly text: string, readonly values: readonly unknown[],
 *   readonly roundMs: number }} options
 */
async function overSql({ clients, text, values, roundMs }) {
  const began = performance.now();
  let answered = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - began < roundMs) {
        const { rows } = await client.query({ text, values: [...values] });
        if (rows.length === 0) throw new Error('bare SQL found nothing');
        answered += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const perSecond = answered / seconds;
  return { connections: clients.length, seconds, perSecond, answered, failed: 0, p50Ms: 0, p99Ms: 0 };
}

/**
 * As many connections as ours has clients.
 * @template T
 * @param {string} url
 * @param {(clients: readonly pg.Client[]) => Promise<T>} act
 * @returns {Promise<T>}
 */
async function withBare(url, act) {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    return await act(clients);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
