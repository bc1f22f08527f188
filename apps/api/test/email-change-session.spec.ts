import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';

const ASK = `mutation ($email: String!) { askEmailChange(email: $email) { __typename } }`;
const CONFIRM = `mutation ($token: String!) { answer: confirmEmailChange(token: $token) {
  __typename ... on EmailLink { email } ... on Refusal { code } } }`;
const ME = `{ viewer { email sessions { id current } } }`;
const REVOKE = `mutation ($id: ID!) { revokeSession(id: $id) { __typename } }`;
const END_OTHERS = `mutation { endOtherSessions { __typename } }`;
const SIGN_OUT = `mutation { signOut { __typename } }`;

let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

/** Somebody who is signed in at two browsers, and asks for another address from the second. */
async function askedElsewhere() {
  const person = await makePerson(db);
  const elsewhere = { cookie: await startSession(db, person.accountId) };
  const email = `${randomUUID()}@moved.example`;
  await graphql(ASK, { email }, elsewhere);
  const token = /#([\w-]{43})/.exec((await letterTo(email)).text)?.[1] ?? '';
  const confirm = async () => (await graphql(CONFIRM, { token })).data.answer;
  return { person, elsewhere, email, confirm };
}

describe('another address that was asked for', () => {
  it.each([
    ['alone', REVOKE],
    ['with all others', END_OTHERS],
  ])('is withdrawn with the browser that asked, signed out from another %s', async (_, end) => {
    const { person, elsewhere, confirm } = await askedElsewhere();
    const { viewer } = (await graphql(ME, {}, elsewhere)).data;
    const { id } = viewer.sessions.find(({ current }: { current: boolean }) => current);
    await graphql(end, end === REVOKE ? { id } : {}, { cookie: person.cookie });
    expect(await confirm()).toMatchObject({ code: 'LINK_WITHDRAWN' });
    expect((await graphql(ME, {}, { cookie: person.cookie })).data.viewer.email).toBe(person.email);
  });

  it('outlives a browser that asked and signed out by itself', async () => {
    const { person, elsewhere, email, confirm } = await askedElsewhere();
    await graphql(SIGN_OUT, {}, elsewhere);
    await graphql(END_OTHERS, {}, { cookie: person.cookie });
    expect(await confirm()).toMatchObject({ __typename: 'EmailLink', email });
  });
});
