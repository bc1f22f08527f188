import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
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
