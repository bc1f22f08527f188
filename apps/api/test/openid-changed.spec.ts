import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { openPeer } from '../../../tools/harness/openid-peer.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { goThrough, keep, publicUrl, runPeer } from './openid.ts';
import type { Through } from './openid.ts';

const CONNECT = `mutation { answer: connectProvider { __typename ... on Refusal { code } } }`;
const WAITING = `{ waitingConnection { label } }`;
const ME = `{ viewer { providerConnections { label hasEnded } } }`;
const KEPT = `{ keptSignInProviders { problem } }`;

let db: Client;
let through: Through;

beforeAll(async () => {
  db = await testDatabase();
  through = await runPeer(db);
  await keep(through);
});
afterAll(async () => {
  await through.peer.close();
  await db.end();
});

const connectionsOf = async (cookie: string) =>
  (await graphql(ME, {}, { cookie })).data.viewer.providerConnections;

describe('what a provider calls somebody', () => {
  it('has a sign at least and 255 at most, as OpenID says, and each can be kept', async () => {
    for (const subject of ['x'.repeat(256), 'a\u0000b', 'a\u0007b']) {
      const back = await goThrough(through.slug, subject);
      expect(back.code).toBe('PROVIDER_ANSWER_WRONG');
      const { data } = await graphql(KEPT, {}, through.own.reviewer);
      expect(data.keptSignInProviders).toEqual([{ problem: 'ANSWER_WRONG' }]);
    }
    const { cookie } = await makePerson(db);
    const longest = randomUUID().padEnd(255, 'x');
    const { browser } = await goThrough(through.slug, longest, { cookie, connects: true });
    expect((await graphql(CONNECT, {}, { cookie: browser })).data.answer.__typename).toBe('Done');
    expect(await goThrough(through.slug, longest)).toMatchObject({ known: true });
  });
});

describe('a provider that writes its address a little otherwise than who keeps it', () => {
  it('is the same one', async () => {
    await keep(through, { issuer: `${through.peer.issuer}/` });
    const { cookie } = await makePerson(db);
    const { browser } = await goThrough(through.slug, randomUUID(), { cookie, connects: true });
    expect((await graphql(CONNECT, {}, { cookie: browser })).data.answer.__typename).toBe('Done');
    expect(await connectionsOf(cookie)).toEqual([{ label: 'The peer', hasEnded: false }]);
    await keep(through);
  });
});

describe('somebody who waits to be connected', () => {
  it('waits no more once the custodian keeps another provider', async () => {
    const { cookie } = await makePerson(db);
    const { browser } = await goThrough(through.slug, randomUUID(), { cookie, connects: true });
    const waiting = async () => (await graphql(WAITING, {}, { cookie: browser })).data.waitingConnection;
    expect(await waiting()).toEqual({ label: 'The peer' });
    const { slug, secret } = through;
    const redirectUris = [`${publicUrl()}/sign-in/through/${slug}`];
    const other = await openPeer([{ id: 'plenaria', secret, redirectUris }]);
    await keep(through, { issuer: other.issuer, label: 'Another one' });
    await other.close();
    expect(await waiting()).toBeNull();
    expect((await graphql(CONNECT, {}, { cookie: browser })).data.answer.code).toBe('PROVIDER_SIGN_IN_OVER');
    expect(await connectionsOf(cookie)).toEqual([]);
  });
  it('waits no more once somebody signs out at that browser, whoever signs in there next', async () => {
    await keep(through);
    const [first, next] = [await makePerson(db), await makePerson(db)];
    const { browser } = await goThrough(through.slug, randomUUID(), { cookie: first.cookie, connects: true });
    const out = await graphql(
      `
        mutation {
          signOut {
            __typename
          }
        }
      `,
      {},
      { cookie: browser },
    );
    const left = cookiesAfter(browser, out.cookie).filter((cookie) => !cookie.startsWith('__Host-plenaria='));
    const asNext = { cookie: [next.cookie, ...left].join('; ') };
    expect((await graphql(CONNECT, {}, asNext)).data.answer.code).toBe('PROVIDER_SIGN_IN_OVER');
    expect(await connectionsOf(next.cookie)).toEqual([]);
  });
});

/** What a browser sends that had these cookies and was told of others; an empty one is taken back. */
function cookiesAfter(had: string, told: string): readonly string[] {
  const jar = new Map(`${had}; ${told}`.split('; ').map((pair) => pair.split('=', 2) as [string, string]));
  return [...jar].filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`);
}
