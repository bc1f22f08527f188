import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorizationCodeGrant, fetchUserInfo } from 'openid-client';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { Browser, CHECKS, goThere, issuer, register, signInTo, wayTo } from './services.ts';

let db: Client;
let operator: Person;

beforeAll(async () => {
  db = await testDatabase();
  operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
});
afterAll(() => db.end());

/** Somebody who is signed in to a service of their own. */
async function signedIn() {
  const service = await register(operator);
  const person = await makePerson(db, { name: 'Sara' });
  const browser = new Browser(person);
  return { service, person, browser, ...(await signInTo(service, browser)) };
}

describe('whoever signs in to a service a second time', () => {
  it('has two codes, and both are good', async () => {
    const { service, browser, config } = await signedIn();
    const first = await goThere(browser, wayTo(config, service));
    const second = await goThere(browser, wayTo(config, service));
    expect((await authorizationCodeGrant(config, first, CHECKS)).access_token).toBeTruthy();
    expect((await authorizationCodeGrant(config, second, CHECKS)).access_token).toBeTruthy();
  });

  it('keeps what they had when the service only looks whether they are there', async () => {
    const { service, person, browser, config, tokens } = await signedIn();
    const back = await browser.go(wayTo(config, service, { prompt: 'none' }));
    expect(back.searchParams.get('code')).not.toBeNull();
    expect(await fetchUserInfo(config, tokens.access_token, person.accountId)).toMatchObject({
      sub: person.accountId,
    });
  });
});

describe('a code that is brought ten times at once', () => {
  it('is good once, and what it gave ends', async () => {
    const { service, browser, config } = await signedIn();
    const back = await goThere(browser, wayTo(config, service));
    const bring = () =>
      fetch(`${issuer()}/protocol/openid-connect/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${service.id}:${service.secret}`)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: back.searchParams.get('code') ?? '',
          redirect_uri: service.redirectUri,
        }),
      });
    const answers = await Promise.all(Array.from({ length: 10 }, bring));
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 400)]);
    const good = answers.find(({ status }) => status === 200);
    const { access_token: token } = (await (good ?? Response.error()).json()) as {
      readonly access_token: string;
    };
    const told = await fetch(`${issuer()}/protocol/openid-connect/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(told.status).toBe(401);
  });
});

describe('a service that names whom it means', () => {
  it('is told that they are not there when somebody else is, who is not asked', async () => {
    const { service, config, tokens } = await signedIn();
    const other = new Browser(await makePerson(db, { name: 'Tura' }));
    const page = await other.go(wayTo(config, service, { id_token_hint: tokens.id_token ?? '' }));
    expect(await other.ask(page)).toMatchObject({ asks: false });
    const back = await other.answer(page);
    expect(back.searchParams.get('error')).toBe('login_required');
    expect(await other.ask(await other.go(wayTo(config, service)))).toMatchObject({ asks: true });
  });

  it('is told of them when they are there', async () => {
    const { service, browser, config, tokens } = await signedIn();
    const back = await goThere(browser, wayTo(config, service, { id_token_hint: tokens.id_token ?? '' }));
    expect(back.searchParams.get('code')).not.toBeNull();
  });
});
