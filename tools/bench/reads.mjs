import { foundFederation } from '../measure/federation.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { post, repeat } from '../measure/load.mjs';
import { migrated } from '../measure/migrated.mjs';
import { serving } from '../measure/servers.mjs';
import { printOutcomes, takeTurns, timesAsFast } from './rounds.mjs';

const DOCUMENTS = new URL('../../apps/api/dist/bench/documents.js', import.meta.url).href;
const CONNECTIONS = 32;
const AT_LENGTH = { rounds: 5, roundMs: 2_000 };
const MEMBERS = 60;
const ID_IN_MEMORY = '00000000-0000-4000-8000-000000000007';
const BARS = { small: 3, list: 4 };

/**
 * Reading: a small query and a list of 50, ours against Nest's default path and bare node:http, over resolvers
 * without a database (the way from the socket to them: here lie the bars) and over the real register.
 * @param {Size} [size]
 */
export async function benchReads(size = AT_LENGTH) {
  const documents = await import(DOCUMENTS);
  const { SMALL_IN_MEMORY, LIST_IN_MEMORY, SMALL, LIST, idOf } = documents;
  console.log(
    `${CONNECTIONS} connections, medians of ${size.rounds} rounds of ${size.roundMs / 1000} s in turns\n`,
  );
  const cookie = `__Host-plenaria=${'a'.repeat(43)}`;
  const paths = { ...size, idOf };
  const inMemory = await compare(
    { data: 'in-memory', cookie, ...paths },
    {
      small: { query: SMALL_IN_MEMORY, variables: { id: ID_IN_MEMORY } },
      list: { query: LIST_IN_MEMORY, variables: { first: 50 } },
    },
  );
  await withDatabase({ durable: true }, async ({ home, database }) => {
    await migrated(home, database.url);
    const { voters } = await withClient(database.url, (client) => foundFederation(client, MEMBERS));
    const [voter] = voters;
    if (!voter) throw new Error('a federation without voters');
    const questions = {
      small: { query: SMALL, variables: { slug: voter.slug } },
      list: { query: LIST, variables: { first: 50 } },
    };
    const environment = { DATABASE_URL: database.url, ROLE: 'api' };
    await compare({ data: 'on-database', cookie: voter.cookie, environment, ...paths }, questions);
  });
  return [
    { what: `small query at least ${BARS.small}× the default path`, holds: inMemory.small >= BARS.small },
    { what: `list of 50 at least ${BARS.list}× the default path`, holds: inMemory.list >= BARS.list },
  ];
}

/**
 * @typedef {{ readonly rounds: number, readonly roundMs: number }} Size
 * @typedef {Size & { readonly data: 'in-memory' | 'on-database', readonly cookie: string,
 *   readonly idOf: (text: string) => string, readonly environment?: NodeJS.ProcessEnv }} Paths
 */

/**
 * Prints small and list for one kind of data. Answers how many times as fast as the default path ours was.
 * @param {Paths} paths
 * @param {Readonly<Record<'small' | 'list', { query: string, variables: object }>>} questions
 */
async function compare({ data, cookie, idOf, environment, rounds, roundMs }, questions) {
  const names = ['ours', 'default', 'bare'].map((path) => `${path}-${data}`);
  return serving(names, environment, async (servers) => {
    const measure = async (/** @type {'small' | 'list'} */ size) => {
      const { query, variables } = questions[size];
      const contenders = servers.map(({ name, port, pid }) => {
        const body = name.startsWith('ours') ? { documentId: idOf(query), variables } : { query, variables };
        const request = post(body, { cookie });
        return {
          name: LABELS[name.split('-')[0] ?? ''] ?? name,
          pid,
          round: () => repeat(port, request, CONNECTIONS, roundMs),
        };
      });
      const outcomes = await takeTurns(contenders, rounds);
      printOutcomes(`${size}, ${data.replace('-', ' ')}`, outcomes, LABELS['default'] ?? '');
      return timesAsFast(outcomes, LABELS['ours'] ?? '', LABELS['default'] ?? '');
    };
    const ratios = { small: await measure('small'), list: await measure('list') };
    console.log('');
    return ratios;
  });
}

/** @type {Readonly<Record<string, string>>} */
const LABELS = { ours: 'ours', default: 'Nest, Apollo on Express', bare: 'bare node:http' };
