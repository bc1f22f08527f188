import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { apply, foundCustodian, makeGuest, read } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { Browser, register, signInTo } from './services.ts';

let db: Client;
let custodian: OwnCustodian;
let secretary: Person;
let applicant: Person;

beforeAll(async () => {
  db = await testDatabase();
  custodian = await foundCustodian(db, { kind: 'custodian' });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
  applicant = await makeGuest(db, 'Mar Vila');
});
afterAll(() => db.end());

const OWN = `{ ownTrail(first: 10) { totalCount nodes { by about what facts reason } } }`;
const ALL = `{ trail(first: 100) { nodes { by about what facts } } }`;
const TOLD = `{ ownTrail(first: 10) { nodes { by what service facts } } }`;
const SHARED = `{ viewer { serviceAgreements { id service } } }`;
const END = `mutation ($id: ID!) { answer: endServiceAgreement(id: $id) { __typename } }`;
const REMOVE = `mutation ($id: ID!) { answer: removeService(id: $id) { __typename } }`;

const ownTrail = async (of: Person) => (await graphql(OWN, {}, of)).data.ownTrail;

describe('the trail', () => {
  it('tells applicants who has seen how to reach them, once for one look', async () => {
    const id = await apply(custodian, applicant);
    await read(id, applicant);
    expect((await ownTrail(applicant)).nodes).toEqual([]);
    await read(id, custodian.reviewer);
    await read(id, custodian.reviewer);
    expect(await ownTrail(applicant)).toEqual({
      totalCount: 1,
      nodes: [
        {
          by: custodian.reviewer.name,
          about: 'Mar Vila',
          what: 'contact-seen',
          facts: ['contact', 'email'],
          reason: null,
        },
      ],
    });
  });

  it('tells which facts others changed, whichever way, and never their values', async () => {
    const other = await makePerson(db, { name: 'Other Person' });
    await db.query('begin');
    await db.query(`select set_config('plenaria.account', $1, true)`, [secretary.accountId]);
    await db.query(`update membership.person set name = 'Changed Name' where id = $1`, [other.personId]);
    await db.query(`update identity.account set theme = 'dark' where id = $1`, [other.accountId]);
    await db.query(
      `insert into identity.role_grant (account_id, role, granted_by) values ($1, 'chair', 'test')`,
      [other.accountId],
    );
    await db.query('commit');
    expect((await ownTrail(other)).nodes).toEqual([
      { by: 'Secretary', about: 'Changed Name', what: 'role-given', facts: ['chair'], reason: null },
      { by: 'Secretary', about: 'Changed Name', what: 'facts-changed', facts: ['name'], reason: null },
    ]);
  });

  it('tells which service was told what, and who ended it, also of one that is gone', async () => {
    const operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
    const cloud = await register(operator);
    const talk = await register(operator, { asksNobody: true });
    const person = await makePerson(db, { name: 'Nuria' });
    const told = async () => (await graphql(TOLD, {}, person)).data.ownTrail.nodes;
    const browser = new Browser(person);
    await signInTo(cloud, browser, { scope: 'openid email' });
    await signInTo(cloud, browser, { scope: 'openid email' });
    await signInTo(talk, browser, { scope: 'openid profile' });
    const first = { by: 'Nuria', what: 'service-told', service: cloud.name, facts: ['email'] };
    const unasked = { ...first, service: talk.name, facts: ['name', 'language', 'timeZone'] };
    expect(await told()).toEqual([unasked, first]);
    await signInTo(cloud, browser, { scope: 'openid email profile' });
    const more = { ...first, facts: ['name', 'language', 'timeZone', 'email'] };
    const { data } = await graphql(SHARED, {}, person);
    const { id } = data.viewer.serviceAgreements.find(
      (shared: { service: string }) => shared.service === talk.name,
    );
    await graphql(END, { id }, person);
    await graphql(REMOVE, { id: cloud.id }, operator);
    expect(await told()).toEqual([
      { ...more, by: 'Olga', what: 'service-ended' },
      { ...unasked, what: 'service-ended' },
      more,
      unasked,
      first,
    ]);
  });

  it('is read whole by the secretary, and by nobody else', async () => {
    const { data } = await graphql(ALL, {}, secretary);
    expect(data.trail.nodes).toContainEqual(expect.objectContaining({ about: 'Mar Vila' }));
    const { errors } = await graphql(ALL, {}, custodian.reviewer);
    expect(errors[0]?.extensions.code).toBe('NOT_ALLOWED');
  });
});

describe('with the program’s guards taken away, the database', () => {
  async function asAccount<Answer>(
    account: string,
    act: (asker: Client) => Promise<Answer>,
  ): Promise<Answer> {
    const asker = await testDatabase();
    await asker.query('begin');
    await asker.query(`select set_config('plenaria.account', $1, true)`, [account]);
    try {
      return await act(asker);
    } finally {
      await asker.end();
    }
  }
  const rowsOf = (account: string) =>
    asAccount(account, async (asker) => {
      const { rowCount } = await asker.query(`select from privacy.trail where person_id = $1`, [
        applicant.personId,
      ]);
      return rowCount;
    });

  it('shows the trail of a person to them, to the secretary, to the program, and to each their own acts', async () => {
    const { accountId: stranger } = await makePerson(db, { name: 'Stranger' });
    expect(await rowsOf(applicant.accountId)).toBe(1);
    expect(await rowsOf(secretary.accountId)).toBe(1);
    expect(await rowsOf('system')).toBe(1);
    expect(await rowsOf(custodian.reviewer.accountId)).toBe(1);
    expect(await rowsOf(stranger)).toBe(0);
    expect(await rowsOf('')).toBe(0);
  });

  it('lets nobody rewrite it, empty it, or write in another’s name', async () => {
    const refused = (statement: string, why: string, account = secretary.accountId) =>
      expect(asAccount(account, (asker) => asker.query(statement))).rejects.toThrow(why);
    await refused(`truncate privacy.trail`, 'written once');
    const rewrite = `update privacy.trail set what = 'erased'`;
    expect((await asAccount('system', (asker) => asker.query(rewrite))).rowCount).toBe(0);
    expect((await asAccount('system', (asker) => asker.query(`delete from privacy.trail`))).rowCount).toBe(0);
    const erasing = `select set_config('plenaria.erasing', 'on', true)`;
    const erased = asAccount('system', async (asker) => {
      await asker.query(erasing);
      return asker.query(rewrite);
    });
    await expect(erased).rejects.toThrow('written once');
    await refused(
      `insert into privacy.trail (account_id, person_id, what)
       values ('${custodian.reviewer.accountId}', '${applicant.personId}', 'erased')`,
      'row-level security',
    );
  });
});
