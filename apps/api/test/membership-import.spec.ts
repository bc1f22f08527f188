import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { OwnRegister } from './register.ts';

let db: Client;
let secretary: Person;
let own: OwnRegister;

beforeAll(async () => {
  db = await testDatabase();
  secretary = await makePerson(db, { name: 'Nadia Okafor', roles: ['secretary'] });
  own = await makeRegister(db);
});
afterAll(async () => db.end());

const line = (name: string, number: number, from = '2020-08-01') =>
  `${name} ${own.word},organisation,,${own.custodian},producer,Person ${number},p${number}@${own.word}.example,${from}`;
const bySecretary = (csv: string, dryRun = false) =>
  importCsv(csv, { cookie: secretary.cookie, now: '2020-08-15T12:00:00Z', dryRun });
const membersNow = async () => {
  const asked = `query ($custodian: String!) { members(custodian: $custodian, first: 100) { totalCount nodes { name } } }`;
  const { data } = await graphql(asked, { custodian: own.custodian }, secretary);
  return data.members;
};

describe('importing a register', () => {
  it('is looked at first: a dry run tells every line and changes nothing', async () => {
    const { report } = await bySecretary(`${HEAD}\n${line('Dry', 1)}`, true);
    expect(report).toMatchObject({ dryRun: true, applied: false, created: 1, problemCount: 0 });
    expect(report.rows).toEqual([{ line: 2, name: `Dry ${own.word}`, outcome: 'created', fields: [] }]);
    expect((await membersNow()).totalCount).toBe(0);
  });

  it('adds members with their history, and finds nothing to do the second time', async () => {
    const file = `\uFEFF${HEAD}\r\n${line('Hypha', 2)}\r\n${line('Koumbit', 3)}\r\n`;
    expect((await bySecretary(file)).report).toMatchObject({ applied: true, created: 2, unchanged: 0 });
    expect((await bySecretary(file)).report).toMatchObject({ applied: true, created: 0, unchanged: 2 });
    const { rows } = await db.query(
      `select e.kind, e.actor_person_id from membership.register_event e join membership.member m on m.id = e.subject_id
       where m.name = $1`,
      [`Hypha ${own.word}`],
    );
    expect(rows).toEqual([{ kind: 'joined', actor_person_id: secretary.personId }]);
  });

  it('writes what changes into the history, with before and after', async () => {
    const moved = line('Koumbit', 4, '2021-01-01');
    expect((await bySecretary(`${HEAD}\n${moved}`)).report.rows).toEqual([
      { line: 2, name: `Koumbit ${own.word}`, outcome: 'changed', fields: ['representative email'] },
    ]);
    const { data } = await graphql(
      `
        query ($search: String!) {
          members(search: $search, asOf: "2021-01-01") {
            nodes {
              representatives {
                person {
                  name
                }
                from
              }
              history {
                kind
                actorName
                before
                after
              }
            }
          }
        }
      `,
      { search: `koumbit ${own.word}` },
      secretary,
    );
    const [koumbit] = data.members.nodes;
    expect(koumbit.representatives).toEqual([{ person: { name: 'Person 4' }, from: '2021-01-01' }]);
    expect(koumbit.history[0]).toEqual({
      kind: 'representation-changed',
      actorName: 'Nadia Okafor',
      before: { representative: [{ person: 'Person 3', from: '2020-08-01', to: null }] },
      after: {
        representative: [
          { person: 'Person 3', from: '2020-08-01', to: '2020-12-31' },
          { person: 'Person 4', from: '2021-01-01', to: null },
        ],
      },
    });
  });

  it('does nothing at all when one line of many is wrong, and names the line', async () => {
    const before = await membersNow();
    const { report } = await bySecretary(`${HEAD}\n${line('Good', 5)}\n${line('=Bad', 6)}`);
    expect(report).toMatchObject({ applied: false, lines: 2, problemCount: 1 });
    expect(report.problems).toMatchObject([{ line: 3, field: 'name', reason: 'FORMULA_CELL' }]);
    expect(await membersNow()).toEqual(before);
  });

  it('asks about an address that two people are said to have, names both, and does nothing of the file', async () => {
    await bySecretary(`${HEAD}\n${line('Ada and others', 30)}`);
    const before = await membersNow();
    const of = (name: string, person: string, number: number) =>
      line(name, number).replace(`Person ${number}`, person);
    const { report } = await bySecretary(
      [HEAD, of('One', 'Bea', 31), of('Two', 'Carla', 31), of('Three', 'Dolors', 30)].join('\n'),
    );
    const [first, second] = [31, 30].map((number) => `p${number}@${own.word}.example`);
    expect(report).toMatchObject({
      applied: false,
      problems: [
        {
          line: 3,
          reason: 'EMAIL_TWO_NAMES',
          details: { email: first, name: 'Carla', other: 'Bea', firstLine: 2 },
        },
        {
          line: 4,
          reason: 'PERSON_DIFFERS',
          details: { email: second, name: 'Dolors', other: 'Person 30' },
        },
      ],
    });
    expect(await membersNow()).toEqual(before);
    const { rows } = await db.query(`select 1 from membership.person where email = $1`, [first]);
    expect(rows).toEqual([]);
  });

  it('renames the person together with the individual, also when the line has no address', async () => {
    const email = `una@${own.word}.example`;
    const una = `Una ${own.word},individual,,${own.custodian},individual,,${email},2020-08-01`;
    expect((await bySecretary(`${HEAD}\n${una}`)).report.applied).toBe(true);
    const named = `select m.slug, m.name, p.name as person from membership.member m
      join membership.person p on p.id = m.person_id where p.email = $1`;
    const { rows } = await db.query(named, [email]);
    const renamed = `Ulla ${own.word},individual,${rows[0].slug},${own.custodian},individual,,,2020-08-01`;
    expect((await bySecretary(`${HEAD}\n${renamed}`)).report).toMatchObject({ applied: true, changed: 1 });
    const { rows: after } = await db.query(named, [email]);
    expect(after).toMatchObject([{ name: `Ulla ${own.word}`, person: `Ulla ${own.word}` }]);
  });

  it('moves nobody to another custodian, names the line, and does nothing of the file', async () => {
    const other = await makeRegister(db);
    expect((await bySecretary(`${HEAD}\n${line('Staying', 60)}`)).report.applied).toBe(true);
    const before = await membersNow();
    for (const from of ['2020-08-01', '2020-08-15', '']) {
      const moved = line('Staying', 60, from).replace(
        own.custodian + ',producer',
        `${other.custodian},producer`,
      );
      expect((await bySecretary([HEAD, line('Beside', 61), moved].join('\n'))).report).toMatchObject({
        applied: false,
        problems: [
          {
            line: 3,
            field: 'custodian',
            reason: 'CUSTODIAN_MOVES',
            details: { value: other.custodian, known: own.custodian },
          },
        ],
      });
    }
    expect(await membersNow()).toEqual(before);
  });

  it('says in a dry run already that an individual stands under another slug', async () => {
    const email = `ines@${own.word}.example`;
    const ines = (slug: string) =>
      `${HEAD}\nInes ${own.word},individual,${slug},${own.custodian},individual,,${email},2020-08-01`;
    expect((await bySecretary(ines(''))).report.applied).toBe(true);
    for (const isDry of [true, false])
      expect((await bySecretary(ines(`ines-${own.word}`), isDry)).report).toMatchObject({
        applied: false,
        problems: [{ line: 2, field: 'slug', reason: 'PERSON_DIFFERS', details: { email } }],
      });
  });

  it('creates a member once when two secretaries send the same file at the same moment', async () => {
    const file = `${HEAD}\n${line('Race', 7)}`;
    const reports = await Promise.all([1, 2, 3, 4].map(() => bySecretary(file)));
    expect(reports.map(({ report }) => report.created).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1]);
  });

  it('gives individuals an address that does not tell their name', async () => {
    const yara = `Yara ${own.word},individual,,${own.custodian},individual,,yara@${own.word}.example,2020-08-01`;
    expect((await bySecretary(`${HEAD}\n${yara}`)).report.applied).toBe(true);
    const { rows } = await db.query(`select slug from membership.member where name = $1`, [
      `Yara ${own.word}`,
    ]);
    expect(rows[0].slug).toMatch(/^individual-[0-9a-f]{10}$/);
    const ada = `Ada North ${own.word},individual,ada-north,${own.custodian},individual,,ada@${own.word}.example,`;
    expect((await bySecretary(`${HEAD}\n${ada}`)).report).toMatchObject({
      applied: false,
      problems: [{ line: 2, field: 'slug', reason: 'SLUG_BY_LOT', details: { value: 'ada-north' } }],
    });
  });

  it.each([
    ['the visitor', undefined, 'NOT_SIGNED_IN'],
    ['the member', [], 'NOT_ALLOWED'],
    ['the chair', ['chair', 'custodian', 'operator'], 'NOT_ALLOWED'],
  ] as const)('is not for %s', async (_who, roles, code) => {
    const person = roles && (await makePerson(db, { roles }));
    const { errors } = await importCsv(
      `${HEAD}\n${line('Nobody', 8)}`,
      person ? { cookie: person.cookie } : {},
    );
    expect(errors[0]?.extensions.code).toBe(code);
  });
});
