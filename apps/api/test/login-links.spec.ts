import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';

const ASK = `mutation ($email: String!, $returnPath: String) { answer: requestLoginLink(email: $email, returnPath: $returnPath) { __typename } }`;
const ME = `{ viewer { email } }`;
const REDEEM = `mutation ($token: String!, $asAnother: Boolean) { answer: redeemLoginLink(token: $token, asAnother: $asAnother) {
  __typename ... on SignedIn { returnPath viewer { email } } ... on Refusal { code details } } }`;
const MAKE_CODES = `mutation { answer: makeRecoveryCodes { __typename ... on Refusal { code } } }`;
const PROGRAM = fileURLToPath(new URL('../dist/src/plenaria.js', import.meta.url));
const PAGE = '/decide?state=open';

let db: Client;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

/** The token of the nth letter to somebody, whose link leads to a page of ours. */
async function linkFor({ email }: Person, nth = 1, returnPath: string | null = PAGE): Promise<string> {
  await graphql(ASK, { email, returnPath });
  return /\/enter#([\w-]{43})/.exec((await letterTo(email, nth)).text)?.[1] ?? '';
}

describe('a link that opens nothing any more', () => {
  it('still says where it led, used or expired, so that a second click is no dead end', async () => {
    const person = await makePerson(db);
    const used = await linkFor(person);
    await graphql(REDEEM, { token: used });
    const again = { __typename: 'Refusal', code: 'LINK_USED', details: { returnPath: PAGE } };
    expect((await graphql(REDEEM, { token: used })).data.answer).toEqual(again);
    const late = new Date(Date.now() + 21 * 60_000);
    const expired = await graphql(REDEEM, { token: await linkFor(person, 2) }, { now: late });
    expect(expired.data.answer).toMatchObject({ code: 'LINK_EXPIRED', details: { returnPath: PAGE } });
    const nowhere = await linkFor(person, 3, null);
    await graphql(REDEEM, { token: nowhere });
    expect((await graphql(REDEEM, { token: nowhere })).data.answer.details).toEqual({ returnPath: null });
  });

  it('says nothing where nobody made it, or its account is shut', async () => {
    const person = await makePerson(db);
    const token = await linkFor(person);
    await db.query('update identity.account set disabled_at = now() where id = $1', [person.accountId]);
    for (const unknown of [token, 'A'.repeat(43)])
      expect((await graphql(REDEEM, { token: unknown })).data.answer).toEqual({
        __typename: 'Refusal',
        code: 'LINK_UNKNOWN',
        details: {},
      });
  });
});

describe('a link of somebody else than the one who is signed in', () => {
  it('signs nobody out or in before they say so, and stays good until then', async () => {
    const [aina, bea] = [await makePerson(db), await makePerson(db, { name: 'Bea' })];
    const token = await linkFor(bea);
    const asAina = { cookie: aina.cookie };
    for (let turn = 0; turn < 2; turn += 1) {
      const { data, cookie } = await graphql(REDEEM, { token }, asAina);
      expect(data.answer).toMatchObject({ code: 'LINK_FOR_ANOTHER', details: { name: 'Bea' } });
      expect(cookie).toBe('');
    }
    expect((await graphql(ME, {}, asAina)).data.viewer.email).toBe(aina.email);
    const { data, cookie } = await graphql(REDEEM, { token, asAnother: true }, asAina);
    expect(data.answer).toMatchObject({ returnPath: PAGE, viewer: { email: bea.email } });
    expect((await graphql(ME, {}, { cookie })).data.viewer.email).toBe(bea.email);
    expect((await graphql(ME, {}, asAina)).data.viewer).toBeNull();
  });

  it('opens without a word for whoever it is of, and for a visitor', async () => {
    const person = await makePerson(db);
    const own = await graphql(REDEEM, { token: await linkFor(person) }, { cookie: person.cookie });
    expect(own.data.answer.viewer.email).toBe(person.email);
    const visitor = await graphql(REDEEM, { token: await linkFor(person, 2) });
    expect(visitor.data.answer.viewer.email).toBe(person.email);
  });
});

describe('the link of an invitation, which lies in a mailbox for days', () => {
  it('signs in, and makes nothing certain', async () => {
    const email = `${randomUUID()}@links.example`;
    const env = { PATH: process.env['PATH'], DATABASE_URL: process.env['TEST_DATABASE_URL'] };
    // Not in step: connections that nobody looks after meanwhile are closed by the other side.
    await promisify(execFile)(process.execPath, [PROGRAM, 'user', 'invite', email, '--name', 'Bea'], { env });
    const token = /\/enter#([\w-]{43})/.exec((await letterTo(email)).text)?.[1] ?? '';
    const { data, cookie } = await graphql(REDEEM, { token });
    expect(data.answer.viewer.email).toBe(email);
    expect((await graphql(MAKE_CODES, {}, { cookie })).data.answer.code).toBe('STEP_UP_NEEDED');
  });
});
