import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { fetchUserInfo } from 'openid-client';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { Browser, issuer, listenForLeaving, register, signInTo } from './services.ts';
import type { OwnService } from './services.ts';
import { until } from './until.ts';

const SIGN_OUT = `mutation { answer: signOut { __typename } }`;
const REVOKE = `mutation ($id: ID!) { answer: revokeSession(id: $id) { __typename } }`;
const END_OTHERS = `mutation { answer: endOtherSessions { __typename } }`;
const MINE = `{ viewer { sessions { id current } serviceAgreements { id } } }`;
const TAKE_AWAY = `mutation ($id: ID!) { answer: endServiceAgreement(id: $id) { __typename } }`;
const ERASE = `mutation ($who: String!) { answer: eraseOnDemand(who: $who, reason: "A letter") { __typename } }`;
const REQUEST = `mutation ($email: String!) { requestLoginLink(email: $email) { __typename } }`;
const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) { __typename } }`;
const LEFT = `query ($id: ID!, $to: String!) { leftService(id: $id, to: $to) { service url } }`;
const JOBS = `{ jobs(state: "delayed", first: 100) { nodes { kind failedReason } } }`;
const LEAVE_URI = 'https://cloud.example/goodbye';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

let db: Client;
let operator: Person;
let listening: Awaited<ReturnType<typeof listenForLeaving>>;
let cloud: OwnService;
let status = 200;

beforeAll(async () => {
  db = await testDatabase();
  operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
  listening = await listenForLeaving(() => status);
  cloud = await register(operator, { signOutUri: listening.url, leaveUris: [LEAVE_URI] });
});
afterAll(async () => {
  await listening.close();
  await db.end();
});

/** Somebody who is signed in to Nextcloud: by which number it knows that. */
async function inTheCloud(cookie?: string) {
  const person = await makePerson(db, { name: 'Nuria' });
  const browser = new Browser({ cookie: cookie ?? person.cookie });
  const { config, tokens, claims } = await signInTo(cloud, browser);
  return { person, browser, config, tokens, sid: claims?.['sid'] as string };
}

/** The message about a sign-in, as soon as it has come. */
async function heardOf(sid: string): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(`${issuer()}/protocol/openid-connect/certs`), {
    // Another test may have turned the keys a moment ago.
    cooldownDuration: 0,
  });
  return until(async () => {
    for (const token of listening.heard) {
      const { payload } = await jwtVerify(token, keys, { issuer: issuer(), audience: cloud.id });
      if (payload['sid'] === sid) return payload;
    }
    return null;
  });
}

describe('Nextcloud is told', () => {
  it('who has signed out here, by a message that we sign', async () => {
    const { person, browser, config, tokens, sid } = await inTheCloud();
    await graphql(SIGN_OUT, {}, browser);
    const told = await heardOf(sid);
    expect(told).toMatchObject({ sub: person.accountId, events: { [EVENT]: {} } });
    expect(told['nonce']).toBeUndefined();
    await expect(fetchUserInfo(config, tokens.access_token, person.accountId)).rejects.toMatchObject({
      status: 401,
    });
  });

  it('of a session that its owner ended from elsewhere', async () => {
    const { person, browser, sid } = await inTheCloud();
    const elsewhere = { cookie: await startSession(db, person.accountId) };
    const { data } = await graphql(MINE, {}, browser);
    const { id } = data.viewer.sessions.find(({ current }: { current: boolean }) => current);
    await graphql(REVOKE, { id }, elsewhere);
    expect(await heardOf(sid)).toMatchObject({ sub: person.accountId });
  });

  it('of those that ended when somebody kept one alone, and not of that one', async () => {
    const { person, sid } = await inTheCloud();
    const kept = new Browser({ cookie: await startSession(db, person.accountId) });
    const { config, tokens } = await signInTo(cloud, kept);
    await graphql(END_OTHERS, {}, kept);
    await heardOf(sid);
    expect(await fetchUserInfo(config, tokens.access_token, person.accountId)).toMatchObject({
      sub: person.accountId,
    });
  });

  it('of an account that was disabled', async () => {
    const { person, sid } = await inTheCloud();
    await db.query(`update identity.account set disabled_at = now() where id = $1`, [person.accountId]);
    expect(await heardOf(sid)).toMatchObject({ sub: person.accountId });
  });

  it('of an account that was erased', async () => {
    const { person, sid } = await inTheCloud();
    const secretary = await makePerson(db, { roles: ['secretary'] });
    await graphql(ERASE, { who: person.email }, secretary);
    expect(await heardOf(sid)).toMatchObject({ sub: person.accountId });
    const { rows } = await db.query(
      `select id::text from identity.service_agreement where account_id = $1
       union all select kind from identity.service_token where account_id = $1 and kind = 'Session'`,
      [person.accountId],
    );
    expect(rows).toEqual([]);
  });

  it('when somebody takes away what they agreed to', async () => {
    const { person, browser, sid } = await inTheCloud();
    const { data } = await graphql(MINE, {}, browser);
    await graphql(TAKE_AWAY, { id: data.viewer.serviceAgreements[0].id }, person);
    expect(await heardOf(sid)).toMatchObject({ sub: person.accountId });
  });

  it('of a sign-out while nobody may sign in to it', async () => {
    const { person, browser, sid } = await inTheCloud();
    const disable = `mutation ($disabled: Boolean!) {
      answer: disableService(id: "${cloud.id}", disabled: $disabled) { __typename } }`;
    await graphql(disable, { disabled: true }, operator);
    await graphql(SIGN_OUT, {}, browser);
    expect(await heardOf(sid)).toMatchObject({ sub: person.accountId });
    await graphql(disable, { disabled: false }, operator);
  });

  it('nothing when somebody signs in anew in the same browser', async () => {
    const { person, browser, config, tokens, sid } = await inTheCloud();
    await graphql(REQUEST, { email: person.email });
    const token = /#([\w-]{43})/.exec((await letterTo(person.email)).text)?.[1] ?? '';
    const { cookie } = await graphql(REDEEM, { token }, browser);
    browser.take(cookie.split('; '));
    expect(await fetchUserInfo(config, tokens.access_token, person.accountId)).toMatchObject({
      sub: person.accountId,
    });
    await graphql(SIGN_OUT, {}, browser);
    await heardOf(sid);
  });

  it('again later when it was down', async () => {
    status = 503;
    const { browser, sid } = await inTheCloud();
    const before = listening.heard.length;
    await graphql(SIGN_OUT, {}, browser);
    await until(async () => (listening.heard.length > before ? true : null));
    status = 200;
    const tried = listening.heard.length;
    await until(async () => (listening.heard.length > tried ? true : null));
    expect(await heardOf(sid)).toMatchObject({ sid });
  });
});

describe('a service that leads here to sign out', () => {
  async function leave(browser: Browser, params: Record<string, string>): Promise<URL> {
    const url = new URL(`${issuer()}/protocol/openid-connect/logout`);
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    return browser.go(url);
  }

  it('brings its member to a page that asks, and that leads back to it', async () => {
    const { browser, tokens } = await inTheCloud();
    const page = await leave(browser, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: LEAVE_URI,
      state: 'bye',
    });
    expect(page.pathname).toBe('/services/leave');
    expect(Object.fromEntries(page.searchParams)).toEqual({ service: cloud.id, to: LEAVE_URI, state: 'bye' });
    const { data } = await graphql(LEFT, { id: cloud.id, to: LEAVE_URI }, browser);
    expect(data.leftService).toEqual({ service: cloud.name, url: LEAVE_URI });
  });

  it('leads to no address that its operator has not written', async () => {
    const { browser, tokens } = await inTheCloud();
    const page = await leave(browser, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'https://elsewhere.example/',
    });
    expect(page.pathname).toBe('/services/problem/wrong');
    const { data } = await graphql(LEFT, { id: cloud.id, to: 'https://elsewhere.example/' }, browser);
    expect(data.leftService).toBeNull();
  });
});

describe('where a service is told', () => {
  it('is fetched through the guard: an address that leads inside is never asked', async () => {
    const inside = await register(operator, { signOutUri: 'https://10.1.2.3/leave' });
    const browser = new Browser(await makePerson(db));
    await signInTo(inside, browser);
    await graphql(SIGN_OUT, {}, browser);
    const reason = await until(async () => {
      const { data } = await graphql(JOBS, {}, operator);
      const jobs: readonly { kind: string; failedReason: string | null }[] = data.jobs.nodes;
      return (
        jobs.find(({ kind, failedReason }) => kind === 'leave-service' && failedReason)?.failedReason ?? null
      );
    });
    expect(reason).toContain('ADDRESS_NOT_ALLOWED');
  });
});
