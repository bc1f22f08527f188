import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { OwnRegister, Report } from './register.ts';

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

describe('a register file that is sent as a file', () => {
  const send = (body: string | Buffer, { cookie = secretary.cookie, type = 'text/csv', dryRun = 1 } = {}) =>
    fetch(`${apiUrl()}/register/import?dryRun=${dryRun}`, {
      method: 'POST',
      headers: { 'content-type': type, cookie },
      body,
    });
  const reportOf = async (answer: Response) => ((await answer.json()) as { report: Report }).report;

  /** The answer to a file of this size, of which not a byte is sent. */
  const statusOfAnnounced = (bytes: number) =>
    new Promise((answer, fail) => {
      const headers = { 'content-type': 'text/csv', 'content-length': bytes, cookie: secretary.cookie };
      const asking = request(`${apiUrl()}/register/import`, { method: 'POST', headers });
      asking.on('response', ({ statusCode }) => {
        answer(statusCode);
        asking.destroy();
      });
      asking.on('error', fail);
      asking.flushHeaders();
    });

  it('is named by its encoding when it is in a wrong one', async () => {
    const utf16 = await reportOf(await send(Buffer.from(`\uFEFF${HEAD}\nCafè`, 'utf16le')));
    const latin1 = await reportOf(await send(Buffer.from(`${HEAD}\nCafè`, 'latin1')));
    expect(utf16.problems).toMatchObject([
      { line: 1, reason: 'WRONG_ENCODING', details: { encoding: 'UTF-16' } },
    ]);
    expect(latin1.problems).toMatchObject([{ line: 2, reason: 'WRONG_ENCODING' }]);
  });

  it('of 50,000 lines is named by its encoding too, at the line that shows it, and nothing of it is kept', async () => {
    const before = (await membersNow()).totalCount;
    const lines = Array.from({ length: 49_999 }, (_, number) => line(`Wide ${number}`, 200_000 + number));
    const whole = [HEAD, ...lines].join('\r\n');
    // The sign for the euro is one byte in windows-1252, and none of UTF-8.
    const [start = '', end = ''] = line('Five €', 249_999).split('€');
    const windows1252 = Buffer.concat([
      Buffer.from(`${whole}\r\n${start}`),
      Buffer.from([0x80]),
      Buffer.from(end),
    ]);
    const damaged = await reportOf(await send(windows1252, { dryRun: 0 }));
    expect(damaged).toMatchObject({ applied: false, problemCount: 1 });
    expect(damaged.problems).toMatchObject([{ line: 50_001, reason: 'WRONG_ENCODING' }]);
    const utf16 = await reportOf(await send(Buffer.from(`\uFEFF${whole}`, 'utf16le'), { dryRun: 0 }));
    expect(utf16).toMatchObject({ applied: false, problemCount: 1 });
    expect(utf16.problems).toMatchObject([
      { line: 1, reason: 'WRONG_ENCODING', details: { encoding: 'UTF-16' } },
    ]);
    expect((await membersNow()).totalCount).toBe(before);
  });

  it.each([
    ['nothing', '', 'EMPTY_FILE'],
    ['only a header', HEAD, 'EMPTY_FILE'],
    ['an open quotation mark', `${HEAD}\n"Open,organisation`, 'QUOTES'],
    ['a column nobody knows', `name,telephone\nA,1`, 'UNKNOWN_COLUMN'],
    ['a line that is longer than the header', `name,slug\nA,a,b`, 'CELL_COUNT'],
    ['bytes that are no text', Buffer.from([0, 159, 146, 150]), 'WRONG_ENCODING'],
  ])('with %s is an answer', async (_what, body, reason) => {
    const { problems } = await reportOf(await send(body));
    expect(problems[0]?.reason).toBe(reason);
  });

  it('is an answer whatever the bytes are, and leaves nothing behind', async () => {
    const before = (await membersNow()).totalCount;
    const signs = [
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      "'",
      '=',
      '\u0000',
      '\uFEFF',
      'é',
      '😀',
      'ﷺ',
      HEAD,
      own.custodian,
      'producer',
    ];
    let seed = 1;
    const chance = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 100; round += 1) {
      const noise = Array.from({ length: chance(40) }, () => signs[chance(signs.length)]).join('');
      const body = round % 2 === 0 ? noise : `${HEAD}\n${noise}`;
      const answer = await send(round % 5 === 0 ? Buffer.from(body, 'utf16le') : body, { dryRun: 0 });
      expect(answer.status).toBe(200);
      expect((await reportOf(answer)).applied).toBe(false);
    }
    expect((await membersNow()).totalCount).toBe(before);
  });

  it('names what is too long for a name or a cell', async () => {
    const long = `${'ﷺ'.repeat(201)},organisation,,${own.custodian},producer,${'x'.repeat(300)},a@b.example,`;
    const { problems } = await reportOf(await send(`${HEAD}\n${long}`));
    expect(problems.map(({ reason }) => reason)).toEqual(['CELL_TOO_LONG', 'CELL_TOO_LONG']);
    const longest = `${'ﷺ'.repeat(200)},organisation,s-${own.word},${own.custodian},producer,,,`;
    expect((await reportOf(await send(`${HEAD}\n${longest}`, { dryRun: 0 }))).applied).toBe(true);
  });

  it('is refused before it is read: unknown people, plain text, more than 16 MB', async () => {
    expect((await send('x', { cookie: '' })).status).toBe(401);
    expect((await send('x', { cookie: (await makePerson(db)).cookie })).status).toBe(403);
    expect((await send('x', { type: 'text/plain' })).status).toBe(415);
    expect(await statusOfAnnounced(17 * 1024 * 1024)).toBe(413);
  });

  it('of more than 16 MB that is sent whole gets its answer, not a broken line', async () => {
    const answers = [];
    for (let turn = 0; turn < 3; turn += 1) answers.push(await send('x'.repeat(20 * 1024 * 1024)));
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413]);
    expect(await answers[0]?.json()).toEqual({ refusal: { code: 'FILE_TOO_LARGE', details: {} } });
  });

  it('changes nothing until it is certain that it is still the secretary, and may be looked at before', async () => {
    const left = await makePerson(db, { roles: ['secretary'] });
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      left.accountId,
    ]);
    const file = `${HEAD}\n${line('Open browser', 40)}`;
    const answer = await send(file, { cookie: left.cookie, dryRun: 0 });
    expect(await answer.json()).toMatchObject({ refusal: { code: 'STEP_UP_NEEDED' } });
    expect(await reportOf(await send(file, { cookie: left.cookie }))).toMatchObject({ created: 1 });
  });

  it('may have thousands of lines', async () => {
    const lines = Array.from({ length: 5_000 }, (_, number) => line(`Large ${number}`, 10_000 + number));
    const answer = await send([HEAD, ...lines].join('\r\n'), { dryRun: 0 });
    expect(await reportOf(answer)).toMatchObject({ applied: true, created: 5_000, problemCount: 0 });
  });

  it('may have fifty thousand lines: the last one is read too, and named when it is wrong', async () => {
    const lines = Array.from({ length: 49_999 }, (_, number) => line(`Vast ${number}`, 100_000 + number));
    const file = [HEAD, ...lines, line('Vast', 99_999, '2020-02-30')].join('\n');
    const report = await reportOf(await send(file, { dryRun: 0 }));
    expect(report).toMatchObject({ applied: false, problemCount: 1 });
    expect(report.problems).toMatchObject([{ line: 50_001, field: 'from' }]);
  });
});
