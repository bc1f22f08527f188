import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { apply, foundCustodian, makeGuest, read, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

let db: Client;
let custodian: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  custodian = await foundCustodian(db, { kind: 'custodian' });
});
afterAll(() => db.end());

type Asker = { readonly cookie: string };
const as = ({ cookie }: Asker) => ({ cookie });

/** Joins with this income band; who speaks for the member, and the member. */
async function join(incomeBand: string) {
  const guest = await makeGuest(db);
  const id = await apply(custodian, guest, { incomeBand });
  expect((await read(id, as(guest))).privatePart.incomeBand).toBe(incomeBand);
  expect((await read(id, as(custodian.reviewer))).privatePart.incomeBand).toBeNull();
  await step('recommendApplication', { id, text: 'Welcome.' }, as(custodian.reviewer));
  return { guest, slug: (await read(id, as(guest))).member.slug as string };
}

async function bandOf(slug: string, asker: Asker): Promise<string | null> {
  const asked = `query ($slug: String!) { member(slug: $slug) { incomeBand } }`;
  return (await graphql(asked, { slug }, as(asker))).data.member.incomeBand;
}

async function choose(slug: string, band: string, asker: Asker) {
  const { rows } = await db.query<{ id: string }>(`select id from membership.member where slug = $1`, [slug]);
  const { data } = await graphql(
    `
      mutation ($id: ID!, $band: String!) {
        chooseIncomeBand(memberId: $id, band: $band) {
          ... on Member {
            incomeBand
          }
          ... on Refusal {
            code
          }
        }
      }
    `,
    { id: rows[0]?.id, band },
    as(asker),
  );
  return data.chooseIncomeBand;
}

/** The sums of the test's own custodian, as somebody reads them. */
async function sums(asker: Asker): Promise<readonly { band: string; members: number }[]> {
  const asked = `{ federation { custodians { slug incomeBands { band members } } } }`;
  const { data } = await graphql(asked, {}, as(asker));
  const all: readonly { slug: string; incomeBands: [] }[] = data.federation.custodians;
  return all.find(({ slug }) => slug === custodian.slug)?.incomeBands ?? [];
}

describe('the income band of a member', () => {
  it('stays with the membership, is read and changed by who speaks for it, and by nobody else', async () => {
    const { guest, slug } = await join('low');
    const secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
    expect(await bandOf(slug, guest)).toBe('low');
    for (const other of [custodian.reviewer, secretary]) {
      expect(await bandOf(slug, other)).toBeNull();
      expect(await choose(slug, 'high', other)).toEqual({ code: 'NOT_ALLOWED' });
    }
    expect(await choose(slug, 'rich', guest)).toEqual({ code: 'INVALID_INPUT' });
    expect(await choose(slug, 'upperMiddle', guest)).toEqual({ incomeBand: 'upperMiddle' });
    expect(await choose(slug, '', guest)).toEqual({ incomeBand: '' });
  });

  it('is told as sums in whole fives, to the custodian and the secretary', async () => {
    for (let more = 0; more < 6; more += 1) await join('high');
    for (let more = 0; more < 4; more += 1) await join('lowerMiddle');
    const secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
    for (const reader of [custodian.reviewer, secretary])
      expect(await sums(reader)).toEqual([{ band: 'high', members: 5 }]);
    expect(await sums(await makePerson(db, { name: `Member ${randomUUID()}` }))).toEqual([]);
  });

  it('is nobody else’s where only the database guards it', async () => {
    const { slug } = await join('low');
    const asker = await testDatabase();
    const rowsFor = async (account: string) => {
      await asker.query('begin');
      await asker.query(`select set_config('plenaria.account', $1, true)`, [account]);
      await asker.query(`select set_config('plenaria.custodians', $1, true)`, [custodian.id]);
      const { rowCount } = await asker.query(
        `select from membership.income_band b join membership.member m on m.id = b.member_id where m.slug = $1`,
        [slug],
      );
      await asker.query('rollback');
      return rowCount;
    };
    expect(await rowsFor(custodian.reviewer.accountId)).toBe(0);
    expect(await rowsFor('system')).toBe(1);
    await asker.end();
  });
});
