import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';

let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

const grant = (accountId: string, custodianId: string | null) =>
  db.query(
    `insert into identity.role_grant (account_id, role, custodian_id, granted_by) values ($1, 'custodian', $2, 'test')`,
    [accountId, custodianId],
  );

/** What the database answers in a transaction in which these words were said about who asks. */
async function actsFor(custodianId: string, account: string | null, custodians: string): Promise<boolean> {
  await db.query('begin');
  try {
    await db.query(`select set_config('plenaria.account', $1, true)`, [account ?? '']);
    await db.query(`select set_config('plenaria.custodians', $1, true)`, [custodians]);
    return (await db.query('select identity.acts_for($1) as acts', [custodianId])).rows[0]?.acts;
  } finally {
    await db.query('rollback');
  }
}

describe('the role of a custodian', () => {
  it('is for one custodian in particular, once', async () => {
    const { accountId } = await makePerson(db, { roles: ['custodian'] });
    const { rows } = await db.query('select custodian_id from identity.role_grant where account_id = $1', [
      accountId,
    ]);
    await expect(grant(accountId, null)).rejects.toThrow('role_grant_of_custodian');
    await expect(grant(accountId, rows[0]?.custodian_id)).rejects.toThrow('role_grant_held');
    const { rows: other } = await db.query(
      `insert into membership.custodian (slug, name, country, currency, languages)
       values ($1, 'Another', 'SE', 'SEK', '{sv}') returning id`,
      [`custodian-${randomUUID()}`],
    );
    await expect(grant(accountId, other[0]?.id)).resolves.toMatchObject({ rowCount: 1 });
  });

  it('is known to the database where it was said, until the transaction ends', async () => {
    const [mine, theirs, account] = [randomUUID(), randomUUID(), randomUUID()];
    expect(await actsFor(mine, account, mine)).toBe(true);
    expect(await actsFor(theirs, account, mine)).toBe(false);
    expect(await actsFor(mine, account, `${theirs},${mine}`)).toBe(true);
    expect(await actsFor(mine, null, '')).toBe(false);
    expect(await actsFor(mine, 'system', '')).toBe(true);
  });
});
