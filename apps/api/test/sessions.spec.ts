import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';

const MINE = `{ viewer { sessions { id current } } }`;
const END_OTHERS = `mutation { answer: endOtherSessions { __typename ... on Refusal { code } } }`;
const REVOKE = `mutation ($id: ID!) { answer: revokeSession(id: $id) { __typename ... on Refusal { code } } }`;

let db: Client;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

/** Somebody in so many browsers more, in none of which it is certain any more that it is them. */
async function inBrowsers(
  more: number,
): Promise<{ readonly person: Person; readonly others: readonly string[] }> {
  const person = await makePerson(db);
  const others: string[] = [];
  for (let turn = 0; turn < more; turn += 1) others.push(await startSession(db, person.accountId));
  await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
    person.accountId,
  ]);
  return { person, others };
}

const isIn = async (cookie: string) => (await graphql(MINE, {}, { cookie })).data.viewer !== null;

describe('somebody who fears that another is signed in as them', () => {
  it('signs out everywhere else at once, is not asked again, and is written to how many there were', async () => {
    const { person, others } = await inBrowsers(3);
    const stranger = await makePerson(db);
    expect((await graphql(END_OTHERS, {}, person)).data.answer).toEqual({ __typename: 'Done' });
    expect(await Promise.all(others.map(isIn))).toEqual([false, false, false]);
    expect([await isIn(person.cookie), await isIn(stranger.cookie)]).toEqual([true, true]);
    const letter = await letterTo(person.email);
    expect(letter.subject).toBe('Your account was signed out in other browsers');
    expect(letter.text).toContain('Sessions that were ended: 3.');
  });

  it('ends one of them as quickly, and is written to; of their own browser they know', async () => {
    const { person } = await inBrowsers(1);
    const { sessions } = (await graphql(MINE, {}, person)).data.viewer as {
      sessions: readonly { id: string; current: boolean }[];
    };
    const other = sessions.find(({ current }) => !current)?.id;
    const own = sessions.find(({ current }) => current)?.id;
    expect((await graphql(REVOKE, { id: other }, person)).data.answer).toEqual({ __typename: 'Done' });
    expect((await letterTo(person.email)).text).toContain('Sessions that were ended: 1.');
    expect((await graphql(REVOKE, { id: own }, person)).data.answer).toEqual({ __typename: 'Done' });
    expect(await isIn(person.cookie)).toBe(false);
  });

  it('who is signed in nowhere else changes nothing, and gets no letter', async () => {
    const { person } = await inBrowsers(0);
    expect((await graphql(END_OTHERS, {}, person)).data.answer).toEqual({ __typename: 'Done' });
    const { person: later } = await inBrowsers(1);
    await graphql(END_OTHERS, {}, later);
    await letterTo(later.email);
    expect(await inbox(person.email)).toEqual([]);
    expect((await graphql(END_OTHERS)).errors[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });
});
