import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorizationCodeGrant, fetchUserInfo } from 'openid-client';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { Browser, discoverUs, goThere, register, signInTo, wayTo } from './services.ts';

const CHECKS = { expectedState: 'where they were' };

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
