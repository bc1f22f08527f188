import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Client } from 'pg';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { OwnRegister } from './register.ts';

// A representative that moved, one that stayed, and an individual that moved; all are asked for as of a day before.
const THEN = '2020-08-10';
const NOW = '2020-12-15T12:00:00Z';
let db: Client;
let giving: OwnRegister;
let receiving: OwnRegister;
let secretary: Person;
let before: Person;
let after: Person;

beforeAll(async () => {
  db = await testDatabase();
  giving = await makeRegister(db);
  receiving = await makeRegister(db);
  const idOf = async (slug: string) =>
    (await db.query(`select id from membership.custodian where slug = $1`, [slug])).rows[0].id as string;
  const [from, to] = [await idOf(giving.custodian), await idOf(receiving.custodian)];
  secretary = await makePerson(db, { roles: ['secretary'] });
  before = await makePerson(db, { name: 'Before', roles: ['custodian'], custodianId: from });
  after = await makePerson(db, { name: 'After', roles: ['custodian'], custodianId: to });
  const { word } = giving;
  const speaker = (who: string) => `${who},${who.toLowerCase()}@${word}.example`;
  const csv = [
    HEAD,
    `Moved ${word},organisation,moved-${word},${giving.custodian},producer,${speaker('Mo')},2020-08-01`,
    `Stays ${word},organisation,stays-${word},${giving.custodian},producer,${speaker('Sol')},2020-08-01`,
    `Zoë ${word},individual,,${giving.custodian},individual,,zoe@${word}.example,2020-08-01`,
  ].join('\n');
  const { report } = await importCsv(csv, { cookie: secretary.cookie, now: NOW });
  if (!report.applied) throw new Error(JSON.stringify(report.problems));
  await db.query(
    `with moved as (
       update membership.membership s set valid = '[2020-08-01,2020-10-01)' from membership.member m
        where m.id = s.member_id and s.custodian_id = $1 and m.name not like 'Stays%' returning s.member_id)
     insert into membership.membership (member_id, custodian_id, valid)
     select member_id, $2, '[2020-10-01,)' from moved`,
    [from, to],
  );
});
afterAll(async () => db.end());

const get = (file: string, asOf: string, { cookie }: Person) =>
  fetch(`${apiUrl()}/register/export.${file}?${new URLSearchParams({ asOf, search: giving.word })}`, {
    headers: { 'x-now': NOW, cookie },
  });

/** Whose addresses the list of a day holds for somebody, by the part before the sign. */
async function addresses(person: Person, asOf = THEN): Promise<readonly string[]> {
  const lines: readonly Readonly<Record<string, string>>[] = parse(
    await (await get('csv', asOf, person)).text(),
    {
      columns: true,
      bom: true,
    },
  );
  expect(lines).toHaveLength(3);
  return lines.flatMap((line) => line['representative email']?.split('@')[0] || []).toSorted();
}

describe('addresses in a list of a day that is over', () => {
  it('are for the custodian whose members they are today, not for the one they were with then', async () => {
    expect(await addresses(secretary)).toEqual(['mo', 'sol', 'zoe']);
    expect(await addresses(before)).toEqual(['sol']);
    expect(await addresses(after)).toEqual(['mo', 'zoe']);
  });

  it('are so in a spreadsheet too', async () => {
    const textFor = async (person: Person) => {
      const parts = unzipSync(new Uint8Array(await (await get('xlsx', THEN, person)).arrayBuffer()));
      return Object.values(parts)
        .map((part) => strFromU8(part))
        .join('');
    };
    expect(await textFor(before)).not.toContain(`mo@${giving.word}`);
    expect(await textFor(before)).toContain(`sol@${giving.word}`);
    expect(await textFor(after)).toContain(`zoe@${giving.word}`);
  });

  it('are so for the database itself, of whoever spoke for a member then and does not any more as well', async () => {
    const seenBy = async ({ accountId }: Person, day: string) => {
      await db.query('begin');
      await db.query(
        `select set_config('plenaria.account', $1, true), set_config('plenaria.today', $2, true),
                set_config('plenaria.custodians',
                  (select id::text from membership.custodian where slug = $3), true)`,
        [accountId, day, giving.custodian],
      );
      const { rows } = await db.query(
        `select email from membership.contact where email like $1 order by email`,
        [`%@${giving.word}.example`],
      );
      await db.query('commit');
      return rows.map(({ email }) => String(email).split('@')[0]);
    };
    expect(await seenBy(before, THEN)).toEqual(['mo', 'sol', 'zoe']);
    expect(await seenBy(before, '2020-12-15')).toEqual(['sol']);
    await db.query(
      `update membership.representation r set valid = '[2020-08-01,2020-11-01)' from membership.person p
        where p.id = r.person_id and p.email = $1`,
      [`sol@${giving.word}.example`],
    );
    expect(await seenBy(before, '2020-12-15')).toEqual([]);
    expect(await addresses(before)).toEqual([]);
  });
});
