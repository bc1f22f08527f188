import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';
import { createDatabase, startPostgres } from '../../../tools/postgres.mjs';
import { tablesInBackup } from '../src/backup/take-backup.ts';
import { migrate } from '../src/database.ts';
import { freezeFigures } from '../src/diversity/freeze-figures.ts';
import { findOwnAnswers } from '../src/diversity/own-answers.ts';
import { saveDiversityAnswers } from '../src/diversity/save-diversity-answers.ts';
import { findSnapshots } from '../src/diversity/find-snapshots.ts';
import { sealingKeys } from '../src/operations/sealed.ts';
import { eraseEverywhere } from '../src/privacy/erase-due.ts';
import { keepNoLonger } from '../src/privacy/keep-no-longer.ts';
import { makeExport } from '../src/privacy/make-export.ts';
import type { Asking } from '../src/work.ts';
import { makePerson } from './accounts.ts';
import type { Person } from './accounts.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';

const home = mkdtempSync(join(tmpdir(), 'plenaria-diversity-'));
const keys = sealingKeys({ home, secretsKeys: ['of this test'] });
let db: Client;
let own: OwnWorks;
let people: readonly Person[];

/** A federation of its own, since its quarters pass. */
beforeAll(async () => {
  const server = await startPostgres({ home: process.env['TEST_HOME'] ?? '', durable: false });
  const url = await createDatabase(server, `quarters_${Math.random().toString(36).slice(2)}`);
  own = await openOwnWorks(url);
  await own.works.read(own.asking, ({ db: { connection } }) => migrate(connection));
  db = new Client({ connectionString: url, ...AS_PROGRAM });
  await db.connect();
  const made: Person[] = [];
  while (made.length < 12) made.push(await makePerson(db, { name: `P${made.length}` }));
  people = made;
});
afterAll(async () => {
  await db.end();
  await own.close();
  rmSync(home, { recursive: true, force: true });
});

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const as = ({ accountId, personId, name }: Person, day: string): Asking => ({
  actor: {
    kind: 'person',
    accountId,
    personId,
    name,
    sessionId: '',
    roles: [],
    custodianIds: [],
    isCertain: true,
  },
  now: at(day),
});
const say = (person: Person, day: string, gender: string) =>
  own.works.attempt(as(person, day), (work) =>
    saveDiversityAnswers(work, keys, { gender, age: '', language: '', ownWords: person.name, purpose: 1 }),
  );
const freeze = (day: string) =>
  own.works.attempt({ ...own.asking, now: at(day) }, (work) => freezeFigures(work, keys));
const said = (person: Person, day: string) =>
  own.works.read(as(person, day), (view) => findOwnAnswers(view, keys));
const snapshots = async () =>
  (await own.works.read(own.asking, findSnapshots)).map(({ quarter, people: all, figures }) => ({
    quarter,
    all,
    told: figures.map(({ parts, people: some }) => `${parts.map(({ choice }) => choice).join()}: ${some}`),
  }));
const pseudonyms = async () =>
  (await db.query<{ pseudonym: string }>(`select pseudonym from diversity.answer`)).rows.map(
    ({ pseudonym }) => pseudonym,
  );
const sealed = async () =>
  (await db.query<{ sealed_key: string }>(`select sealed_key from diversity.pseudonym_key`)).rows;

describe('the quarters of a federation', () => {
  it('begin with the first day of the program, and no quarter before it is invented', async () => {
    await freeze('2026-05-08');
    await freeze('2026-06-30');
    expect(await snapshots()).toEqual([]);
    expect(await sealed()).toHaveLength(1);
  });

  it('end in figures that are frozen once, and in new pseudonyms under a new key', async () => {
    for (const [place, person] of people.entries())
      await say(person, '2026-06-10', place < 6 ? 'woman' : 'man');
    const [before, key] = [await pseudonyms(), await sealed()];
    expect(before).toHaveLength(12);
    await freeze('2026-07-01');
    const figures = [{ quarter: '2026-04-01', all: 10, told: ['woman: 5', 'man: 5'] }];
    expect(await snapshots()).toEqual(figures);
    const after = await pseudonyms();
    expect(after).toHaveLength(12);
    expect(after.filter((pseudonym) => before.includes(pseudonym))).toEqual([]);
    expect(await sealed()).toHaveLength(1);
    expect(await sealed()).not.toEqual(key);
    for (const person of people)
      expect(await said(person, '2026-07-02')).toMatchObject({ ownWords: person.name, until: '2028-06-30' });
    await Promise.all([freeze('2026-07-01'), freeze('2026-08-01')]);
    expect(await snapshots()).toEqual(figures);
    expect((await pseudonyms()).toSorted()).toEqual(after.toSorted());
  });

  it('change no figure for one who comes or goes', async () => {
    const [first] = people;
    if (!first) throw new Error('there are people');
    await say(await makePerson(db, { name: 'New' }), '2026-08-08', 'nonBinary');
    await say(first, '2026-08-08', 'man');
    await freeze('2026-10-01');
    expect((await snapshots())[0]).toEqual({
      quarter: '2026-07-01',
      all: 10,
      told: ['woman: 5', 'man: 5'],
    });
  });

  it('leave out those in which the program stood still', async () => {
    await freeze('2027-05-20');
    expect((await snapshots()).map(({ quarter }) => quarter)).toEqual([
      '2027-01-01',
      '2026-07-01',
      '2026-04-01',
    ]);
  });

  it('are written once', async () => {
    const change = `update diversity.snapshot set cells = '[]'`;
    for (const statement of [change, `delete from diversity.snapshot`, `truncate diversity.snapshot`])
      await expect(db.query(statement)).rejects.toThrow('written once');
  });

  it('take an export along and leave nothing behind after an erasure', async () => {
    const [, , person, other] = people;
    if (!person || !other) throw new Error('there are people');
    const { rows } = await db.query<{ id: string }>(
      `insert into privacy.export (account_id, language, asked_at) values ($1, 'en', now()) returning id`,
      [person.accountId],
    );
    await own.works.attempt(own.asking, (work) => makeExport(work, keys, rows[0]?.id ?? ''));
    const { rows: made } = await db.query<{ json: string }>(`select json from privacy.export`);
    expect(JSON.parse(made[0]?.json ?? '').facts.diversityAnswers).toEqual([
      {
        gender: 'woman',
        age: null,
        language: null,
        since: '2026-04-01',
        until: '2028-06-30',
        own_words: 'P2',
      },
    ]);
    await db.query(
      `insert into privacy.erasure (person_id, asked_at, due_at) values ($1, now() - interval '8 days', now() - interval '1 minute')`,
      [person.personId],
    );
    const tools = { works: own.works, jobs: null, home, keys };
    expect(await eraseEverywhere(tools, own.asking, person.personId)).toBe(true);
    const { rows: left } = await db.query<{ own_words: string }>(`select own_words from diversity.answer`);
    expect(left.map(({ own_words: words }) => words)).not.toContain('P2');
    expect(left).toHaveLength(12);
    expect((await said(other, '2027-05-21')).ownWords).toBe('P3');
  });

  it('do not go on with those who have left', async () => {
    const [, , , , leaver] = people;
    if (!leaver) throw new Error('there are people');
    await db.query(`update identity.account set is_guest = true where id = $1`, [leaver.accountId]);
    await freeze('2027-07-01');
    expect((await said(leaver, '2027-07-02')).ownWords).toBe('');
    expect(await pseudonyms()).toHaveLength(11);
  });

  it('end what was agreed to for two years', async () => {
    const asking = { ...own.asking, now: at('2028-06-30') };
    await keepNoLonger(own.works, asking);
    expect(await pseudonyms()).toHaveLength(11);
    await keepNoLonger(own.works, { ...asking, now: at('2028-07-02') });
    const { rows } = await db.query(`select own_words from diversity.answer order by own_words`);
    expect(rows).toEqual([{ own_words: 'New' }, { own_words: 'P0' }]);
  });

  it('begin anew where the key is lost, without those whom nobody finds any more', async () => {
    const others = sealingKeys({ home, secretsKeys: ['another'] });
    const [first] = people;
    if (!first) throw new Error('there are people');
    const view = as(first, '2028-07-03');
    expect((await own.works.read(view, (one) => findOwnAnswers(one, others))).until).toBeNull();
    await own.works.attempt({ ...own.asking, now: view.now }, (work) => freezeFigures(work, others));
    expect(await pseudonyms()).toEqual([]);
    expect(await sealed()).toHaveLength(1);
  });

  it('are in a backup, and neither answers nor their key', () => {
    const kept = tablesInBackup().filter((table) => table.startsWith('diversity.'));
    expect(kept).toEqual(['diversity.cell_count', 'diversity.snapshot']);
  });
});
