import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, makeRegister } from './register.ts';
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
const membersNow = async () => {
  const asked = `query ($custodian: String!) { members(custodian: $custodian, first: 100) { totalCount nodes { name } } }`;
  const { data } = await graphql(asked, { custodian: own.custodian }, secretary);
  return data.members;
};

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
    const plain = await send('x', { type: 'text/plain' });
    expect(plain.status).toBe(415);
    expect(await plain.json()).toMatchObject({
      code: 'WRONG_TYPE',
      message: expect.stringMatching('text/csv'),
    });
    expect(await statusOfAnnounced(17 * 1024 * 1024)).toBe(413);
  });

  it('of more than 16 MB that is sent whole gets its answer, not a broken line', async () => {
    const answers = [];
    for (let turn = 0; turn < 3; turn += 1) answers.push(await send('x'.repeat(20 * 1024 * 1024)));
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413]);
    expect(await answers[0]?.json()).toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringMatching('16 MB'),
      details: { megabytes: 16 },
    });
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

  it('is read in stretches without cutting a sign or a cell in two, and keeps the numbers of its lines', async () => {
    // So many that a cut after any number of letters would fall into one.
    const signs = '👩🏽‍🌾'.repeat(20);
    const lines = Array.from({ length: 3_000 }, (_, at) =>
      line(`${signs} تعاونية ${at} "سطر\nثان"`, 300_000 + at),
    );
    const cells = lines.map(
      (one) => `"${(one.split(',')[0] ?? '').replaceAll('"', '""')}"${one.slice(one.indexOf(','))}`,
    );
    const report = await reportOf(await send([HEAD, ...cells, `Wrong,nothing`].join('\n')));
    expect(report).toMatchObject({ lines: 3_001, created: 3_000 });
    expect(new Set(report.problems.map(({ line: at }) => at))).toEqual(new Set([6_002]));
    const written = lines.slice(0, 500).map((one) => ({ name: one.split(',')[0] }));
    expect(report.rows).toMatchObject(written);
    const open = await reportOf(await send([HEAD, ...cells, `"Open`].join('\n')));
    expect(open.problems).toMatchObject([{ reason: 'QUOTES' }]);
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
