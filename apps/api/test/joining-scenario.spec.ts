import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { firstAssembly } from '../scenarios/first-assembly.ts';
import { joining } from '../scenarios/joining.ts';
import { loadScenario, scenarioIn } from '../scenarios/scenario.ts';
import { scenarioNamed } from '../scenarios/scenarios.ts';
import { readConfig } from '../src/config.ts';
import { createDataSource, migrate } from '../src/database.ts';
import { findJoining } from '../src/joining/find-joining.ts';
import { ownDatabase, rowsOf } from './federations.ts';

const NOW = new Date();
let url: string;
let source: DataSource;
let loads: readonly boolean[];

beforeAll(async () => {
  url = await ownDatabase('joining');
  source = createDataSource(readConfig({ DATABASE_URL: url, DB_POOL: '4' }), () => undefined);
  await source.initialize();
  await migrate(source);
  loads = await Promise.all([1, 2].map(() => loadScenario(source, joining, NOW)));
});

afterAll(() => source.destroy());

describe('the scenario joining', () => {
  it('is loaded once, also when two processes start, and the database says that it is there', async () => {
    expect(loads.filter((isNew) => isNew)).toHaveLength(1);
    expect(await loadScenario(source, joining, NOW)).toBe(false);
    expect(await loadScenario(source, firstAssembly, NOW)).toBe(false);
    expect(await scenarioIn(source)).toBe('joining');
  });

  it('has a member for each custodian and somebody who reviews for it, and nobody who applies or votes', async () => {
    const reviewers = await rowsOf(
      url,
      `select c.slug, count(g.id)::integer as reviewers from membership.custodian c
         left join identity.role_grant g on g.custodian_id = c.id and g.role = 'custodian' group by c.slug order by c.slug`,
    );
    expect(reviewers).toEqual(
      ['collective-tools', 'femprocomuns', 'hypha', 'webarchitects'].map((slug) => ({ slug, reviewers: 1 })),
    );
    const [counted] = await rowsOf(
      url,
      `select (select count(*)::integer from membership.member) as members,
              (select count(*)::integer from membership.application) as applications,
              (select count(*)::integer from voting.decision) as decisions`,
    );
    expect(counted).toEqual({ members: 5, applications: 0, decisions: 0 });
  });

  it('lets producers in by silence, by a vote or by the custodian alone, and asks each in its own currency', async () => {
    const view = { db: source.manager, actor: { kind: 'visitor' }, now: NOW } as const;
    const told = await Promise.all(
      ['femprocomuns', 'hypha', 'webarchitects', 'collective-tools'].map(async (slug) => {
        const found = await findJoining(view, slug, 'en');
        const producer = found?.classes.find((one) => one.class.slug === 'producer');
        return [producer?.rule.kind, producer?.gives?.match(/or (.*), or/)?.[1]];
      }),
    );
    expect(told).toEqual([
      ['objectionWindow', '500 euros'],
      ['decision', '750 Canadian dollars'],
      ['custodian', '430 British pounds'],
      ['decision', '5,500 Swedish kronor'],
    ]);
  });

  it('gives each of its nine personas an account', async () => {
    expect(joining.personas).toHaveLength(9);
    const accounts = await rowsOf<{ id: string }>(url, 'select person_id as id from identity.account');
    const known = new Set(accounts.map(({ id }) => id));
    expect(joining.personas.filter(({ personId }) => !known.has(personId))).toEqual([]);
  });
});

describe('a scenario that does not exist', () => {
  it('is answered with the names of those that do', () => {
    expect(() => scenarioNamed('nowhere')).toThrow(
      'There is no scenario "nowhere"; there are first-assembly, joining.',
    );
  });
});
