import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { until } from './until.ts';

const EXPORT = `mutation { exportPersonalData { ... on PersonalExport { id } ... on Refusal { code } } }`;
const MINE = `{ personalData { export { madeAt } } }`;

let db: Client;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

const get = (path: string, who: Person | null, headers: Record<string, string> = {}) =>
  fetch(`${apiUrl()}${path}`, {
    redirect: 'manual',
    headers: { ...(who && { cookie: who.cookie }), ...headers },
  });

/** As the browser asks when somebody opens an address. */
const OPENED = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function leaveOpen({ accountId }: Person): Promise<void> {
  await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [accountId]);
}

async function exportOf(person: Person): Promise<string> {
  const { data } = await graphql(EXPORT, {}, { cookie: person.cookie });
  await until(async () => {
    const mine = await graphql(MINE, {}, { cookie: person.cookie });
    return mine.data.personalData.export.madeAt;
  });
  return `/personal-data/${data.exportPersonalData.id}`;
}

describe('everything about somebody, in one file', () => {
  it('is given to nobody who only finds the browser open, and leaves no line in the trail then', async () => {
    const person = await makePerson(db);
    const file = await exportOf(person);
    expect((await get(`${file}.json`, person)).status).toBe(200);
    await leaveOpen(person);
    for (const ending of ['json', 'html']) {
      const refused = await get(`${file}.${ending}`, person);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toEqual({
        code: 'STEP_UP_NEEDED',
        message: 'For this we have to be certain that it is still you.',
        details: {},
      });
    }
    const { data } = await graphql(
      '{ ownTrail(first: 9) { nodes { what } } }',
      {},
      { cookie: person.cookie },
    );
    const fetched = data.ownTrail.nodes.filter(({ what }: { what: string }) => what === 'export-fetched');
    expect(fetched).toHaveLength(1);
  });
});

describe('the register as a file', () => {
  it('with addresses asks whether it is still you; without them it does not', async () => {
    const keepers = [
      await makePerson(db, { roles: ['secretary'] }),
      await makePerson(db, { roles: ['custodian'] }),
    ];
    const member = await makePerson(db);
    for (const person of [...keepers, member]) await leaveOpen(person);
    for (const ending of ['csv', 'xlsx']) {
      for (const keeper of keepers) {
        const refused = await get(`/register/export.${ending}`, keeper);
        expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'STEP_UP_NEEDED' }]);
      }
      expect((await get(`/register/export.${ending}`, member)).status).toBe(200);
    }
  });
});

describe('a file whose address is opened in a browser', () => {
  it('leads who is not signed in to sign in, and from there to the page with the file', async () => {
    const places = [
      ['/register/export.csv?asOf=2020-08-01&custodian=x', '/people?asOf=2020-08-01&custodian=x'],
      ['/register/members.pdf?custodian=x', '/people'],
      ['/constitution.json', '/admin'],
      [`/personal-data/${randomUUID()}.html`, '/me/data'],
      ['/acceptances/a b/document.pdf', '/acceptances/a%20b'],
    ] as const;
    for (const [file, page] of places) {
      const led = await get(file, null, OPENED);
      expect([file, led.status]).toEqual([file, 303]);
      expect(led.headers.get('location')).toBe(`/sign-in?returnPath=${encodeURIComponent(page)}`);
      expect(led.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('leads who is signed in but not certainly there to the page whose button asks', async () => {
    const person = await makePerson(db);
    await leaveOpen(person);
    const led = await get(`/personal-data/${randomUUID()}.html`, person, OPENED);
    expect([led.status, led.headers.get('location')]).toEqual([303, '/me/data']);
  });

  it('says in words what is not there', async () => {
    const none = await get(`/personal-data/${randomUUID()}.html`, await makePerson(db), {
      ...OPENED,
      'accept-language': 'sv',
    });
    expect([none.status, none.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(await none.text()).toBe('Det här finns inte längre, eller så har det aldrig funnits.');
  });
});

describe('a program that asks for a file', () => {
  it.each([
    ['/register/export.xlsx', 401, 'NOT_SIGNED_IN', 'Bitte melde dich zuerst an.'],
    ['/register/members.pdf?custodian=x', 401, 'NOT_SIGNED_IN', 'Bitte melde dich zuerst an.'],
    ['/constitution.json', 401, 'NOT_SIGNED_IN', 'Bitte melde dich zuerst an.'],
    ['/acceptances/x/document.pdf', 401, 'NOT_SIGNED_IN', 'Bitte melde dich zuerst an.'],
    ['/personal-data/x.json', 401, 'NOT_SIGNED_IN', 'Bitte melde dich zuerst an.'],
    ['/agreements/texts/x.json', 404, 'NOT_FOUND', 'Das gibt es nicht mehr, oder es gab es nie.'],
    ['/decisions/x/bundle.json', 404, 'NOT_FOUND', 'Das gibt es nicht mehr, oder es gab es nie.'],
  ])(
    '%s is told why there is none, with the code and in its language',
    async (path, status, code, message) => {
      const answer = await get(path, null, { 'accept-language': 'de-AT' });
      expect([answer.status, await answer.json()]).toEqual([status, { code, message, details: {} }]);
    },
  );
});
