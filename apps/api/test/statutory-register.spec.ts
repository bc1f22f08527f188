import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { OwnRegister } from './register.ts';

const NOW = '2022-03-15T12:00:00Z';
const MEMBERS = 120;
let db: Client;
let own: OwnRegister;
let secretary: Person;
let keeper: Person;

beforeAll(async () => {
  db = await testDatabase();
  own = await makeRegister(db);
  await db.query(`update membership.custodian set languages = '{ca,en}' where slug = $1`, [own.custodian]);
  const { rows } = await db.query(`select id from membership.custodian where slug = $1`, [own.custodian]);
  secretary = await makePerson(db, { roles: ['secretary'] });
  keeper = await makePerson(db, { roles: ['custodian'], custodianId: rows[0].id });
  const lines = Array.from({ length: MEMBERS }, (_, place) => {
    const from = place < 100 ? '2020-08-01' : '2021-09-01';
    return `Coop ${String(place).padStart(3, '0')} ${own.word},organisation,,${own.custodian},producer,Someone ${place},s${place}@${own.word}.example,${from}`;
  });
  const arabic = `تعاونية الشمس 太陽 ${own.word},organisation,sun-${own.word},${own.custodian},consumer,Sun,sun@${own.word}.example,2020-08-02`;
  const { report } = await importCsv([HEAD, ...lines, arabic].join('\n'), {
    cookie: secretary.cookie,
    now: NOW,
  });
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
  // One has left since.
  await db.query(
    `update membership.membership s set valid = '[2020-08-01,2021-01-01)'
       from membership.member m where m.id = s.member_id and m.name = $1`,
    [`Coop 007 ${own.word}`],
  );
});
afterAll(async () => db.end());

const get = (query: object, cookie?: string, now = NOW) =>
  fetch(`${apiUrl()}/register/members.pdf?${new URLSearchParams({ custodian: own.custodian, ...query })}`, {
    headers: { 'x-now': now, ...(cookie === undefined ? {} : { cookie }) },
  });

/** What another program reads in a PDF, page by page. */
async function read(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const data = new Uint8Array(await response.arrayBuffer());
  const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  return { pages, text: pages.join('\n') };
}

/** Words of a PDF as they were written: what is shown from the right is in it as shapes, from the left. */
function inLogicalOrder(text: string): string {
  const plain = text.normalize('NFKC');
  return `${plain}\n${Array.from(plain).toReversed().join('')}`;
}

describe('the register of members that the law asks for', () => {
  it('has everybody once, numbered, with both days, and says on each page which of how many it is', async () => {
    const { pages, text } = await read(await get({ language: 'en' }, keeper.cookie));
    expect(text).toContain('Register of members');
    expect(text).toContain(`${MEMBERS} on this day; ${MEMBERS + 1} entered`);
    for (let place = 0; place < MEMBERS; place += 1)
      expect(text.split(`Coop ${String(place).padStart(3, '0')}`)).toHaveLength(2);
    expect(text).toMatch(/Coop 007 \w+ (producer )?1 August 2020 31 December 2020/);
    expect(pages.length).toBeGreaterThan(2);
    for (const [place, page] of pages.entries()) {
      expect(page).toContain(`Page ${place + 1} of ${pages.length}`);
      expect(page).toContain('Admitted');
    }
  });

  it('names the cooperative as the tax office knows it', async () => {
    await db.query(`update membership.custodian set tax_identity = 'ES F66909363' where slug = $1`, [
      own.custodian,
    ]);
    const { text } = await read(await get({ language: 'en' }, secretary.cookie));
    expect(text).toContain('Tax identity ES F66909363');
  });

  it('is as of its day: who came later is not in it, and who left later is still there', async () => {
    const { text } = await read(await get({ asOf: '2020-12-15', language: 'en' }, secretary.cookie));
    expect(text).toContain('101 on this day; 101 entered');
    expect(text).not.toContain('Coop 119');
    expect(text).not.toContain('31 December 2020');
  });

  it("is in the custodian's own language unless another is asked for", async () => {
    expect((await read(await get({}, keeper.cookie))).text).toContain('Llibre registre de persones sòcies');
    const { text } = await read(await get({ language: 'ar' }, keeper.cookie));
    expect(text).toMatch(/Coop 119/);
    expect(inLogicalOrder(text)).toContain('تعاونية الشمس');
    expect(text).toMatch(/太 ?陽/);
  });

  it('keeps the number of each, whoever is entered later for an earlier day', async () => {
    const numberOf = (text: string, name: string) => new RegExp(`(\\d+) ${name}`).exec(text)?.[1];
    const before = (await read(await get({ language: 'en' }, keeper.cookie))).text;
    expect(['Coop 000', 'Coop 099', 'Coop 100', 'Coop 119'].map((name) => numberOf(before, name))).toEqual([
      '1',
      '100',
      '102',
      '121',
    ]);
    const late = `Late ${own.word},organisation,,${own.custodian},producer,Late,late@${own.word}.example,2019-01-01`;
    const { report } = await importCsv(`${HEAD}\n${late}`, { cookie: secretary.cookie, now: NOW });
    expect(report).toMatchObject({ created: 1, problems: [] });
    const after = (await read(await get({ language: 'en' }, keeper.cookie))).text;
    for (let place = 0; place < MEMBERS; place += 1) {
      const name = `Coop ${String(place).padStart(3, '0')}`;
      expect(numberOf(after, name)).toBe(numberOf(before, name));
    }
    expect(numberOf(after, 'Late')).toBe('122');
  });

  it('gives who comes back the number that they had, and an erasure changes none', async () => {
    const numbers = async () =>
      (
        await db.query(
          `select n.member_id, n.number from membership.register_number n
             join membership.custodian c on c.id = n.custodian_id where c.slug = $1 order by n.number`,
          [own.custodian],
        )
      ).rows;
    const before = await numbers();
    await db.query(
      `insert into membership.membership (member_id, custodian_id, valid)
       select s.member_id, s.custodian_id, '[2022-01-01,)' from membership.membership s
         join membership.member m on m.id = s.member_id where m.name = $1`,
      [`Coop 007 ${own.word}`],
    );
    await db.query(`update membership.member set slug = 'erased-' || id where name = $1`, [
      `Coop 011 ${own.word}`,
    ]);
    expect(await numbers()).toEqual(before);
    const { text } = await read(await get({ language: 'en' }, keeper.cookie));
    expect(text.split('8 Coop 007')).toHaveLength(3);
  });

  it('is of the names that its day knew', async () => {
    const renamed = `name,slug,custodian,classes,from\nRenamed ${own.word},coop-010-${own.word},${own.custodian},producer,2020-08-01`;
    const later = { cookie: secretary.cookie, now: '2022-04-01T12:00:00Z' };
    expect((await importCsv(renamed, later)).report).toMatchObject({ changed: 1, problems: [] });
    const then = (await read(await get({ language: 'en', asOf: '2022-03-31' }, keeper.cookie, later.now)))
      .text;
    const now = (await read(await get({ language: 'en' }, keeper.cookie, later.now))).text;
    expect([then.includes('Coop 010'), then.includes('Renamed')]).toEqual([true, false]);
    expect([now.includes('Coop 010'), now.includes('Renamed')]).toEqual([false, true]);
  });

  it('is for the secretary and that custodian alone', async () => {
    const other = await makePerson(db, { roles: ['custodian', 'chair', 'operator'] });
    expect((await get({}, other.cookie)).status).toBe(404);
    expect((await get({}, (await makePerson(db)).cookie)).status).toBe(404);
    expect((await get({})).status).toBe(401);
  });

  it.each([{ asOf: '2026-99-99' }, { asOf: '2022-03-16' }, { language: 'xx' }, { custodian: 'No Slug' }])(
    'names what is wrong in %j',
    async (query) => {
      const answer = await get(query, keeper.cookie);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ details: { fields: [{ field: Object.keys(query)[0] }] } });
    },
  );
});
