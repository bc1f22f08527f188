import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Client } from 'pg';
import writeSheet from 'write-excel-file/node';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { OwnRegister, Report } from './register.ts';

const NOW = '2020-08-15T12:00:00Z';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let db: Client;
let own: OwnRegister;
let secretary: Person;
let keeper: Person;
let otherKeeper: Person;
let member: Person;

type Line = Readonly<Record<string, string>>;

beforeAll(async () => {
  db = await testDatabase();
  // In its language stand the contributions of a file.
  await db.query(
    `insert into membership.federation (name, languages, default_language)
     values ('Test federation', '{en}', 'en') on conflict do nothing`,
  );
  own = await makeRegister(db);
  const { rows } = await db.query(`select id from membership.custodian where slug = $1`, [own.custodian]);
  secretary = await makePerson(db, { roles: ['secretary'] });
  keeper = await makePerson(db, { roles: ['custodian'], custodianId: rows[0].id });
  otherKeeper = await makePerson(db, { roles: ['custodian'] });
  member = await makePerson(db);
  const speaker = (who: string) => `${who},${who.toLowerCase()}@${own.word}.example`;
  const csv = [
    HEAD,
    `"Coöp, ""Ålesund"" ${own.word}",organisation,,${own.custodian},producer;consumer 2020-08-01..2020-09-30,${speaker('Ada')},2020-08-01`,
    `'+Plus ${own.word},organisation,plus-${own.word},${own.custodian},collaborating,${speaker('Bo')},2020-08-02`,
    `تعاونية ${own.word},organisation,taawun-${own.word},${own.custodian},producer,${speaker('Dina')},2020-08-02`,
    `Zoë ${own.word},individual,,${own.custodian},individual,,zoe@${own.word}.example,2020-08-03`,
  ].join('\n');
  const { report } = await importCsv(csv, { cookie: secretary.cookie, now: NOW });
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
  // Since then another person speaks for the first, and a class has ended.
  const later = `name,representative name,representative email,from\n"Coöp, ""Ålesund"" ${own.word}",${speaker('Cleo')},2020-09-01`;
  await importCsv(later, { cookie: secretary.cookie, now: NOW });
});
afterAll(async () => db.end());

const get = (file: string, query: object, cookie?: string) =>
  fetch(
    `${apiUrl()}/register/export.${file}?${new URLSearchParams({ custodian: own.custodian, ...query })}`,
    {
      headers: { 'x-now': NOW, ...(cookie === undefined ? {} : { cookie }) },
    },
  );
const linesFor = async (person: Person, query: object = {}) => {
  const answer = await get('csv', query, person.cookie);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return parse(bytes, { bom: true, columns: true }) as Line[];
};
const namesFor = async (person: Person, query: object) =>
  (await linesFor(person, query)).map((line) => line['name']?.replace(` ${own.word}`, ''));
const send = async (body: Uint8Array | string, type = 'text/csv', dryRun = 1) => {
  const answer = await fetch(`${apiUrl()}/register/import?dryRun=${dryRun}`, {
    method: 'POST',
    headers: { 'content-type': type, cookie: secretary.cookie, 'x-now': NOW },
    body: body as Buffer<ArrayBuffer>,
  });
  return ((await answer.json()) as { report: Report & { unchanged: number } }).report;
};

describe('the register as a file', () => {
  it('is the list that the address names, as of its day', async () => {
    expect(await namesFor(secretary, {})).toEqual(['Coöp, "Ålesund"', "'+Plus", 'Zoë', 'تعاونية']);
    expect(await namesFor(secretary, { asOf: '2020-08-01' })).toEqual(['Coöp, "Ålesund"']);
    expect(await namesFor(secretary, { class: 'consumer', asOf: '2020-10-01' })).toEqual([]);
    expect(await namesFor(secretary, { kind: 'individual' })).toEqual(['Zoë']);
    expect(await namesFor(secretary, { search: `alesund ${own.word}` })).toEqual(['Coöp, "Ålesund"']);
  });

  it('says of each what a file of the import says, from the day since which the line holds', async () => {
    const [line] = await linesFor(secretary, { search: 'alesund', asOf: '2020-10-15' });
    expect(line).toEqual({
      name: `Coöp, "Ålesund" ${own.word}`,
      kind: 'organisation',
      slug: `coop-alesund-${own.word}`,
      custodian: own.custodian,
      country: '',
      website: '',
      classes: 'producer 2020-08-01..',
      'representative name': 'Cleo',
      'representative email': `cleo@${own.word}.example`,
      'alternate name': '',
      'alternate email': '',
      contribution: '',
      from: '2020-10-01',
    });
  });

  it.each(['2020-08-20', '2020-09-15', '2020-10-15'])(
    'changes nothing when it is read in again, as of %s',
    async (asOf) => {
      for (const [file, type] of [
        ['csv', 'text/csv'],
        ['xlsx', XLSX],
      ] as const) {
        const answer = await get(file, { asOf }, secretary.cookie);
        const report = await send(new Uint8Array(await answer.arrayBuffer()), type);
        expect(report).toMatchObject({ created: 0, changed: 0, unchanged: 4, problems: [] });
      }
    },
  );

  it('is a spreadsheet of text cells, of which none is a formula', async () => {
    const formula = '=HYPERLINK("http://evil.example","x")';
    const gives = `update membership.member set contribution = $2 where slug = $1`;
    await db.query(gives, [`plus-${own.word}`, { en: formula }]);
    const answer = await get('xlsx', {}, secretary.cookie);
    expect(answer.headers.get('content-type')).toBe(XLSX);
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = Object.entries(parts)
      .filter(([name]) => /sheet1|sharedStrings/.test(name))
      .map(([, bytes]) => strFromU8(bytes))
      .join('');
    for (const word of ['representative email', 'Ålesund', 'تعاونية', `zoe@${own.word}.example`])
      expect(text).toContain(word);
    expect(text).toContain(`'${formula}`);
    expect(text).not.toMatch(/<f[ >]/);
    const [line] = await linesFor(secretary, { search: `plus ${own.word}` });
    expect(line?.['contribution']).toBe(`'${formula}`);
    await db.query(gives, [`plus-${own.word}`, {}]);
  });
});

describe('who gets what of it', () => {
  const contacts = async (person: Person) =>
    (await linesFor(person)).map((line) => [
      line['representative name'],
      line['representative email'] !== '',
    ]);

  it('addresses are for the secretary and the custodian whose members they are', async () => {
    const all = [
      ['Ada', true],
      ['Bo', true],
      ['', true],
      ['Dina', true],
    ];
    expect(await contacts(secretary)).toEqual(all);
    expect(await contacts(keeper)).toEqual(all);
    const names = all.map(([name]) => [name, false]);
    expect(await contacts(otherKeeper)).toEqual(names);
    expect(await contacts(member)).toEqual(names);
  });

  it('whoever it was whose address was given out can read to whom', async () => {
    await linesFor(keeper);
    await linesFor(member);
    expect(await trailOf(keeper)).toEqual(['Ada', 'Bo', 'Dina', 'Zoë']);
    expect(await trailOf(member)).toEqual([]);
  });

  it('visitors read the page', async () => {
    expect((await get('csv', {})).status).toBe(401);
    expect((await get('xlsx', {})).status).toBe(401);
  });

  it.each([{ asOf: '2026-99-99' }, { asOf: '0000-01-01' }, { kind: 'robot' }])(
    '%j is named',
    async (query) => {
      const answer = await get('csv', query, member.cookie);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ details: { fields: [{ field: Object.keys(query)[0] }] } });
    },
  );
});

/** Whose addresses somebody got, as the trail shows it to them. */
async function trailOf({ accountId }: Person): Promise<readonly string[]> {
  await db.query('begin');
  await db.query(`select set_config('plenaria.account', $1, true)`, [accountId]);
  const { rows } = await db.query(
    `select distinct p.name from privacy.trail t join membership.person p on p.id = t.person_id
      where t.account_id = $1 and t.what = 'contact-seen' order by p.name`,
    [accountId],
  );
  await db.query('commit');
  return rows.map(({ name }) => name.split(' ')[0]);
}

describe('a spreadsheet that is read in', () => {
  type Cells = Parameters<typeof writeSheet>[0];
  const sheet = async (rows: readonly (readonly unknown[])[]) =>
    new Uint8Array(await writeSheet(rows as unknown as Cells).toBuffer());

  it('has its line numbers, its days as days, and the same report', async () => {
    const day = { value: new Date('2020-08-05T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' };
    const text = (value: string) => ({ value, type: String });
    const report = await send(
      await sheet([
        ['name', 'custodian', 'classes', 'from'].map(text),
        [text(`Sheet ${own.word}`), text(own.custodian), text('producer'), day],
        [],
        [text('Other'), text('nowhere'), text('producer'), day],
      ]),
      XLSX,
    );
    expect(report).toMatchObject({ applied: false, problems: [{ line: 4, reason: 'UNKNOWN_CUSTODIAN' }] });
  });

  it('names each cell whose text was read wrongly before it came there, by row and column', async () => {
    const text = (value: string) => ({ value, type: String });
    const wrongly = (value: string) => text(Buffer.from(value).toString('latin1'));
    const head = ['name', 'custodian', 'classes', 'contribution'].map(text);
    const row = (name: { value: string }, gives: { value: string }) => [
      name,
      text(own.custodian),
      text('producer'),
      gives,
    ];
    const report = await send(
      await sheet([
        head,
        row(text(`Åkerö ${own.word}`), text('öre')),
        [],
        row(wrongly(`Vårgö ${own.word}`), text('öre')),
        row(text(`Umeå ${own.word}`), wrongly('Två öre')),
      ]),
      XLSX,
      0,
    );
    expect(report).toMatchObject({
      applied: false,
      problems: [
        { line: 4, field: 'name', reason: 'READ_WRONGLY' },
        { line: 5, field: 'contribution', reason: 'READ_WRONGLY' },
      ],
    });
  });

  it('is known by what it is, whatever it is called; and one that nobody can read is an answer', async () => {
    const good = await sheet([['name'].map((value) => ({ value, type: String }))]);
    expect((await send(good)).problems).toMatchObject([{ reason: 'EMPTY_FILE' }]);
    const oldExcel = Buffer.from('D0CF11E0A1B11AE1'.padEnd(2000, '0'), 'hex');
    for (const bytes of [
      Buffer.from('PK\u0003\u0004 and nothing', 'latin1'),
      oldExcel,
      good.subarray(0, 900),
    ])
      expect((await send(bytes, XLSX)).problems).toMatchObject([{ line: 1, reason: 'SPREADSHEET_FORMAT' }]);
  });
});
