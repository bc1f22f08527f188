import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import { foundCustodian } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

const SAID = `$name: String!, $jurisdiction: String!, $languages: [String!]!, $taxIdentity: String!,
  $organisation: String!, $about: Json!`;
const SAYS = `name: $name, jurisdiction: $jurisdiction, languages: $languages, taxIdentity: $taxIdentity,
  organisation: $organisation, about: $about`;
const ANSWER = `{ ... on Custodian { id name country jurisdiction currency languages taxIdentity about
  organisation { slug } history { id kind reason before after } } ... on Refusal { code details } }`;
const ADD = `mutation ($slug: String!, $country: String!, $currency: String!, ${SAID}) {
  answer: addCustodian(slug: $slug, country: $country, currency: $currency, ${SAYS}) ${ANSWER} }`;
const CHANGE = `mutation ($id: ID!, $base: ID, $reason: String!, ${SAID}) {
  answer: changeCustodian(id: $id, base: $base, reason: $reason, ${SAYS}) ${ANSWER} }`;

const FACTS = {
  name: 'Northern',
  jurisdiction: '',
  languages: ['sv', 'en'],
  taxIdentity: '',
  organisation: '',
  about: { en: 'A house in the north.' },
};

let db: Client;
let secretary: Person;
let own: OwnCustodian;
let organisation: string;

beforeAll(async () => {
  db = await testDatabase();
  const assembly = await foundAssembly(db, { organisations: 1, individuals: 0 });
  const { rows } = await db.query(`select slug from membership.member where id = $1`, [
    assembly.organisations[0]?.memberId,
  ]);
  organisation = rows[0].slug;
  secretary = await makePerson(db, { name: 'Nadia', roles: ['secretary'] });
  own = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
});
afterAll(async () => db.end());

async function said(mutation: string, args: object, by: Person) {
  const { data, errors } = await graphql(mutation, { ...FACTS, ...args }, by);
  return data?.answer ?? errors[0]?.extensions;
}
const change = (args: object, by: Person = own.reviewer) =>
  said(CHANGE, { id: own.id, reason: 'The tax office wrote.', ...args }, by);
const add = (args: object, by: Person = secretary) =>
  said(
    ADD,
    {
      name: `Northern ${randomUUID()}`,
      slug: `north-${randomUUID()}`,
      country: 'SE',
      currency: 'SEK',
      ...args,
    },
    by,
  );
const fieldsOf = ({ details }: { readonly details?: { readonly fields?: readonly { field: string }[] } }) =>
  details?.fields?.map(({ field }) => field);

describe('a custodian', () => {
  it('is not written over by who did not see what somebody else wrote since', async () => {
    const { id } = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
    const name = `Northern ${randomUUID()}`;
    const first = await change({ id, name, base: null, taxIdentity: 'SE556' }, secretary);
    const seen = first.history[0].id as string;
    expect(await change({ id, name, base: null, languages: ['ca'] }, secretary)).toEqual({
      code: 'VERSION_MISMATCH',
      details: { base: seen },
    });
    expect(
      await change({ id, name, base: seen, taxIdentity: 'SE556', languages: ['ca'] }, secretary),
    ).toMatchObject({
      taxIdentity: 'SE556',
      languages: ['ca'],
    });
  });

  it('is added by the secretary, under the law of its country unless it says another', async () => {
    const name = `Northern ${randomUUID()}`;
    expect(await add({ name })).toMatchObject({
      name,
      country: 'SE',
      jurisdiction: 'SE',
      taxIdentity: null,
    });
    const catalan = await add({ country: 'es', currency: 'eur', jurisdiction: 'es-ct', languages: ['ca'] });
    expect(catalan).toMatchObject({ country: 'ES', jurisdiction: 'ES-CT', currency: 'EUR' });
    expect(catalan.history.map(({ kind }: { kind: string }) => kind)).toEqual(['custodian-added']);
  });

  it('is not added twice, nor by anybody else', async () => {
    const slug = `twice-${randomUUID()}`;
    const both = await Promise.all([add({ slug }), add({ slug })]);
    const told: readonly string[] = both.map(({ code }) => code ?? 'added');
    expect(new Set(told)).toEqual(new Set(['INVALID_INPUT', 'added']));
    expect(await add({}, own.reviewer)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is not called what another is, in whatever spelling, but may keep the name it has', async () => {
    const name = `Webarchitects ${randomUUID()}`;
    const taken = {
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'name', reason: 'admin:custodian.nameTaken' }] },
    };
    const { id } = await add({ name });
    expect(await add({ name: `${name.toUpperCase()} ` })).toMatchObject(taken);
    expect(await change({ name: name.toLowerCase() })).toMatchObject(taken);
    expect(await change({ id, name: name.toUpperCase() }, secretary)).toMatchObject({
      name: name.toUpperCase(),
    });
  });

  it('says of every wrong field at once what is wrong', async () => {
    const wrong = { country: 'XQ', currency: 'EUX', languages: ['tlh'], taxIdentity: '=1+1', name: ' ' };
    const refused = await add({
      slug: 'Not A Slug',
      organisation: 'nobody',
      jurisdiction: 'ES/CT',
      ...wrong,
    });
    expect(fieldsOf(refused)?.toSorted()).toEqual(
      ['slug', 'organisation', 'jurisdiction', ...Object.keys(wrong)].toSorted(),
    );
  });

  it('is written anew by its own people with a reason, and what stood before stays readable', async () => {
    const changed = await change({ jurisdiction: 'ES-CT', taxIdentity: 'ES F66909363', organisation });
    expect(changed).toMatchObject({
      country: 'ES',
      jurisdiction: 'ES-CT',
      taxIdentity: 'ES F66909363',
      organisation: { slug: organisation },
      history: [{ kind: 'custodian-facts', reason: 'The tax office wrote.' }],
    });
    const [{ before, after }] = changed.history;
    expect([before.taxIdentity, after.taxIdentity]).toEqual([null, 'ES F66909363']);
    expect(fieldsOf(await change({ reason: ' ' }))).toEqual(['reason']);
  });

  it('writes no history when nothing changes', async () => {
    const { history } = await change({ name: 'Same' });
    expect((await change({ name: 'Same' })).history).toHaveLength(history.length);
  });

  it('is one organisation, which no other custodian is', async () => {
    await change({ organisation });
    expect(fieldsOf(await add({ organisation }))).toEqual(['organisation']);
  });

  it('is seen by visitors with its facts, but not with who changed them', async () => {
    const asked = '{ federation { custodians { slug jurisdiction organisation { name } } } }';
    const { data, errors } = await graphql(asked, {});
    expect(errors).toEqual([]);
    expect(data.federation.custodians.length).toBeGreaterThan(0);
    const { errors: refused } = await graphql('{ federation { custodians { history { kind } } } }', {});
    expect(refused[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });
});
