import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { openPushService } from '../../../tools/harness/push-service.mjs';
import type { Subscriber } from '../../../tools/harness/push-service.mjs';
import { erasePerson } from '../src/privacy/erase-person.ts';
import { keepNoLonger } from '../src/privacy/keep-no-longer.ts';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { tick } from './joining.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';
import { until } from './until.ts';

const ADD = `mutation ($endpoint: String!, $p256dh: String!, $auth: String!) {
  answer: addPushDevice(endpoint: $endpoint, p256dh: $p256dh, auth: $auth) { ... on Done { done } } }`;
const CHOOSE = `mutation { chooseNotices(choices: [{ topic: results, channel: none, push: true }]) { __typename } }`;
const REMOVE = `mutation ($id: ID!) { answer: removePushDevice(id: $id) {
  ... on Done { done } ... on Refusal { code } } }`;
const DEVICES = `{ viewer { pushDevices { id current } sessions { id current } } }`;
const REVOKE = `mutation ($id: ID!) { answer: revokeSession(id: $id) { ... on Done { done } } }`;
const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token, asAnother: true) { __typename } }`;

let db: Client;
let own: OwnWorks;
let service: Awaited<ReturnType<typeof openPushService>>;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  own = await openOwnWorks();
  service = await openPushService();
});
afterAll(async () => {
  await service.close();
  await own.close();
  await db.end();
});

/** Somebody whose browser tells them of results; letters on that they refuse. */
async function reader(name: string): Promise<{ readonly ada: Person; readonly device: Subscriber }> {
  const ada = await makePerson(db, { name });
  const { cookie } = ada;
  const device = service.subscribe();
  const { endpoint, p256dh, auth } = device;
  await graphql(CHOOSE, {}, { cookie });
  await graphql(ADD, { endpoint, p256dh, auth }, { cookie });
  expect(await rows(ada)).toBe(1);
  return { ada, device };
}

async function rows({ accountId }: Person): Promise<number | null> {
  return (await db.query(`select from post.push_device where account_id = $1`, [accountId])).rowCount;
}

/** Something happens that a browser would tell of. */
async function happen({ accountId }: Person): Promise<void> {
  const closesAt = new Date().toISOString();
  const params = { decisionId: randomUUID(), number: 7, title: 'Who is a producer?', closesAt };
  await db.query(`insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now())`, [
    randomUUID(),
    JSON.stringify({ template: 'decision-closed', accountId, params }),
  ]);
  await tick(new Date());
}

/** A link for somebody, as letters carry them. */
async function linkFor({ accountId }: Person): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into identity.login_link (token_hash, account_id, created_at, expires_at)
     values ($1, $2, now(), now() + interval '20 minutes')`,
    [createHash('sha256').update(token).digest(), accountId],
  );
  return token;
}

describe('a browser tells its owner nothing more', () => {
  it('once they sign out in it', async () => {
    const { ada, device } = await reader('Signs Out');
    await graphql(
      `
        mutation {
          signOut {
            __typename
          }
        }
      `,
      {},
      { cookie: ada.cookie },
    );
    expect(await rows(ada)).toBe(0);
    await happen(ada);
    expect(device.got).toEqual([]);
  });

  it('once its session is ended from another browser', async () => {
    const { ada, device } = await reader('Ends It');
    const elsewhere = { cookie: await startSession(db, ada.accountId) };
    const { data } = await graphql(DEVICES, {}, elsewhere);
    const there = data.viewer.sessions.find(({ current }: { current: boolean }) => !current);
    expect((await graphql(REVOKE, { id: there.id }, elsewhere)).data.answer.done).toBe(true);
    expect(await rows(ada)).toBe(0);
    await happen(ada);
    expect(device.got).toEqual([]);
  });

  it('once somebody else signs in with it', async () => {
    const { ada, device } = await reader('Shares It');
    const other = await makePerson(db, { name: 'Sits There Next' });
    await graphql(REDEEM, { token: await linkFor(other) }, { cookie: ada.cookie });
    expect([await rows(ada), await rows(other)]).toEqual([0, 0]);
    await happen(ada);
    expect(device.got).toEqual([]);
  });

  it('once its session has run out, and the day after it is forgotten', async () => {
    const { ada, device } = await reader('Stays Away');
    const runOut = (ago: string) =>
      db.query(`update identity.session set expires_at = now() - $2::interval where account_id = $1`, [
        ada.accountId,
        ago,
      ]);
    await runOut('1 hour');
    await happen(ada);
    expect(device.got).toEqual([]);
    expect(await rows(ada)).toBe(1);
    await runOut('25 hours');
    await keepNoLonger(own.works, own.asking);
    expect(await rows(ada)).toBe(0);
  });

  it('once they remove it under Me, from wherever; nobody else can', async () => {
    const { ada, device } = await reader('Removes It');
    const elsewhere = { cookie: await startSession(db, ada.accountId) };
    const [{ id }] = (await graphql(DEVICES, {}, elsewhere)).data.viewer.pushDevices;
    const other = await makePerson(db, { name: 'Would Like To' });
    const answer = async (cookie: string) => (await graphql(REMOVE, { id }, { cookie })).data.answer;
    expect(await answer(other.cookie)).toEqual({ code: 'NOT_FOUND' });
    expect(await answer(elsewhere.cookie)).toEqual({ done: true });
    await happen(ada);
    expect(device.got).toEqual([]);
  });

  it('once they are erased', async () => {
    const { ada } = await reader('Is Erased');
    await own.works.attempt(own.asking, (work) => erasePerson(work, ada.personId));
    expect(await rows(ada)).toBe(0);
  });
});

describe('a browser goes on telling', () => {
  it('when its owner opens the link of a letter in it, which begins another session', async () => {
    const { ada, device } = await reader('Opens Letters');
    const { cookie } = await graphql(REDEEM, { token: await linkFor(ada) }, { cookie: ada.cookie });
    const { data } = await graphql(DEVICES, {}, { cookie });
    expect(data.viewer.pushDevices).toMatchObject([{ current: true }]);
    await happen(ada);
    expect(await until(async () => device.got[0] ?? null)).toBeDefined();
  });
});
