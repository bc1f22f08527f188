import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { authorizationCodeGrant, fetchUserInfo } from 'openid-client';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { tick } from './joining.ts';
import {
  Browser,
  CHECKS,
  discoverUs,
  goThere,
  listenForLeaving,
  register,
  signInTo,
  wayTo,
} from './services.ts';
import { until } from './until.ts';

const CHANGE = `mutation ($id: ID!, $name: String!, $redirectUris: [String!]!, $asksNobody: Boolean!) {
  answer: changeService(id: $id, name: $name, redirectUris: $redirectUris, scopes: ["profile", "email"],
    asksNobody: $asksNobody, admits: "anybody") { __typename } }`;
const SHARED = `{ viewer { serviceAgreements { scopes unasked } } }`;

let db: Client;
let operator: Person;
let listening: Awaited<ReturnType<typeof listenForLeaving>> | undefined;

beforeAll(async () => {
  db = await testDatabase();
  operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
});
afterAll(async () => {
  await listening?.close();
  await db.end();
});

/** Somebody who is a member of a custodian of their own since nine days ago. */
async function aMember(): Promise<Person> {
  const person = await makePerson(db, { name: 'Uma' });
  await db.query(
    `with c as (insert into membership.custodian (slug, name, country, currency, languages)
                values ('admits-' || $2, 'Admits ' || $2, 'ES', 'EUR', '{ca}') returning id),
          m as (insert into membership.member (slug, kind, name, folded_name, person_id, country)
                values ('uma-' || $2, 'individual', 'Uma', 'uma' || $2, $1, 'ES') returning id)
     insert into membership.membership (member_id, custodian_id, valid)
     select m.id, c.id, daterange(current_date - 9, null) from m, c`,
    [person.personId, person.accountId.slice(0, 8)],
  );
  return person;
}

/** Somebody who is no member themself and represents an organisation that is one. */
async function aRepresentative(): Promise<Person> {
  const person = await makePerson(db, { name: 'Rosa' });
  await db.query(
    `with m as (insert into membership.member (slug, kind, name, folded_name)
                values ('coop-' || $2, 'organisation', 'Coop ' || $2, 'coop ' || $2) returning id),
          r as (insert into membership.representation (member_id, person_id, role, valid)
                select m.id, $1, 'representative', daterange(current_date - 9, null) from m)
     insert into membership.membership (member_id, custodian_id, valid)
     select m.id, c.id, daterange(current_date - 9, null)
       from m, (select id from membership.custodian limit 1) c`,
    [person.personId, person.accountId.slice(0, 8)],
  );
  return person;
}

/** Ends it as of yesterday. */
async function leaves({ personId }: Person): Promise<void> {
  await db.query(
    `update membership.membership set valid = daterange(lower(valid), current_date - 1)
      where member_id in (select id from membership.member where person_id = $1)`,
    [personId],
  );
}

describe('a service that its operator left for members', () => {
  it('refuses whoever merely has an account: they read why, and the service is told no', async () => {
    const service = await register(operator, { admits: undefined });
    const guest = new Browser(await makePerson(db, { name: 'Gast' }));
    const page = await guest.go(wayTo(await discoverUs(service), service));
    expect(await guest.ask(page)).toMatchObject({ refuses: true });
    const back = await guest.answer(page, true);
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  it('refuses them without a question all the same when it asks nobody', async () => {
    const service = await register(operator, { admits: 'members', asksNobody: true });
    const guest = new Browser(await makePerson(db));
    const back = await goThere(guest, wayTo(await discoverUs(service), service));
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  it('lets members in until they leave, whatever they agreed to', async () => {
    const service = await register(operator, { admits: 'members' });
    const person = await aMember();
    const browser = new Browser(person);
    const { config, tokens } = await signInTo(service, browser);
    const code = await goThere(browser, wayTo(config, service));
    await leaves(person);
    const silent = await browser.go(wayTo(config, service, { prompt: 'none' }));
    expect(silent.searchParams.get('error')).toBe('access_denied');
    await expect(fetchUserInfo(config, tokens.access_token, person.accountId)).rejects.toMatchObject({
      status: 401,
    });
    await expect(authorizationCodeGrant(config, code, CHECKS)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    const page = await browser.go(wayTo(config, service));
    expect(await browser.ask(page)).toMatchObject({ refuses: true });
    expect((await browser.answer(page)).searchParams.get('error')).toBe('access_denied');
  });
});

describe('a service that is told who signs out', () => {
  it('hears of whoever is a member no more, and of nobody else', async () => {
    listening = await listenForLeaving(() => 200);
    const { heard: messages } = listening;
    const leaving = { signOutUri: listening.url };
    const ours = await register(operator, { ...leaving, admits: 'members' });
    const everybodys = await register(operator, { ...leaving, admits: 'anybody' });
    const [one, other] = [await aMember(), await aMember()];
    const browser = new Browser(one);
    const { claims } = await signInTo(ours, browser);
    const { config, tokens } = await signInTo(everybodys, browser);
    for (const stays of [other, await aRepresentative()]) await signInTo(ours, new Browser(stays));
    const heard = () =>
      messages.map((token) => {
        const { aud, sub, sid } = decodeJwt(token);
        return { aud, sub, sid };
      });
    await tick(new Date());
    expect(heard()).toEqual([]);
    await leaves(one);
    await tick(new Date());
    await until(async () => (messages.length > 0 ? true : null));
    await tick(new Date());
    expect(heard()).toEqual([{ aud: ours.id, sub: one.accountId, sid: claims?.['sid'] }]);
    expect(await fetchUserInfo(config, tokens.access_token, one.accountId)).toMatchObject({
      sub: one.accountId,
    });
  });
});

describe('a service that asked nobody and asks now', () => {
  it('asks whoever was never asked, and no one a second time', async () => {
    const service = await register(operator, { asksNobody: true });
    const { id, name, redirectUri } = service;
    const person = await makePerson(db, { name: 'Vera' });
    const browser = new Browser(person);
    const { config } = await signInTo(service, browser, { scope: 'openid email' });
    const shared = async () => (await graphql(SHARED, {}, person)).data.viewer.serviceAgreements;
    expect(await shared()).toEqual([{ scopes: ['openid', 'email'], unasked: ['openid', 'email'] }]);

    const asks = { id, name, redirectUris: [redirectUri], asksNobody: false };
    expect((await graphql(CHANGE, asks, operator)).data.answer.__typename).toBe('Service');
    const to = wayTo(config, service, { scope: 'openid email' });
    const silent = await browser.go(wayTo(config, service, { scope: 'openid email', prompt: 'none' }));
    expect(silent.searchParams.get('error')).toBe('consent_required');
    const page = await browser.go(to);
    expect(await browser.ask(page)).toMatchObject({ asks: true });
    await browser.answer(page);
    expect(await shared()).toEqual([{ scopes: ['email', 'openid'], unasked: [] }]);
    expect((await browser.go(to)).searchParams.get('code')).not.toBeNull();

    await graphql(CHANGE, { ...asks, asksNobody: true }, operator);
    await signInTo(service, browser, { scope: 'openid email profile' });
    expect(await shared()).toEqual([{ scopes: ['email', 'openid', 'profile'], unasked: ['profile'] }]);
    await graphql(CHANGE, asks, operator);
    expect((await browser.go(to)).searchParams.get('code')).not.toBeNull();
    const more = await browser.go(wayTo(config, service, { scope: 'openid email profile' }));
    expect(await browser.ask(more)).toMatchObject({ asks: true });
  });
});
