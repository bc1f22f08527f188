import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  authorizationCodeGrant,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomPKCECodeVerifier,
} from 'openid-client';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { Browser, discoverUs, goThere, issuer, register, signInTo, wayTo } from './services.ts';

const ME = `{ viewer { serviceAgreements { id service scopes lastUsedAt } } }`;
const END = `mutation ($id: ID!) { answer: endServiceAgreement(id: $id) { __typename } }`;

let db: Client;
let operator: Person;

beforeAll(async () => {
  db = await testDatabase();
  operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
});
afterAll(() => db.end());

/** A member of a custodian with a class and a seat, as the register keeps them. */
async function aMember(name: string) {
  const person = await makePerson(db, { name, language: 'ca' });
  const mark = person.accountId.slice(0, 8);
  await db.query(
    `with c as (insert into membership.custodian (slug, name, country, currency, languages)
                values ('house-' || $2, 'House ' || $2, 'ES', 'EUR', '{ca}') returning id),
          k as (insert into membership.member_class (slug, names, position)
                values ('class-' || $2, '{"en":"Class"}', (random() * 1e9)::integer)
                returning slug),
          m as (insert into membership.member (slug, kind, name, folded_name, person_id, country)
                values ($3 || '-' || $2, 'individual', $3, lower($3) || $2, $1, 'ES') returning id),
          s as (insert into membership.membership (member_id, custodian_id, valid)
                select m.id, c.id, daterange(current_date - 9, null) from m, c),
          h as (insert into membership.class_holding (member_id, class, valid)
                select m.id, k.slug, daterange(current_date - 9, null) from m, k),
          i as (insert into membership.circle (slug, names, first_day)
                values ('circle-' || $2, '{"en":"Circle"}', current_date - 9) returning id)
     insert into membership.circle_seat (circle_id, person_id, role, valid)
     select i.id, $1, (select slug from membership.circle_role limit 1), daterange(current_date - 5, null) from i`,
    [person.personId, mark, name.toLowerCase()],
  );
  return { person, mark };
}

describe('Greenlight, which knows no PKCE and shows its secret in the head', () => {
  it('finds us under the names that Keycloak uses', async () => {
    const told = await (await fetch(`${issuer()}/.well-known/openid-configuration`)).json();
    expect(told).toMatchObject({
      issuer: issuer(),
      authorization_endpoint: `${issuer()}/protocol/openid-connect/auth`,
      token_endpoint: `${issuer()}/protocol/openid-connect/token`,
      userinfo_endpoint: `${issuer()}/protocol/openid-connect/userinfo`,
      jwks_uri: `${issuer()}/protocol/openid-connect/certs`,
      end_session_endpoint: `${issuer()}/protocol/openid-connect/logout`,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code'],
    });
  });

  it('asks a member once, and is told no more than it asked for', async () => {
    const service = await register(operator);
    const { person } = await aMember('Berta');
    const browser = new Browser(person);
    const config = await discoverUs(service);
    const page = await browser.go(wayTo(config, service, { scope: 'openid email' }));
    expect(page.pathname).toMatch(/^\/services\/agree\//);
    expect(await browser.ask(page)).toEqual({
      service: service.name,
      host: new URL(service.redirectUri).host,
      scopes: ['openid', 'email'],
      asks: true,
      refuses: false,
    });
    const back = await browser.answer(page);
    expect(back.href.startsWith(service.redirectUri)).toBe(true);
    const tokens = await authorizationCodeGrant(config, back, { expectedState: 'where they were' });
    const told = await fetchUserInfo(config, tokens.access_token, person.accountId);
    expect(told).toEqual({ sub: person.accountId, email: person.email, email_verified: true });
    expect(tokens.claims()).toMatchObject({ iss: issuer(), aud: service.id, sub: person.accountId });
    expect(tokens.refresh_token).toBeUndefined();
  });

  it('is not asked about again, until it wants to know more', async () => {
    const service = await register(operator);
    const browser = new Browser((await aMember('Carla')).person);
    await signInTo(service, browser, { scope: 'openid email' });
    const config = await discoverUs(service);
    expect((await browser.go(wayTo(config, service, { scope: 'openid email' }))).host).toBe(
      new URL(service.redirectUri).host,
    );
    const page = await browser.go(wayTo(config, service, { scope: 'openid email profile' }));
    expect(await browser.ask(page)).toMatchObject({ asks: true, scopes: ['openid', 'profile', 'email'] });
  });

  it('knows a member again in another browser, where agreeing is not asked a second time', async () => {
    const service = await register(operator);
    const { person } = await aMember('Dora');
    await signInTo(service, new Browser(person));
    const other = new Browser({ cookie: await startSession(db, person.accountId) });
    const page = await other.go(wayTo(await discoverUs(service), service));
    expect(await other.ask(page)).toMatchObject({ asks: false });
    const { claims } = await signInTo(service, other);
    expect(claims).toMatchObject({ sub: person.accountId, name: 'Dora', locale: 'ca', zoneinfo: 'UTC' });
  });
});

describe('Nextcloud, which sorts people by their groups', () => {
  it('is told classes, custodians, circles and the state of the membership', async () => {
    const service = await register(operator, { scopes: ['profile', 'email', 'groups', 'membership'] });
    const { person, mark } = await aMember('Erna');
    const { claims } = await signInTo(service, new Browser(person), { scope: 'openid groups membership' });
    expect(claims?.['groups']).toEqual([
      'member',
      `class:class-${mark}`,
      `custodian:house-${mark}`,
      `circle:circle-${mark}`,
    ]);
    expect(claims).toMatchObject({ membership_status: 'member', service_levels: [] });
    expect(claims).not.toHaveProperty('email');
  });

  it('is not told a circle of a custodian that no longer holds whoever sits in it', async () => {
    const service = await register(operator, { scopes: ['groups'] });
    const [{ person, mark }, { mark: there }] = [await aMember('Moves'), await aMember('Host')];
    const groups = async () =>
      (await signInTo(service, new Browser(person), { scope: 'openid groups' })).claims?.['groups'];
    await db.query(
      `update membership.circle set custodian_id = (select id from membership.custodian where slug = 'house-' || $1)
        where slug = 'circle-' || $1`,
      [mark],
    );
    expect(await groups()).toContain(`circle:circle-${mark}`);
    await db.query(
      `update membership.membership
          set custodian_id = (select id from membership.custodian where slug = 'house-' || $2)
        where member_id = (select id from membership.member where slug = 'moves-' || $1)`,
      [mark, there],
    );
    expect(await groups()).toEqual(['member', `class:class-${mark}`, `custodian:house-${there}`]);
  });

  it('is told of somebody who has left that they are in no group, though their seat in a circle still stands', async () => {
    const service = await register(operator, { scopes: ['groups', 'membership'] });
    const { person, mark } = await aMember('Left');
    await db.query(
      `update membership.membership set valid = daterange(lower(valid), current_date)
        where member_id = (select id from membership.member where slug = 'left-' || $1)`,
      [mark],
    );
    const { claims } = await signInTo(service, new Browser(person), { scope: 'openid groups membership' });
    expect(claims).toMatchObject({ groups: [], membership_status: 'left' });
  });

  it('is told of somebody who is nobody’s member that they are in no group', async () => {
    const service = await register(operator, { scopes: ['groups', 'membership'] });
    const guest = new Browser(await makePerson(db, { name: 'Gast' }));
    const { claims } = await signInTo(service, guest, { scope: 'openid groups membership' });
    expect(claims).toMatchObject({ groups: [], membership_status: 'none' });
  });
});

describe.each([
  ['Discourse, which brings PKCE beside its secret', false],
  ['a program in the browser, which keeps no secret', true],
])('%s', (_, isPublic) => {
  it('signs somebody in with the verifier of its challenge', async () => {
    const service = await register(operator, { isPublic });
    expect(service.secret === null).toBe(isPublic);
    const config = await discoverUs(service);
    const verifier = randomPKCECodeVerifier();
    const challenge = {
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    const browser = new Browser((await aMember('Fina')).person);
    const back = await goThere(browser, wayTo(config, service, challenge));
    const checks = { expectedState: 'where they were', pkceCodeVerifier: verifier };
    expect((await authorizationCodeGrant(config, back, checks)).claims()).toMatchObject({ name: 'Fina' });
    const again = await browser.go(wayTo(config, service, challenge));
    const wrong = { ...checks, pkceCodeVerifier: randomPKCECodeVerifier() };
    await expect(authorizationCodeGrant(config, again, wrong)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});

describe('a program that keeps no secret', () => {
  it('is sent back when it brings no challenge', async () => {
    const service = await register(operator, { isPublic: true });
    const browser = new Browser((await aMember('Gina')).person);
    const back = await browser.go(wayTo(await discoverUs(service), service));
    expect(back.searchParams.get('error')).toBe('invalid_request');
    expect(back.host).toBe(new URL(service.redirectUri).host);
  });
});

describe('a service that asks nobody, as its operator chose', () => {
  it('is told without a question, and stands on the page of what somebody shares all the same', async () => {
    const service = await register(operator, { asksNobody: true });
    const { person } = await aMember('Hela');
    const browser = new Browser(person);
    const page = await browser.go(wayTo(await discoverUs(service), service));
    expect(await browser.ask(page)).toMatchObject({ asks: false });
    await signInTo(service, browser);
    const { data } = await graphql(ME, {}, person);
    expect(data.viewer.serviceAgreements).toMatchObject([
      { service: service.name, scopes: ['openid', 'profile', 'email'] },
    ]);
  });
});

describe('what somebody has agreed to', () => {
  it('is theirs to take away: the service loses its token and asks anew', async () => {
    const service = await register(operator);
    const { person } = await aMember('Ines');
    const browser = new Browser(person);
    const { config, tokens } = await signInTo(service, browser);
    const { data } = await graphql(ME, {}, person);
    const [{ id }] = data.viewer.serviceAgreements;
    const other = await makePerson(db);
    expect((await graphql(END, { id }, other)).data.answer.__typename).toBe('Refusal');
    expect((await graphql(END, { id }, person)).data.answer.__typename).toBe('Done');
    await expect(fetchUserInfo(config, tokens.access_token, person.accountId)).rejects.toMatchObject({
      status: 401,
    });
    const page = await browser.go(wayTo(config, service));
    expect(await browser.ask(page)).toMatchObject({ asks: true });
  });
});
