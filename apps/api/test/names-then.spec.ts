import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { FormerNames1700000000054 } from '../migrations/0054-former-names.ts';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { ownDatabase } from './own-database.ts';
import { importCsv, makeRegister } from './register.ts';
import type { OwnRegister } from './register.ts';

const NOW = '2021-06-15T12:00:00Z';
const HEAD = 'name,kind,slug,custodian,classes,country,website,contribution,representative email,from';
let db: Client;
let own: OwnRegister;
let secretary: Person;
let slug: string;

const readIn = async (line: string, now: string) => {
  const { report } = await importCsv(`${HEAD}\n${line}`, { cookie: secretary.cookie, now });
  if (!report.applied) throw new Error(JSON.stringify(report));
};

beforeAll(async () => {
  db = await testDatabase();
  own = await makeRegister(db);
  secretary = await makePerson(db, { roles: ['secretary'] });
  slug = `mill-${own.word}`;
  const said = (name: string, country: string, gives: string, from: string) =>
    `${name} ${own.word},organisation,${slug},${own.custodian},producer,${country},https://${name.toLowerCase()}.example,${gives},,${from}`;
  await readIn(said('Mill', 'ES', '', '2020-08-01'), '2020-08-01T12:00:00Z');
  await readIn(said('Bakery', 'FR', 'Bread', '2020-10-01'), '2020-10-01T12:00:00Z');
  await readIn(said('Cafe', 'FR', 'Coffee', '2021-02-01'), '2021-02-01T00:00:00Z');
});
afterAll(() => db.end());

const FACTS = 'name country website contribution';
const LIST = `query ($custodian: String!, $asOf: Day) {
  members(custodian: $custodian, asOf: $asOf) { totalCount nodes { ${FACTS} } } }`;
const PAGE = `query ($slug: String!, $asOf: Day) { member(slug: $slug, asOf: $asOf) { ${FACTS} custodian { slug } } }`;

const facts = (name: string, country: string, contribution: string | null) => ({
  name: `${name} ${own.word}`,
  country,
  website: `https://${name.toLowerCase()}.example`,
  contribution,
});
const ask = async (document: string, variables: object, asking: object = secretary) =>
  (await graphql(document, { custodian: own.custodian, slug, ...variables }, { ...asking, now: NOW })).data;

describe('an organisation in the register of a day', () => {
  it.each([
    ['2020-08-01', 'Mill', 'ES', null],
    ['2020-09-30', 'Mill', 'ES', null],
    ['2020-10-01', 'Bakery', 'FR', 'Bread'],
    ['2021-01-31', 'Bakery', 'FR', 'Bread'],
    ['2021-06-14', 'Cafe', 'FR', 'Coffee'],
    [null, 'Cafe', 'FR', 'Coffee'],
  ])('is what it said of itself by the end of %s', async (asOf, name, country, gives) => {
    const told = facts(name, country, gives);
    const { members } = await ask(LIST, { asOf });
    expect(members.nodes).toEqual([told]);
    const { member } = await ask(PAGE, { asOf });
    expect(member).toEqual({ ...told, custodian: { slug: own.custodian } });
  });

  it('is the same for visitors, to whom organisations are public', async () => {
    expect((await ask(LIST, { asOf: '2020-09-30' }, {})).members.nodes).toMatchObject([
      { name: `Mill ${own.word}` },
    ]);
  });
});

describe('the file of a past day', () => {
  it('plans nothing when it is read in again, and a new fact of that day is told by its line', async () => {
    const query = new URLSearchParams({ custodian: own.custodian, asOf: '2020-11-01' });
    const answer = await fetch(`${apiUrl()}/register/export.csv?${query}`, {
      headers: { cookie: secretary.cookie, 'x-now': NOW },
    });
    const file = (await answer.text()).replace(/^\uFEFF/, '');
    expect(file).toContain(`Bakery ${own.word}`);
    const asking = { cookie: secretary.cookie, now: NOW, dryRun: true };
    expect((await importCsv(file, asking)).report).toMatchObject({ problems: [], rows: [], unchanged: 1 });
    const { report } = await importCsv(file.replace('Bread', 'Cakes'), asking);
    expect(report.problems).toMatchObject([
      { line: 2, field: 'contribution', reason: 'HISTORY_LATER', details: { from: '2021-02-01' } },
    ]);
  });
});

describe('a list of a past day', () => {
  const NAMES = `query ($custodian: String!, $asOf: Day, $search: String, $first: Int, $after: String) {
    members(custodian: $custodian, asOf: $asOf, search: $search, first: $first, after: $after) {
      totalCount pageInfo { endCursor } nodes { name } } }`;
  const named = async (variables: object) => {
    const { members } = await ask(NAMES, variables);
    const names = (members.nodes as { name: string }[]).map(({ name }) => name.split(' ')[0]);
    return { names, total: members.totalCount as number, end: members.pageInfo.endCursor as string };
  };

  it.each([
    ['2020-09-30', 'mill', 1],
    ['2020-09-30', 'bakery', 0],
    ['2020-09-30', 'cafe', 0],
    ['2020-10-01', 'mill', 0],
    ['2020-10-01', 'BÁKERY', 1],
    ['2021-01-31', 'cafe', 0],
    ['2021-02-01', 'cafe', 1],
    [null, 'bakery', 0],
    [null, 'cafe', 1],
  ])('of %s finds by the names of its day: %s', async (asOf, search, total) => {
    expect(await named({ asOf, search })).toMatchObject({ total });
    expect((await ask(NAMES, { asOf, search }, {})).members.totalCount).toBe(total);
    const query = new URLSearchParams({ custodian: own.custodian, search, ...(asOf ? { asOf } : {}) });
    const file = await fetch(`${apiUrl()}/register/export.csv?${query}`, {
      headers: { cookie: secretary.cookie, 'x-now': NOW },
    });
    expect((await file.text()).trim().split('\n')).toHaveLength(1 + total);
  });

  it('stands in the order of the names of its day, page by page, in the file as well', async () => {
    await readIn(
      `Baker's ${own.word},organisation,second-${own.word},${own.custodian},producer,,,,,2020-08-01`,
      NOW,
    );
    await readIn(
      `Delta ${own.word},organisation,third-${own.word},${own.custodian},producer,,,,,2020-08-01`,
      NOW,
    );
    const orders = { '2020-09-30': ["Baker's", 'Delta', 'Mill'], '2021-06-14': ["Baker's", 'Cafe', 'Delta'] };
    for (const [asOf, order] of Object.entries(orders)) {
      const first = await named({ asOf, first: 2 });
      const rest = await named({ asOf, first: 2, after: first.end });
      expect([...first.names, ...rest.names]).toEqual(order);
      const query = new URLSearchParams({ custodian: own.custodian, asOf });
      const file = await fetch(`${apiUrl()}/register/export.csv?${query}`, {
        headers: { cookie: secretary.cookie, 'x-now': NOW },
      });
      const lines = (await file.text()).trim().split('\n').slice(1);
      expect(lines.map((line) => line.split(' ')[0])).toEqual(order);
    }
  });

  it('knows the name that held at the end of a day, however often it changed on it', async () => {
    const change = (name: string, now: string) =>
      readIn(
        `${name} ${own.word},organisation,third-${own.word},${own.custodian},producer,,,,,2021-06-15`,
        now,
      );
    await change('Epsilon', '2021-06-15T13:00:00Z');
    await change('Zeta', '2021-06-15T14:00:00Z');
    const then = { asOf: '2021-06-14', search: 'delta' };
    const later = async (search: string) => {
      const asking = { ...secretary, now: '2021-06-17T12:00:00Z' };
      const variables = { custodian: own.custodian, asOf: '2021-06-15', search };
      return (await graphql(NAMES, variables, asking)).data.members.totalCount as number;
    };
    expect(await named(then)).toMatchObject({ total: 1 });
    expect([await later('delta'), await later('epsilon'), await later('zeta')]).toEqual([0, 0, 1]);
  });

  it('knows the name although another fact changed before it', async () => {
    const { id } = (
      await db.query<{ id: string }>(`select id from membership.member where slug = $1`, [slug])
    ).rows[0] as { id: string };
    await db.query(
      `insert into membership.register_event (at, actor, kind, subject_kind, subject_id, before, after)
       values ('2021-06-14T12:00:00Z', 'system', 'facts-changed', 'member', $1, '{"country":"FR"}', '{"country":"FR"}')`,
      [id],
    );
    await readIn(
      `Diner ${own.word},organisation,${slug},${own.custodian},producer,FR,,,,2021-06-14`,
      '2021-06-14T18:00:00Z',
    );
    expect((await ask(PAGE, { asOf: '2021-06-13' })).member.name).toBe(`Cafe ${own.word}`);
  });
});

describe('an individual in the register of a day', () => {
  it('has the country of that day and the name of today, and for visitors none', async () => {
    const line = (name: string, country: string, of: string) =>
      `${name} ${own.word},individual,${of},${own.custodian},individual,${country},,,una.then@${own.word}.example,2020-11-01`;
    await readIn(line('Una', 'SE', ''), '2020-11-01T12:00:00Z');
    const { rows } = await db.query<{ slug: string }>(`select slug from membership.member where name = $1`, [
      `Una ${own.word}`,
    ]);
    const called = rows[0]?.slug ?? '';
    await readIn(line('UNA', 'GB', called), '2021-03-01T12:00:00Z');
    const told = async (asking: object) =>
      (await ask(PAGE, { slug: called, asOf: '2020-12-01' }, asking)).member;
    expect(await told(secretary)).toMatchObject({ name: `UNA ${own.word}`, country: 'SE' });
    expect(await told({})).toMatchObject({ name: called, country: 'SE' });
    const { rows: kept } = await db.query<{ row: string }>(
      `select e::text as row from membership.register_event e join membership.member m on m.id = e.subject_id
        where m.slug = $1`,
      [called],
    );
    expect(kept.map(({ row }) => row).join()).not.toMatch(new RegExp(`una ${own.word}`, 'i'));
  });
});

describe('the names of earlier days', () => {
  it('are read out of the history of a register that was there before them', async () => {
    const { source, drop } = await ownDatabase();
    const runner = source.createQueryRunner();
    try {
      await runner.query(`select set_config('plenaria.account', 'system', false)`);
      const [mill]: { id: string }[] = await runner.query(
        `insert into membership.member (slug, kind, name, folded_name)
         values ('mill', 'organisation', 'Café', 'cafe') returning id`,
      );
      const renamed = [
        ['2020-10-01T09:00:00Z', 'Mill', 'Möbel'],
        ['2020-10-01T10:00:00Z', 'Möbel', 'Bäckerei'],
        ['2021-02-01T00:00:00Z', 'Bäckerei', 'Café'],
      ];
      for (const [at, before, after] of renamed)
        await runner.query(
          `insert into membership.register_event (at, actor, kind, subject_kind, subject_id, before, after)
           values ($1, 'system', 'facts-changed', 'member', $2, jsonb_build_object('name', $3::text),
             jsonb_build_object('name', $4::text))`,
          [at, mill?.id, before, after],
        );
      const migration = new FormerNames1700000000054();
      await migration.down(runner);
      await migration.up(runner);
      expect(
        await runner.query(
          `select since::text, until::text, name, folded_name from membership.former_name order by since`,
        ),
      ).toEqual([
        { since: '-infinity', until: '2020-10-01', name: 'Mill', folded_name: 'mill' },
        { since: '2020-10-01', until: '2021-02-01', name: 'Bäckerei', folded_name: 'backerei' },
      ]);
    } finally {
      await runner.release();
      await drop();
    }
  });
});
