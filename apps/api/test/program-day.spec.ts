import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { accept, ask, foundHouse, published } from './documents.ts';

const DAY_MS = 86_400_000;
let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const dayIn = (days: number): string => inDays(days).toISOString().slice(0, 10);

describe('what somebody reads as long as they speak for an organisation', () => {
  it('begins and ends by the clock of the program, not by that of the database', async () => {
    const house = await foundHouse(db);
    const document = await published(house, 'consortium');
    const { acceptances } = await accept(document, house.representative, house.memberId);
    const reads = async (who: Person, now?: Date): Promise<boolean> => {
      const { answer } = await ask(
        `query ($id: ID!) { acceptance(id: $id) { acceptance { id } } }`,
        { id: acceptances?.[0]?.id },
        who,
        now,
      );
      return answer !== null;
    };
    await db.query(
      `update membership.representation set valid = daterange($2, $3) where member_id = $1 and role = 'alternate'`,
      [house.memberId, dayIn(10), dayIn(20)],
    );
    expect(await reads(house.alternate)).toBe(false);
    expect(await reads(house.alternate, inDays(10))).toBe(true);
    expect(await reads(house.alternate, inDays(19))).toBe(true);
    expect(await reads(house.alternate, inDays(20))).toBe(false);
    expect(await reads(house.representative)).toBe(true);
  });

  it('is counted in the same days, wherever the database stands', async () => {
    await db.query(`begin`);
    await db.query(`set local time zone 'Pacific/Kiritimati'`);
    const { rows } = await db.query(
      `select identity.today()::text as here, (now() at time zone 'UTC')::date::text as utc`,
    );
    await db.query(`rollback`);
    expect(rows[0].here).toBe(rows[0].utc);
  });
});
