import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterSaying, letterTo } from '../../../tools/harness/inbox.mjs';
import { ID_TOKEN_SECONDS } from '../../../tools/harness/openid-peer.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { comeBack, goThrough, keep, runPeer, setOut, signInThere } from './openid.ts';
import type { Through } from './openid.ts';

const CONNECT = `mutation { answer: connectProvider { __typename ... on Refusal { code } } }`;
const DISCONNECT = `mutation ($id: ID!) { answer: disconnectProvider(id: $id) { __typename ... on Refusal { code } } }`;
const WAITING = `{ waitingConnection { custodian label email } }`;
const ME = `{ viewer { email sessions { method current } providerConnections { id label email lastUsedAt hasEnded } } }`;
const END = `mutation ($custodianId: ID!) { answer: endSignInProvider(custodianId: $custodianId) { __typename } }`;
const SET_PASSWORD = `mutation { answer: removePassword { __typename ... on Refusal { code } } }`;
const REQUEST = `mutation ($email: String!) { requestLoginLink(email: $email, returnPath: "/connect") { __typename } }`;
const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) {
  __typename ... on SignedIn { returnPath } ... on Refusal { code } } }`;

const realNow = Date.now;

let db: Client;
let through: Through;

beforeAll(async () => {
  db = await testDatabase();
  through = await runPeer(db);
  await keep(through);
});
afterEach(() => {
  through.peer.fault = null;
  Date.now = realNow;
});
afterAll(async () => {
  await through.peer.close();
  await db.end();
});

/** Somebody whom the provider knows as `who`, connected as people do it. */
async function connected(): Promise<{ readonly person: Person; readonly who: string }> {
  const person = await makePerson(db);
  const who = `${randomUUID()} ${person.email}`;
  const { browser } = await goThrough(through.slug, who, { cookie: person.cookie, connects: true });
  await graphql(CONNECT, {}, { cookie: browser });
  return { person, who };
}

async function myself(cookie: string) {
  return (await graphql(ME, {}, { cookie })).data.viewer;
}

describe('somebody whom a custodian’s provider knows', () => {
  it('is signed in by it once they have connected it, and arrives where they wanted to go', async () => {
    const { person, who } = await connected();
    const back = await goThrough(through.slug, who);
    expect(back).toMatchObject({ known: true, returnPath: '/me' });
    const me = await myself(back.cookie);
    expect(me.email).toBe(person.email);
    expect(me.sessions.find(({ current }: { current: boolean }) => current).method).toBe('provider');
    expect(me.providerConnections).toMatchObject([
      { label: 'The peer', email: person.email, hasEnded: false },
    ]);
    expect((await letterTo(person.email)).subject).toContain('new way to sign in');
  });

  it('is asked again who they are before what is dangerous: it is one way in, not proof of the moment', async () => {
    const { who } = await connected();
    const { cookie } = await goThrough(through.slug, who);
    expect((await graphql(SET_PASSWORD, {}, { cookie })).data.answer.code).toBe('STEP_UP_NEEDED');
  });

  it('is not signed in when their account is closed', async () => {
    const { person, who } = await connected();
    await db.query(`update identity.account set disabled_at = now() where id = $1`, [person.accountId]);
    expect(await goThrough(through.slug, who)).toMatchObject({ known: false });
  });

  it('removes it when they want to, is written to, and can go on signing in by mail', async () => {
    const { person, who } = await connected();
    const [{ id }] = (await myself(person.cookie)).providerConnections;
    const other = await makePerson(db);
    expect((await graphql(DISCONNECT, { id }, other)).data.answer.code).toBe('NOT_FOUND');
    expect((await graphql(DISCONNECT, { id }, person)).data.answer.__typename).toBe('Done');
    await letterSaying(person.email, 'was removed');
    expect(await goThrough(through.slug, who)).toMatchObject({ known: false });
    await graphql(REQUEST, { email: person.email });
    await letterSaying(person.email, '/enter#');
  });
});

describe('somebody whom nobody here is known as', () => {
  it('gets no account and no session, whether or not their address has an account', async () => {
    const person = await makePerson(db);
    const answers = [];
    for (const email of [person.email, `${randomUUID()}@nobody.example`]) {
      const back = await goThrough(through.slug, `${randomUUID()} ${email}`);
      expect((await graphql(WAITING, {}, { cookie: back.browser })).data.waitingConnection.email).toBe(email);
      answers.push({ known: back.known, returnPath: back.returnPath, cookie: back.cookie });
      expect(await myself(back.browser)).toBeNull();
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await inbox(person.email)).toEqual([]);
    expect((await myself(person.cookie)).providerConnections).toEqual([]);
  });

  it('shows by a link to the address which account is theirs, and connects it in the same browser', async () => {
    const person = await makePerson(db);
    const who = `${randomUUID()} ${person.email}`;
    const { browser } = await goThrough(through.slug, who);
    await graphql(REQUEST, { email: person.email });
    const token = /#([\w-]{43})/.exec((await letterTo(person.email)).text)?.[1] ?? '';
    const entered = await graphql(REDEEM, { token }, { cookie: browser });
    expect(entered.data.answer.returnPath).toBe('/connect');
    expect((await graphql(CONNECT, {}, entered)).data.answer.code).toBe('PROVIDER_SIGN_IN_OVER');
    const both = { cookie: `${entered.cookie}; ${browser}` };
    expect((await graphql(CONNECT, {}, both)).data.answer.__typename).toBe('Done');
    expect((await graphql(CONNECT, {}, both)).data.answer.code).toBe('PROVIDER_SIGN_IN_OVER');
    expect((await myself((await goThrough(through.slug, who)).cookie)).email).toBe(person.email);
  });

  it('is not given an address that their provider has not made certain of', async () => {
    const person = await makePerson(db);
    const { browser } = await goThrough(through.slug, `${randomUUID()} ${person.email} unverified`);
    const { data } = await graphql(WAITING, {}, { cookie: browser });
    expect(data.waitingConnection).toEqual({ custodian: through.slug, label: 'The peer', email: null });
  });

  it('does not take a sign-in that is another account’s, nor connect it twenty minutes later', async () => {
    const { who } = await connected();
    const other = await makePerson(db);
    const taken = await goThrough(through.slug, who, { cookie: other.cookie, connects: true });
    expect(taken.code).toBe('PROVIDER_CONNECTED_ELSEWHERE');
    const { browser } = await goThrough(through.slug, randomUUID(), { cookie: other.cookie, connects: true });
    const late = new Date(Date.now() + 21 * 60_000);
    const answer = await graphql(CONNECT, {}, { cookie: browser, now: late });
    expect(answer.data.answer.code).toBe('PROVIDER_SIGN_IN_OVER');
  });
});

describe('what comes back from a provider', () => {
  it('counts once, in the browser that set out, in time, and from the provider that was asked', async () => {
    const { who } = await connected();
    const { slug } = through;
    const out = await setOut(slug, {});
    const answer = await signInThere(out.url, who);
    const other = await setOut(slug, {});
    const late = new Date(Date.now() + 21 * 60_000);
    expect((await comeBack(slug, answer, { cookie: other.cookie })).code).toBe('PROVIDER_SIGN_IN_OVER');
    expect((await comeBack(slug, answer)).code).toBe('PROVIDER_SIGN_IN_OVER');
    expect((await comeBack('another', answer, out)).code).toBe('PROVIDER_SIGN_IN_OVER');
    expect((await comeBack(slug, answer, { ...out, now: late })).code).toBe('PROVIDER_SIGN_IN_OVER');
    expect((await comeBack(slug, answer.replace(/state=[^&]*/, `state=${'A'.repeat(43)}`), out)).code).toBe(
      'PROVIDER_SIGN_IN_OVER',
    );
    const both = await Promise.all([comeBack(slug, answer, out), comeBack(slug, answer, out)]);
    expect(new Set(both.map((told) => told.code ?? told.known))).toEqual(
      new Set(['PROVIDER_SIGN_IN_OVER', true]),
    );
  });

  it('is refused with a code that was used, another nonce, another issuer, or another verifier', async () => {
    const { who } = await connected();
    const { slug } = through;
    const first = await setOut(slug, {});
    const used = await signInThere(first.url, who);
    await comeBack(slug, used, first);
    const code = new URLSearchParams(used).get('code') ?? '';
    const spoil: readonly ((answer: string) => Promise<string>)[] = [
      async (answer) => answer.replace(/code=[^&]*/, `code=${code}`),
      async (answer) => answer.replace(/iss=[^&]*/, 'iss=http%3A%2F%2Fevil.example'),
      async (answer) => answer.replace(/code=[^&]*/, 'code=made-up'),
      async (answer) => answer.replace(/code=[^&]*&/, ''),
      (answer) => spoilAttempt('nonce', answer),
      (answer) => spoilAttempt('verifier', answer),
    ];
    for (const spoiled of spoil) {
      const out = await setOut(slug, {});
      const back = await comeBack(slug, await spoiled(await signInThere(out.url, who)), out);
      expect(back.code).toBe('PROVIDER_ANSWER_WRONG');
      expect(back.cookie).toBe('');
    }
  });

  it('may be a minute behind our clock, and no more', async () => {
    const { who } = await connected();
    // The provider runs here, by the clock of this process; the api has its own.
    const putBack = (seconds: number) => (Date.now = () => realNow() - (ID_TOKEN_SECONDS + seconds) * 1000);
    putBack(30);
    expect(await goThrough(through.slug, who)).toMatchObject({ known: true });
    putBack(120);
    expect((await goThrough(through.slug, who)).code).toBe('PROVIDER_ANSWER_WRONG');
  });

  it('may be a no', async () => {
    const out = await setOut(through.slug, {});
    const answer = await signInThere(out.url, 'nobody', 'no');
    expect((await comeBack(through.slug, answer, out)).code).toBe('PROVIDER_DECLINED');
  });

  it('never comes when the provider is down, slow, silent or talks rubbish, before or after', async () => {
    const { who } = await connected();
    const { slug, peer } = through;
    const faults: readonly Through['peer']['fault'][] = [
      (_, response) => Boolean(response.destroy()),
      () => true,
      (_, response) => Boolean(response.writeHead(200, { 'content-type': 'application/json' }).end('{"iss')),
      (_, response) => Boolean(response.writeHead(500).end()),
      (_, response) => Boolean(response.writeHead(200).end('x'.repeat(400_000))),
    ];
    for (const fault of faults) {
      const out = await setOut(slug, {});
      const answer = await signInThere(out.url, who);
      peer.fault = fault;
      expect((await setOut(slug, {})).code).toBe('PROVIDER_UNREACHABLE');
      const back = await comeBack(slug, answer, out);
      expect(['PROVIDER_UNREACHABLE', 'PROVIDER_ANSWER_WRONG']).toContain(back.code);
      expect(back.cookie).toBe('');
      peer.fault = null;
    }
  });
});

/** Puts another value in the place of what the provider was asked with. */
async function spoilAttempt(column: 'nonce' | 'verifier', answer: string): Promise<string> {
  await db.query(
    `update identity.provider_attempt set ${column} = $1 where expires_at > now() and used_at is null`,
    ['A'.repeat(43)],
  );
  return answer;
}

describe('a connection whose custodian keeps the provider no longer', () => {
  it('is shown as ended, signs nobody in, can be removed, and is as before should the provider come back', async () => {
    const [{ person, who }, other] = [await connected(), await connected()];
    await graphql(END, { custodianId: through.own.id }, through.own.reviewer);
    const [shown] = (await myself(person.cookie)).providerConnections;
    expect(shown).toMatchObject({ label: 'The peer', hasEnded: true });
    expect((await setOut(through.slug)).code).toBe('NOT_FOUND');
    expect((await graphql(DISCONNECT, { id: shown.id }, person)).data.answer.__typename).toBe('Done');
    expect((await myself(person.cookie)).providerConnections).toEqual([]);
    await keep(through);
    expect((await myself(other.person.cookie)).providerConnections).toMatchObject([{ hasEnded: false }]);
    expect(await goThrough(through.slug, other.who)).toMatchObject({ known: true });
    expect(await goThrough(through.slug, who)).toMatchObject({ known: false });
  });
});
