import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { createDatabase, startPostgres } from '../../../tools/postgres.mjs';
import { loadScenario } from '../scenarios/scenario.ts';
import { scenarioNamed } from '../scenarios/scenarios.ts';
import { erasedPersons } from '../src/backup/erased-persons.ts';
import { restoreBackup } from '../src/backup/restore-backup.ts';
import { tablesInBackup, takeBackup } from '../src/backup/take-backup.ts';
import { verifyDecisions } from '../src/backup/verify-decisions.ts';
import { readConfig } from '../src/config.ts';
import { createDataSource, migrate } from '../src/database.ts';
import { sealingKeys } from '../src/operations/sealed.ts';
import { eraseEverywhere } from '../src/privacy/erase-due.ts';
import { Works } from '../src/work.ts';
import type { Asking } from '../src/work.ts';
import { rowsOf } from './federations.ts';
import { searchEverywhere, searchText } from './search-everywhere.ts';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

const asking: Asking = { actor: { kind: 'system', name: 'test' }, now: new Date() };
const folder = mkdtempSync(join(tmpdir(), 'plenaria-backup-'));
const home = join(folder, 'home');
const keys = sealingKeys({ home, secretsKeys: ['of this test'] });
const [before, after] = [join(folder, 'backups', 'before'), join(folder, 'backups', 'after')];
mkdirSync(join(folder, 'backups'));
const open: { readonly destroy: () => Promise<void> }[] = [];

/** Somebody who has voted in the living example, and what they are known by. */
type Voter = { readonly id: string; readonly name: string; readonly email: string };
let source: Awaited<ReturnType<typeof connect>>;
let sourceUrl = '';
let voter: Voter;

async function connect(url: string) {
  const made = await createDataSource(
    readConfig({ DATABASE_URL: url, DB_POOL: '2' }),
    () => undefined,
  ).initialize();
  open.push(made);
  return made;
}

async function emptyDatabase(): Promise<string> {
  const server = await startPostgres({ home: process.env['TEST_HOME'] ?? '', durable: false });
  return createDatabase(server, `backup_${Math.random().toString(36).slice(2)}`);
}

async function withClient<Answer>(url: string, look: (db: pg.Client) => Promise<Answer>): Promise<Answer> {
  const db = new pg.Client({ connectionString: url, ...AS_PROGRAM });
  await db.connect();
  try {
    return await look(db);
  } finally {
    await db.end();
  }
}

beforeAll(async () => {
  sourceUrl = await emptyDatabase();
  source = await connect(sourceUrl);
  await migrate(source);
  await loadScenario(source, scenarioNamed('first-assembly'), new Date());
  const [found]: readonly Voter[] = await source.query(
    `select p.id, p.name, p.email from membership.person p join membership.member m on m.person_id = p.id
      where p.email is not null and exists (select from voting.ballot b where b.cast_by = p.id)
        and not exists (select from identity.account a join identity.role_grant g on g.account_id = a.id
                         where a.person_id = p.id)
        and not exists (select from membership.representation r where r.person_id = p.id) limit 1`,
  );
  if (!found) throw new Error('the living example has an individual who voted');
  voter = found;
});

afterAll(async () => {
  for (const one of open) await one.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const textOfBackup = (path: string) =>
  readdirSync(path)
    .map((file) => readFileSync(join(path, file)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'))
    .join('\n');

describe('a backup that cannot be written', () => {
  it('says why, and leaves what is there as it was', async () => {
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'kept'), 'kept');
    const into = (name: string) => takeBackup(source, { folder: join(folder, name), home, now: new Date() });
    await expect(into('taken')).rejects.toThrow(`${taken} is there already.`);
    expect(readdirSync(taken)).toEqual(['kept']);
    await expect(into('nowhere/deeper')).rejects.toThrow(`There is no folder ${join(folder, 'nowhere')}`);
  });
});

describe('a backup', () => {
  it('comes back whole into an empty database, and every decision verifies', async () => {
    await takeBackup(source, { folder: join(folder, 'whole'), home, now: new Date() });
    const url = await emptyDatabase();
    const restored = await connect(url);
    const { manifest, erasedAgain } = await restoreBackup(restored, asking, {
      folder: join(folder, 'whole'),
      home,
      erasures: null,
    });
    expect(erasedAgain).toBe(0);
    expect(manifest.tables.map(({ table }) => table)).toEqual(tablesInBackup());
    expect(manifest.tables.find(({ table }) => table === 'voting.ballot')?.rows).toBeGreaterThan(10);
    const { decisions, wrong } = await verifyDecisions(restored.manager);
    expect(decisions).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    // It goes on as a Plenaria: what is written once is guarded again, and numbers go on.
    await expect(restored.query(`delete from voting.log_entry`)).rejects.toThrow('written once');
    const [guarded] = await restored.query(
      `select count(*)::integer as n from pg_class where relrowsecurity and not relforcerowsecurity`,
    );
    expect(guarded.n).toBe(0);
  });

  it('holds every row that there is, also behind row level security', async () => {
    const server = await startPostgres({ home: process.env['TEST_HOME'] ?? '', durable: false });
    const owner = new URL(server.ownerUrl);
    owner.pathname = new URL(sourceUrl).pathname;
    const { tables } = JSON.parse(readFileSync(join(folder, 'whole', 'manifest.json'), 'utf8'));
    await withClient(owner.href, async (db) => {
      for (const { table, rows } of tables) {
        const { rows: counted } = await db.query(`select count(*)::integer as n from ${table}`);
        expect({ table, rows: counted[0].n }).toEqual({ table, rows });
      }
    });
  });

  it('that was made before an erasure comes back without the person', async () => {
    const traces = [voter.name, voter.email];
    const [said] = await source.query(
      `insert into voting.comment (decision_id, author_id, body, language, created_at)
       select d.id, p.id, $1, 'en', now() from voting.decision d, membership.person p
        where p.id <> $2 and exists (select from identity.account a where a.person_id = p.id) limit 1 returning id`,
      [`As ${voter.name.replace(' ', '  ')} (${voter.email}) said.`, voter.id],
    );
    await takeBackup(source, { folder: before, home, now: new Date() });
    expect(searchText(textOfBackup(before), traces)).not.toEqual([]);
    const works = new Works(source);
    await works.attempt(asking, ({ db }) =>
      db.query(
        `insert into privacy.erasure (person_id, asked_at, due_at) values ($1, $2, $2) on conflict do nothing`,
        [voter.id, asking.now],
      ),
    );
    expect(await eraseEverywhere({ works, jobs: null, home, keys }, asking, voter.id)).toBe(true);
    await takeBackup(source, { folder: after, home, now: new Date() });
    expect(searchText(textOfBackup(after), traces)).toEqual([]);
    const url = await emptyDatabase();
    const restored = await connect(url);
    // The home folder was lost with the machine; the later backup beside it knows who was erased.
    const restoring = { folder: before, home: join(folder, 'nowhere'), erasures: null };
    expect((await restoreBackup(restored, asking, restoring)).erasedAgain).toBe(1);
    expect(await withClient(url, (db) => searchEverywhere(db, traces))).toEqual([]);
    const pseudonym = `person-${voter.id.slice(0, 8)}`;
    for (const db of [source, restored])
      expect(await db.query(`select body from voting.comment where id = $1`, [said.id])).toEqual([
        { body: `As ${pseudonym} (${pseudonym}) said.` },
      ]);
    expect((await verifyDecisions(restored.manager)).wrong).toEqual([]);
  });

  it('brings nobody back who was erased, whenever it is broken off, and is begun again by the same command', async () => {
    const url = await emptyDatabase();
    const restoring = { folder: before, home: join(folder, 'nowhere'), erasures: null };
    const tried = await connect(url);
    await migrate(tried);
    // The connection is cut where the rows are loaded and the first erasure is about to be written down.
    await withClient(url, (db) =>
      db.query(`
        create function privacy.cut() returns trigger language plpgsql as
          $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
        create trigger cut before insert or update on privacy.erasure for each row execute function privacy.cut()`),
    );
    await expect(restoreBackup(tried, asking, restoring)).rejects.toThrow(/terminat/i);
    expect(await withClient(url, (db) => searchEverywhere(db, [voter.name, voter.email]))).toEqual([]);
    const [left] = await rowsOf<{ n: number }>(url, `select count(*)::integer as n from membership.person`);
    expect(left).toEqual({ n: 0 });
    await withClient(url, (db) => db.query(`drop function privacy.cut() cascade`));
    const again = await restoreBackup(await connect(url), asking, restoring);
    expect(again.erasedAgain).toBe(1);
    expect(await withClient(url, (db) => searchEverywhere(db, [voter.name, voter.email]))).toEqual([]);
    const { decisions, wrong } = await verifyDecisions((await connect(url)).manager);
    expect([decisions > 0, wrong]).toEqual([true, []]);
    await expect(restoreBackup(tried, asking, restoring)).rejects.toThrow('not empty: there is membership.');
  });

  it('has the hash of a reason in the log when whoever gave it is erased again', async () => {
    const [given] = await source.query(
      `insert into voting.ballot (decision_id, member_id, version, choice, reason, reason_salt, cast_by,
         idempotency_key, cast_at)
       select decision_id, member_id, 1000, 'no', 'Because of the winter.', 'salt', cast_by, 'of this test', now()
         from voting.ballot b join voting.decision d on d.id = b.decision_id
         join membership.member m on m.id = b.member_id and m.person_id = b.cast_by
        where d.state = 'open' and b.cast_by <> $1 limit 1
       returning decision_id, cast_sequence, cast_by`,
      [voter.id],
    );
    const unchained = join(folder, 'unchained');
    await takeBackup(source, { folder: unchained, home, now: new Date() });
    const erasures = join(folder, 'erasures-of-this-test.jsonl');
    writeFileSync(erasures, JSON.stringify({ personId: given.cast_by, doneAt: new Date() }));
    const url = await emptyDatabase();
    const restoring = { folder: unchained, home: join(folder, 'nowhere'), erasures };
    expect((await restoreBackup(await connect(url), asking, restoring)).erasedAgain).toBe(1);
    const rows = await rowsOf(
      url,
      `select b.reason, l.payload -> 'reasonHash' is not null as hashed
         from voting.ballot b left join voting.log_entry l using (decision_id, cast_sequence)
        where b.decision_id = '${given.decision_id}' and b.cast_sequence = ${given.cast_sequence}`,
    );
    expect(rows).toEqual([{ reason: expect.not.stringContaining('winter'), hashed: true }]);
  });

  it('that is damaged, or for a database that is not empty, changes nothing', async () => {
    const damaged = join(folder, 'damaged');
    cpSync(after, damaged, { recursive: true });
    const file = join(damaged, 'voting.ballot.jsonl.gz');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const url = await emptyDatabase();
    const target = await connect(url);
    const restoring = { folder: damaged, home, erasures: null };
    await expect(restoreBackup(target, asking, restoring)).rejects.toThrow('voting.ballot.jsonl.gz');
    const tables = await target.query(`select from pg_tables where schemaname = 'voting'`);
    expect(tables).toEqual([]);
    await expect(restoreBackup(source, asking, { ...restoring, folder: after })).rejects.toThrow('not empty');
    await expect(restoreBackup(target, asking, { ...restoring, folder: home })).rejects.toThrow('no backup');
  });
});

describe('the list of who was erased', () => {
  it('must be there where it is named, and loses nobody to a line that a crash has cut', async () => {
    const place = mkdtempSync(join(tmpdir(), 'erasures-'));
    const one = { personId: '00000000-0000-4000-8000-00000000001d', doneAt: '2026-01-01T00:00:00.000Z' };
    expect([...(await erasedPersons(place, null, null)).keys()]).toEqual([]);
    await expect(erasedPersons(place, null, join(place, 'none'))).rejects.toThrow('cannot be read');
    writeFileSync(join(place, 'erasures.jsonl'), `{"personId":"0000\n${JSON.stringify(one)}\n`);
    expect([...(await erasedPersons(place, null, null)).values()]).toEqual([one]);
    writeFileSync(join(place, 'erasures.jsonl'), `${JSON.stringify(one)}\n0000"}\n`);
    await expect(erasedPersons(place, null, null)).rejects.toThrow('Line 2 of');
    rmSync(place, { recursive: true });
  });
});
