import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MigrationExecutor } from 'typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import { firstAssembly } from '../scenarios/first-assembly.ts';
import { loadScenario } from '../scenarios/scenario.ts';
import { readConfig } from '../src/config.ts';
import { createDataSource } from '../src/database.ts';
import { ownDatabase } from './own-process.ts';
import { SHAPE } from './shape-of-database.ts';

/** Those before it have been undone and done again by everybody who has worked on them. */
const FIRST = 'OneAccount1700000000045';

let source: DataSource;
let runner: QueryRunner;
let executor: MigrationExecutor;
/** The shape before each of them and once all are done, in their order. */
const shapes: (readonly [string, readonly string[]])[] = [];
let newest: readonly string[];
let heldBefore: ReadonlyMap<string, number>;
let ofServices: number;

beforeAll(async () => {
  source = createDataSource(readConfig({ DATABASE_URL: await ownDatabase(), DB_POOL: '2' }), () => undefined);
  await source.initialize();
  runner = source.createQueryRunner();
  await runner.query(`set statement_timeout = 0`);
  await runner.query(`set plenaria.account = 'system'`);
  executor = new MigrationExecutor(source, runner);
  await comeUp(async (name) => {
    if (name === FIRST || shapes.length > 0) shapes.push([name, await shape()]);
  });
  newest = await shape();
  await loadScenario(source, firstAssembly, new Date());
  await live();
  heldBefore = await held();
  ofServices = await count(`from privacy.trail where service is not null`);
});

afterAll(async () => {
  await runner.release();
  await source.destroy();
});

/** Every migration that is still to come, each in a transaction as the program does it. */
async function comeUp(before: (name: string) => Promise<void>): Promise<void> {
  for (const migration of await executor.getPendingMigrations()) {
    await before(migration.name);
    await runner.startTransaction();
    await executor.executeMigration(migration);
    await runner.commitTransaction();
  }
}

async function shape(): Promise<readonly string[]> {
  const lines: readonly { line: string }[] = await runner.query(SHAPE);
  return lines.map(({ line }) => line);
}

async function count(what: string): Promise<number> {
  const [row]: readonly { found: number }[] = await runner.query(`select count(*)::integer as found ${what}`);
  return row?.found ?? 0;
}

/** How many rows each table holds. */
async function held(): Promise<ReadonlyMap<string, number>> {
  const tables: readonly { place: string }[] = await runner.query(
    `select schemaname || '.' || tablename as place from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'public') order by 1`,
  );
  const found = new Map<string, number>();
  for (const { place } of tables) found.set(place, await count(`from ${place}`));
  return found;
}

/** What the example leaves untouched: somebody is renamed, answers of themself, and leads what is put to the vote. */
async function live(): Promise<void> {
  await runner.query(`update membership.person set name = name || ' Nova' where email like 'aina%'`);
  await runner.query(
    `insert into diversity.answer (pseudonym, gender, purpose, since, until)
     values (repeat('a', 64), 'woman', 1, '2026-01-01', '2026-03-31')`,
  );
  await runner.query(`alter table voting.decision disable trigger user`);
  await runner.query(
    `insert into voting.decision (rule_pack_id, author_id, original_language, languages, created_at, state, opened_at,
       closes_at, record_date, roll_root)
     select rule_pack_id, author_id, original_language, languages, created_at, state, opened_at, closes_at, record_date,
       roll_root from voting.decision where state = 'open' limit 1`,
  );
  await runner.query(`update voting.decision set chair_id = author_id`);
  await runner.query(`alter table voting.decision enable trigger user`);
  for (const state of ['open', 'closed'])
    await runner.query(
      `update membership.application
          set decision_id = (select id from voting.decision where state = $1 order by number limit 1)
        where id = (select id from membership.application where decision_id is null order by number limit 1)`,
      [state],
    );
}

/** A service that asks nobody and one that asks, and what the same person let each be told. */
async function beToldBy(): Promise<void> {
  await runner.query(
    `with made as (
       insert into identity.service (name, redirect_uris, leave_uris, scopes, asks_nobody, registered_at)
       select name, '{https://there.example}', '{}', '{openid,email}', asks_nobody, now()
         from (values ('Asks nobody', true), ('Asks', false)) given (name, asks_nobody) returning id)
     insert into identity.service_agreement (account_id, service_id, scopes, agreed_at, last_used_at)
     select (select id from identity.account limit 1), id, '{openid,email}', now(), now() from made`,
  );
}

describe('undoing the newest migrations on a database in which people live', () => {
  it('leaves the shape that each of them found', async () => {
    expect(shapes.length).toBeGreaterThan(8);
    for (const [name, before] of shapes.toReversed()) {
      await executor.undoLastMigration();
      expect([name, await shape()]).toEqual([name, before]);
    }
  });

  it('takes what has no place any more, and nothing else', async () => {
    const gone = (place: string) => !after.has(place);
    const after = await held();
    expect([...heldBefore.keys()].filter(gone)).toEqual([
      'agreements.told_version',
      'diversity.answer',
      'diversity.cell_count',
      'diversity.pseudonym_key',
      'diversity.snapshot',
      'identity.service',
      'identity.service_agreement',
      'identity.service_event',
      'identity.service_token',
      'identity.signing_key',
      'membership.former_name',
      'privacy.former_name',
    ]);
    for (const place of ['identity.service_agreement', 'privacy.former_name'])
      expect([place, heldBefore.get(place)]).not.toEqual([place, 0]);
    expect(ofServices).toBeGreaterThan(0);
    const trail = (heldBefore.get('privacy.trail') ?? 0) - ofServices;
    expect(after).toEqual(
      new Map([...heldBefore, ['privacy.trail', trail] as const].filter(([place]) => !gone(place))),
    );
  });

  it('is done again with what is there by then', async () => {
    await comeUp(async (name) => {
      if (name === 'WhoMayUseServices1700000000047') await beToldBy();
    });
    expect(await shape()).toEqual(newest);
    const told: readonly unknown[] = await runner.query(
      `select s.name, s.admits, a.unasked
         from identity.service_agreement a join identity.service s on s.id = a.service_id order by s.name`,
    );
    expect(told).toEqual([
      { name: 'Asks', admits: 'members', unasked: [] },
      { name: 'Asks nobody', admits: 'members', unasked: ['openid', 'email'] },
    ]);
    const votes: readonly { state: string; marked: boolean; led: boolean; about: boolean }[] =
      await runner.query(
        `select distinct state, is_about_membership as marked, chair_id is not null as led,
              exists (select from membership.application a where a.decision_id = d.id)
              or exists (select from membership.membership_change c where c.decision_id = d.id) as about
         from voting.decision d where state in ('open', 'closed') order by state, about`,
      );
    expect(votes).toEqual([
      { state: 'closed', marked: false, led: true, about: true },
      { state: 'open', marked: false, led: true, about: false },
      { state: 'open', marked: true, led: false, about: true },
    ]);
    const holding = await count(
      `from agreements.version where published_at is not null and material and effective_from <= current_date`,
    );
    expect(holding).toBeGreaterThan(0);
    expect(await count(`from agreements.told_version`)).toBe(holding);
  });
});
