import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { authorizationCodeGrant } from 'openid-client';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { tick } from './joining.ts';
import { publicUrl } from './openid.ts';
import { withProcess } from './own-process.ts';
import {
  Browser,
  CHECKS,
  discoverUs,
  goThere,
  issuer,
  keysTold,
  register,
  signInTo,
  tryToRegister,
  wayTo,
} from './services.ts';

const KEPT = `{ keptServices { issuer services { id name scopes isPublic disabledAt signOutUri }
  events { serviceName what facts by } } }`;
const CHANGE = `mutation ($id: ID!, $base: ID, $name: String!, $redirectUris: [String!]!, $scopes: [String!]!) {
  answer: changeService(id: $id, base: $base, name: $name, redirectUris: $redirectUris, scopes: $scopes) {
    __typename ... on Service { name scopes } ... on Refusal { code details } } }`;
const NEW_SECRET = `mutation ($id: ID!) { answer: makeServiceSecret(id: $id) {
  __typename ... on MadeService { secret } ... on Refusal { code } } }`;
const REMOVE = `mutation ($id: ID!) { answer: removeService(id: $id) { __typename ... on Refusal { code } } }`;

let db: Client;
let operator: Person;

beforeAll(async () => {
  db = await testDatabase();
  operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
});
afterAll(() => db.end());

describe('an operator', () => {
  it('registers a service, whose secret is kept as a hash alone', async () => {
    const { id, name, secret } = await register(operator, { signOutUri: 'https://cloud.example/leave' });
    expect(secret).toMatch(/^plenaria_service_[\w-]{43}$/);
    const { rows } = await db.query(`select s::text as row from identity.service s where id = $1`, [id]);
    expect(rows[0].row).not.toContain(secret);
    const { data } = await graphql(KEPT, {}, operator);
    expect(data.keptServices.issuer).toBe(issuer());
    expect(data.keptServices.services).toContainEqual({
      id,
      name,
      scopes: ['openid', 'profile', 'email'],
      isPublic: false,
      disabledAt: null,
      signOutUri: 'https://cloud.example/leave',
    });
  });

  it('is told what is wrong in what they write', async () => {
    const wrong = async (args: object) => {
      const { details } = await tryToRegister(operator, args);
      return details?.fields.map(({ field }: { field: string }) => field);
    };
    expect(await wrong({ name: ' ' })).toEqual(['name']);
    expect(await wrong({ redirectUris: [] })).toEqual(['redirectUris']);
    expect(await wrong({ redirectUris: ['http://wiki.example/back'] })).toEqual(['redirectUris']);
    expect(await wrong({ redirectUris: ['https://wiki.example/#back'] })).toEqual(['redirectUris']);
    expect(await wrong({ redirectUris: ['javascript:alert(1)'] })).toEqual(['redirectUris']);
    expect(await wrong({ leaveUris: ['https://a:b@wiki.example/'] })).toEqual(['leaveUris']);
    expect(await wrong({ signOutUri: 'ftp://wiki.example' })).toEqual(['signOutUri']);
    expect(await wrong({ signOutUri: 'http://wiki.example/leave' })).toEqual(['signOutUri']);
    expect(await wrong({ admits: 'friends' })).toEqual(['admits']);
    expect(await wrong({ scopes: ['ballots'] })).toEqual(['scopes']);
  });

  it('gives no two services one name', async () => {
    const { name } = await register(operator);
    for (const taken of [name, name.toUpperCase()])
      expect(await tryToRegister(operator, { name: taken })).toMatchObject({ code: 'NAME_TAKEN' });
  });

  it('does not write over what somebody else wrote meanwhile', async () => {
    const { id, name, redirectUri } = await register(operator);
    const baseOf = async (): Promise<string> => {
      const { data } = await graphql(
        `
          {
            keptServices {
              services {
                id
                base
              }
            }
          }
        `,
        {},
        operator,
      );
      return data.keptServices.services.find((kept: { id: string }) => kept.id === id).base;
    };
    const change = async (args: object) => {
      const all = { id, name, redirectUris: [redirectUri], scopes: [], ...args };
      return (await graphql(CHANGE, all, operator)).data.answer;
    };
    const base = await baseOf();
    expect(await change({ base, scopes: ['groups'] })).toMatchObject({ __typename: 'Service' });
    const now = await baseOf();
    expect(await change({ base })).toMatchObject({ code: 'VERSION_MISMATCH', details: { base: now } });
    expect(await change({ base: now, scopes: ['email'] })).toMatchObject({ scopes: ['openid', 'email'] });
  });

  it('shows first that it is them', async () => {
    const other = await makePerson(db, { roles: ['operator'] });
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      other.accountId,
    ]);
    const { id } = await register(operator);
    expect(await tryToRegister(other, {})).toMatchObject({ code: 'STEP_UP_NEEDED' });
    for (const act of [NEW_SECRET, REMOVE])
      expect((await graphql(act, { id }, other)).data.answer).toMatchObject({ code: 'STEP_UP_NEEDED' });
  });

  it('makes a new secret: the one before counts no longer', async () => {
    const service = await register(operator);
    const browser = new Browser(await makePerson(db));
    const back = await goThere(browser, wayTo(await discoverUs(service), service));
    const { data } = await graphql(NEW_SECRET, { id: service.id }, operator);
    const old = authorizationCodeGrant(await discoverUs(service), back, CHECKS);
    await expect(old).rejects.toMatchObject({ status: 401 });
    const renewed = await discoverUs({ ...service, secret: data.answer.secret });
    expect((await authorizationCodeGrant(renewed, back, CHECKS)).access_token).toBeTruthy();
  });

  it('leaves a line of what they did, also of what is gone', async () => {
    const { id, name, redirectUri } = await register(operator, { admits: 'members' });
    const changed = { id, name: `${name} 2`, redirectUris: [redirectUri], scopes: ['groups'] };
    expect((await graphql(CHANGE, changed, operator)).data.answer).toEqual({
      __typename: 'Service',
      name: `${name} 2`,
      scopes: ['openid', 'groups'],
    });
    await graphql(NEW_SECRET, { id }, operator);
    expect((await graphql(REMOVE, { id }, operator)).data.answer.__typename).toBe('Done');
    expect((await graphql(REMOVE, { id }, operator)).data.answer).toMatchObject({ code: 'NOT_FOUND' });
    const { data } = await graphql(KEPT, {}, operator);
    const own = data.keptServices.events.filter((event: { serviceName: string }) =>
      event.serviceName.startsWith(name),
    );
    expect(own.map(({ what }: { what: string }) => what)).toEqual([
      'removed',
      'secret-made',
      'changed',
      'registered',
    ]);
    expect(own[2]).toMatchObject({ facts: ['name', 'scopes'], by: 'Olga' });
  });
});

describe('the database', () => {
  it('shows services to operators alone, and what opens something to nobody', async () => {
    const service = await register(operator);
    const person = await makePerson(db);
    await signInTo(service, new Browser(person));
    const seenBy = async (account: string, table: string) => {
      await db.query('begin');
      await db.query(`select set_config('plenaria.account', $1, true)`, [account]);
      const { rows } = await db.query(`select count(*)::integer as n from identity.${table}`);
      await db.query('rollback');
      return rows[0].n as number;
    };
    for (const table of ['service', 'service_event', 'service_token', 'signing_key'])
      expect([table, await seenBy(person.accountId, table)]).toEqual([table, 0]);
    expect(await seenBy(person.accountId, 'service_agreement')).toBe(1);
    expect(await seenBy(operator.accountId, 'service_agreement')).toBe(0);
    expect(await seenBy(operator.accountId, 'service')).toBeGreaterThan(0);
    expect(await seenBy(operator.accountId, 'service_token')).toBe(0);
  });

  it('keeps what was done: an erasure puts a pseudonym in place of a name, and changes nothing else', async () => {
    const { id } = await register(operator);
    const rewritten = async (set: string, erasing: string) => {
      await db.query('begin');
      try {
        await db.query(
          `select set_config('plenaria.account', 'system', true), set_config('plenaria.erasing', $1, true)`,
          [erasing],
        );
        return (await db.query(`update identity.service_event set ${set} where service_id = $1`, [id]))
          .rowCount;
      } finally {
        await db.query('rollback');
      }
    };
    expect(await rewritten(`service_name = 'person-1'`, '')).toBe(0);
    expect(await rewritten(`service_name = 'person-1'`, 'on')).toBe(1);
    await expect(rewritten(`what = 'removed'`, 'on')).rejects.toThrow('written once');
  });

  it('keeps of codes and tokens what finds them, and not what opens', async () => {
    const service = await register(operator);
    const { tokens, back } = await signInTo(service, new Browser(await makePerson(db)));
    const { rows } = await db.query(`select string_agg(t::text, ' ') as all from identity.service_token t`);
    expect(rows[0].all).not.toContain(tokens.access_token);
    expect(rows[0].all).not.toContain(back.searchParams.get('code'));
  });

  it('forgets what is over', async () => {
    const service = await register(operator);
    await signInTo(service, new Browser(await makePerson(db)));
    await db.query(
      `update identity.service_token set expires_at = now() - interval '1 second'
                     where service_id = $1`,
      [service.id],
    );
    await tick(new Date());
    const { rows } = await db.query(`select kind from identity.service_token where service_id = $1`, [
      service.id,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('a restart', () => {
  it('changes nothing: a code of one process is good in another, and signed with the same key', async () => {
    const service = await register(operator);
    const person = await makePerson(db);
    const back = await goThere(new Browser(person), wayTo(await discoverUs(service), service));
    const kids = await keysTold();
    const key = readFileSync(join(process.env['TEST_HOME'] ?? '', 'secrets-key'), 'utf8');
    await withProcess({ PUBLIC_URL: publicUrl(), SECRETS_KEYS: key }, async (api) => {
      const answer = await fetch(`${api.url}/oidc/protocol/openid-connect/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${service.id}:${service.secret}`)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: back.searchParams.get('code') ?? '',
          redirect_uri: service.redirectUri,
        }),
      });
      const { id_token: idToken } = (await answer.json()) as { readonly id_token: string };
      expect(kids).toContain(decodeProtectedHeader(idToken).kid);
      const keys = createRemoteJWKSet(new URL(`${issuer()}/protocol/openid-connect/certs`));
      const { payload } = await jwtVerify(idToken, keys, { issuer: issuer(), audience: service.id });
      expect(payload.sub).toBe(person.accountId);
    });
  });
});
