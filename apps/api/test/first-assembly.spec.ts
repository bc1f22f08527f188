import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { RequestContext } from '../src/context.ts';
import { firstAssembly } from '../scenarios/first-assembly.ts';
import { loadScenario, stableId } from '../scenarios/scenario.ts';
import { readConfig } from '../src/config.ts';
import { createDataSource, migrate } from '../src/database.ts';
import { findMembers } from '../src/membership/find-members.ts';
import { electorsOn } from '../src/membership/electors-on.ts';
import type { Elector } from '../src/membership/electors-on.ts';
import { classesOf, custodianOf, representativesOf } from '../src/membership/register-loaders.ts';
import { listeningTo } from './listening.ts';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

/** A database of its own: a scenario is only loaded where nothing is yet. */
const NAME = `first_assembly_${randomUUID().slice(0, 8)}`;
let source: DataSource;
let loads: readonly boolean[];
let electors: readonly Elector[];

async function inTheCluster(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'], ...AS_PROGRAM });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await inTheCluster(`create database ${NAME}`);
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  url.pathname = NAME;
  source = createDataSource(readConfig({ DATABASE_URL: url.href, DB_POOL: '4' }), () => undefined);
  await source.initialize();
  await migrate(source);
  loads = await Promise.all([1, 2].map(() => loadScenario(source, firstAssembly, new Date())));
  electors = await electorsOn(source.manager, '2020-08-15');
});

afterAll(async () => {
  await source.destroy();
  await inTheCluster(`drop database ${NAME}`);
});

const slugsWith = (held: string) =>
  electors.filter(({ classes }) => classes.includes(held)).map(({ slug }) => slug);

describe('the first assembly', () => {
  it('is loaded once, also when two processes start, and not where a federation is', async () => {
    expect(loads.filter((isNew) => isNew)).toHaveLength(1);
    expect(await loadScenario(source, firstAssembly, new Date())).toBe(false);
  });

  it('has the twelve producers and four consumers of August 2020, and one that is both', () => {
    expect(slugsWith('producer')).toHaveLength(12);
    expect(slugsWith('consumer')).toEqual([
      'animorph',
      'free-knowledge-institute',
      'individual-3',
      'may-first',
      'open-co-op',
    ]);
    expect(slugsWith('individual')).toEqual(['individual-1', 'individual-2', 'individual-3']);
    expect(slugsWith('collaborating')).toEqual([]);
  });

  it('has one representative and one alternate for each organisation, and individuals for themselves', () => {
    for (const { kind, voters } of electors) expect(voters).toHaveLength(kind === 'organisation' ? 2 : 1);
    const hypha = electors.find(({ slug }) => slug === 'hypha');
    expect(hypha).toMatchObject({ memberId: stableId('member', 'hypha'), name: 'Hypha' });
    expect(hypha?.voters[0]).toBe(firstAssembly.personas.find(({ key }) => key === 'chair')?.personId);
  });

  it('had no electors the day before', async () => {
    expect(await electorsOn(source.manager, '2020-07-31')).toEqual([]);
  });

  it('invents its people, and writes to no real address', async () => {
    const people = await source.query('select email, invented from membership.person');
    expect(people).toHaveLength(33);
    for (const { email, invented } of people) {
      expect(invented).toBe(true);
      expect(email).toMatch(/^[a-z.-]+@[a-z0-9-]+\.example$/);
    }
  });

  it('offers nine personas, each with an account and the roles it says', async () => {
    expect(firstAssembly.personas.map(({ key }) => key)).toEqual([
      'secretary',
      'chair',
      'producer-ca',
      'producer-en',
      'producer-sv',
      'consumer',
      'individual',
      'custodian',
      'operator',
    ]);
    const roles = await source.query(
      `select a.person_id, array_agg(g.role) as roles from identity.account a
       join identity.role_grant g on g.account_id = a.id group by a.person_id`,
    );
    const withRoles = firstAssembly.personas.filter((persona) => persona.roles.length > 0);
    // Hypha's custodian reviews applications, and is no persona of the demo.
    expect(roles).toHaveLength(withRoles.length + 1);
    for (const persona of withRoles)
      expect(roles).toContainEqual({ person_id: persona.personId, roles: persona.roles });
  });

  it('is listed with custodians, classes and representatives in four statements, and counted by a fifth when asked', async () => {
    const statements: string[] = [];
    source.setOptions({ logging: ['query'], logger: listeningTo(statements) });
    const actor = { kind: 'system', name: 'test' } as const;
    const view = { db: source.manager, actor, now: new Date('2020-08-15') };
    // what the register reads of a request, and no more
    const context = { ...view, language: 'en', loaders: new Map() } as unknown as RequestContext;
    const filter = { asOf: null, search: null, class: null, custodian: null, kind: null };
    const { nodes, totalCount } = await findMembers(view, filter, { first: 50, after: null });
    const asking = { context, view };
    const read = [custodianOf, classesOf, representativesOf];
    await Promise.all(nodes.flatMap(({ id }) => read.map(async (part) => part(asking, id, '2020-08-15'))));
    expect(nodes).toHaveLength(16);
    expect(statements).toHaveLength(4);
    expect(await totalCount()).toBe(16);
    expect(statements).toHaveLength(5);
  });

  it('names nobody in a history that cannot be erased', async () => {
    const events = JSON.stringify(
      await source.query('select before, after, reason from membership.register_event'),
    );
    for (const { name } of await source.query('select name from membership.person'))
      expect(events).not.toContain(name);
  });
});
