import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { authorizationCodeGrant, buildAuthorizationUrl, fetchUserInfo } from 'openid-client';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { Browser, CHECKS, discoverUs, goThere, issuer, register, signInTo, wayTo } from './services.ts';

const DISABLE = `mutation ($id: ID!, $disabled: Boolean!) { answer: disableService(id: $id, disabled: $disabled) {
  __typename } }`;

let db: Client;
let operator: Person;

beforeAll(async () => {
  db = await testDatabase();
  operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
});
afterAll(() => db.end());

/** Who sets out for a service of its own, and has a code for it. */
async function withCode() {
  const service = await register(operator);
  const person = await makePerson(db, { name: 'Pau' });
  const browser = new Browser(person);
  const config = await discoverUs(service);
  const back = await goThere(browser, wayTo(config, service));
  return { service, person, browser, config, back };
}

describe('somebody whom a service sends here wrongly reads a page of ours', () => {
  it('when nobody has registered the service', async () => {
    const { service, browser, config } = await withCode();
    const url = wayTo(config, service);
    url.searchParams.set('client_id', randomUUID());
    expect((await browser.go(url)).pathname).toBe('/services/problem/unknown');
    url.searchParams.set('client_id', 'no number at all');
    expect((await browser.go(url)).pathname).toBe('/services/problem/unknown');
  });

  it('when the address to return to is not the one that was registered', async () => {
    const { browser, config } = await withCode();
    const url = buildAuthorizationUrl(config, {
      redirect_uri: 'https://elsewhere.example/back',
      scope: 'openid',
    });
    expect((await browser.go(url)).pathname).toBe('/services/problem/address');
  });

  it('when an operator has disabled the service, and not once it is enabled again', async () => {
    const { service, browser, config } = await withCode();
    await graphql(DISABLE, { id: service.id, disabled: true }, operator);
    expect((await browser.go(wayTo(config, service))).pathname).toBe('/services/problem/disabled');
    await graphql(DISABLE, { id: service.id, disabled: false }, operator);
    expect((await browser.go(wayTo(config, service))).host).toBe(new URL(service.redirectUri).host);
  });

  it('when the request is over, or was made in another browser', async () => {
    const { service, browser } = await withCode();
    const uid = randomUUID();
    const resumed = await browser.go(`${issuer()}/protocol/openid-connect/auth/${uid}`);
    expect(resumed.pathname).toBe('/services/problem/over');
    const other = new Browser(await makePerson(db));
    const page = await other.go(wayTo(await discoverUs(service), service));
    expect(await browser.ask(page)).toBeNull();
    expect(await browser.tryToAnswer(page)).toMatchObject({ code: 'SERVICE_REQUEST_OVER' });
  });
});

describe('a service that asks for what it may not have is told so where it said', () => {
  it('for what it was not registered for', async () => {
    const { service, browser, config } = await withCode();
    const back = await browser.go(wayTo(config, service, { scope: 'openid groups' }));
    expect(back.searchParams.get('error')).toBe('invalid_scope');
  });

  it('when the person says no', async () => {
    const service = await register(operator);
    const browser = new Browser(await makePerson(db));
    const page = await browser.go(wayTo(await discoverUs(service), service));
    const back = await browser.answer(page, false);
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('where they were');
    expect((await browser.go(wayTo(await discoverUs(service), service))).pathname).toMatch(/agree/);
  });

  it('when it wants no question to be asked and one is needed', async () => {
    const service = await register(operator);
    const browser = new Browser(await makePerson(db));
    const back = await browser.go(wayTo(await discoverUs(service), service, { prompt: 'none' }));
    expect(back.searchParams.get('error')).toBe('login_required');
  });
});

describe('a code', () => {
  it('is worth nothing with a wrong secret', async () => {
    const { service, back } = await withCode();
    const config = await discoverUs({ ...service, secret: 'plenaria_service_wrong' });
    await expect(authorizationCodeGrant(config, back, CHECKS)).rejects.toMatchObject({
      status: 401,
    });
  });

  it('counts once: brought again it ends what it gave', async () => {
    const { config, back, person } = await withCode();
    const tokens = await authorizationCodeGrant(config, back, CHECKS);
    await expect(authorizationCodeGrant(config, back, CHECKS)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await expect(fetchUserInfo(config, tokens.access_token, person.accountId)).rejects.toMatchObject({
      status: 401,
    });
  });

  it('is over after a minute', async () => {
    const { config, back, service } = await withCode();
    await db.query(
      `update identity.service_token set expires_at = now() - interval '1 minute',
              payload = payload || jsonb_build_object('exp', extract(epoch from now())::bigint - 60)
        where kind = 'AuthorizationCode' and service_id = $1`,
      [service.id],
    );
    await expect(authorizationCodeGrant(config, back, CHECKS)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('is worth nothing to another service', async () => {
    const { back } = await withCode();
    const other = await register(operator);
    const config = await discoverUs(other);
    await expect(authorizationCodeGrant(config, back, CHECKS)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('is worth nothing once the account is disabled', async () => {
    const { config, back, person } = await withCode();
    await db.query(`update identity.account set disabled_at = now() where id = $1`, [person.accountId]);
    await expect(authorizationCodeGrant(config, back, CHECKS)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});

describe('who is behind a request', () => {
  it('is asked to sign in when nobody is, and is nobody when the account is disabled', async () => {
    const service = await register(operator);
    const person = await makePerson(db);
    const browser = new Browser(person);
    const page = await browser.go(wayTo(await discoverUs(service), service));
    await db.query(`update identity.account set disabled_at = now() where id = $1`, [person.accountId]);
    expect(await browser.tryToAnswer(page)).toMatchObject({ code: 'NOT_SIGNED_IN' });
    const visitor = new Browser({ cookie: '' });
    const asked = await visitor.go(wayTo(await discoverUs(service), service));
    expect(await visitor.ask(asked)).toMatchObject({ service: service.name, asks: true });
    expect(await visitor.tryToAnswer(asked)).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('is asked anew when somebody else has signed in to the same browser since', async () => {
    const service = await register(operator);
    const browser = new Browser(await makePerson(db, { name: 'Quim' }));
    await signInTo(service, browser);
    const other = await makePerson(db, { name: 'Rosa' });
    await db.query(
      `update identity.session set revoked_at = now()
        where id = (select session_id from identity.service_token t
                     where t.kind = 'Session' and t.payload -> 'authorizations' ? $1)`,
      [service.id],
    );
    browser.take([other.cookie]);
    const { claims } = await signInTo(service, browser);
    expect(claims).toMatchObject({ sub: other.accountId, name: 'Rosa' });
  });

  it('shows anew that it is them where the service wants it', async () => {
    const service = await register(operator);
    const person = await makePerson(db);
    const browser = new Browser(person);
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      person.accountId,
    ]);
    const page = await browser.go(wayTo(await discoverUs(service), service, { prompt: 'login' }));
    expect(await browser.tryToAnswer(page)).toMatchObject({ code: 'STEP_UP_NEEDED' });
    await db.query(`update identity.session set stepped_up_at = now() where account_id = $1`, [
      person.accountId,
    ]);
    expect((await browser.answer(page)).searchParams.get('code')).not.toBeNull();
  });
});

describe('the door for services', () => {
  it('answers programs in the words of OAuth', async () => {
    const answer = await fetch(`${issuer()}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', client_id: randomUUID(), code: 'x' }),
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect((await fetch(`${issuer()}/nowhere`)).status).toBe(404);
  });

  it('takes a request that was posted, as OpenID has it', async () => {
    const { service, config, browser } = await withCode();
    const asked = wayTo(config, service);
    const posted = (body: string) =>
      fetch(`${issuer()}/protocol/openid-connect/auth`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
        redirect: 'manual',
      });
    const answer = await posted(asked.searchParams.toString());
    expect(answer.status).toBe(303);
    const to = new URL(answer.headers.get('location') ?? '', issuer());
    expect((await browser.go(to)).searchParams.get('code')).not.toBeNull();
    expect((await posted('x'.repeat(9_000))).headers.get('location')).toBe('/services/problem/wrong');
  });

  it('shows whoever comes to nothing a page of ours', async () => {
    const { browser } = await withCode();
    expect((await browser.go(`${issuer()}/nowhere`)).pathname).toBe('/services/problem/wrong');
  });
});
