import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';

const FINISH = `mutation { answer: finishWelcome { __typename ... on Viewer { welcomed } } }`;

let db: Client;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

describe('the welcome', () => {
  it('waits for somebody new until it is answered or put off, once', async () => {
    const { cookie, accountId } = await makePerson(db, { name: 'Nil' });
    const welcomed = async () =>
      (
        await graphql(
          `
            {
              viewer {
                welcomed
              }
            }
          `,
          {},
          { cookie },
        )
      ).data.viewer.welcomed;
    const at = async () =>
      (await db.query(`select welcomed_at from identity.account where id = $1`, [accountId])).rows[0];
    expect(await welcomed()).toBe(false);
    const { data } = await graphql(FINISH, {}, { cookie });
    expect(data.answer).toEqual({ __typename: 'Viewer', welcomed: true });
    const first = await at();
    await graphql(FINISH, {}, { cookie });
    expect(await at()).toEqual(first);
    expect(await welcomed()).toBe(true);
  });
});
