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
