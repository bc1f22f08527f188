import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterSaying, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { OwnRegister } from './register.ts';

const END = `mutation ($id: ID!, $lastDay: Day!) {
  answer: endMembership(memberId: $id, lastDay: $lastDay, reason: "They merged.") { __typename } }`;
const APPOINT = `mutation ($id: ID!, $name: String!, $email: String!, $role: String!) {
  answer: appointRepresentative(memberId: $id, personName: $name, email: $email, role: $role, from: "2036-02-01") {
    __typename } }`;
const END_SEAT = `mutation ($id: ID!, $who: ID!) { answer: endRepresentation(memberId: $id, personId: $who,
  lastDay: "2036-03-31", reason: "She moved on.") { __typename } }`;
const END_CLASS = `mutation ($slug: String!) {
  answer: endClass(slug: $slug, lastDay: "2036-12-31", reason: "Nobody needs it.") { __typename } }`;
const INVITE = `mutation ($id: ID!, $email: String!) {
  answer: inviteToMember(memberId: $id, role: "representative", name: "Bea", email: $email, language: "en") {
    __typename } }`;
const ACCEPT = `mutation ($token: String!) { answer: acceptInvitation(token: $token) { __typename } }`;

let db: Client;
let own: OwnRegister;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  own = await makeRegister(db);
  secretary = await makePerson(db, { name: 'Nadia Okafor', roles: ['secretary'] });
});
afterAll(async () => db.end());

type Cooperative = {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  readonly ada: Person;
};
let founded = 0;

/** An organisation whose representative reads Catalan. */
async function found(classes = 'producer'): Promise<Cooperative> {
  founded += 1;
  const ada = await makePerson(db, { name: 'Ada', language: 'ca' });
  const name = `Told ${founded} ${own.word}`;
  const line = `${name},organisation,told-${founded}-${own.word},${own.custodian},${classes},Ada,${ada.email},2020-08-01`;
  const { report } = await importCsv(`${HEAD}\n${line}`, secretary);
  if (!report.applied) throw new Error(JSON.stringify(report.problems));
  const { rows } = await db.query(`select id from membership.member where name = $1`, [name]);
  return { id: String(rows[0]?.id), name, line, ada };
}

async function act(document: string, variables: Readonly<Record<string, unknown>>): Promise<void> {
  const { data } = await graphql(document, variables, { cookie: secretary.cookie });
  expect(data.answer.__typename).not.toBe('Refusal');
}

describe('what the secretary enters by hand', () => {
  it('is told to who speaks for the member, in their language: what, from when, by whom, why, and where to turn', async () => {
    const { id, name, ada } = await found();
    await act(END, { id, lastDay: '2036-12-31' });
    const { subject, text } = await letterTo(ada.email);
    expect(subject).toBe(`Canvi al registre de membres: ${name}`);
    for (const part of [
      'Nadia Okafor',
      'secretaria',
      '31 de desembre del 2036',
      'They merged.',
      own.custodian,
    ])
      expect(text).toContain(part);
  });

  it('is told to the alternate of an organisation that nobody represents', async () => {
    const { id, name, ada } = await found();
    await db.query(`update membership.representation set role = 'alternate' where member_id = $1`, [id]);
    await act(END, { id, lastDay: '2036-12-31' });
    expect((await letterTo(ada.email)).subject).toBe(`Canvi al registre de membres: ${name}`);
  });

  it('is told to the old representative and to the new one', async () => {
    const { id, name, ada } = await found();
    const bea = await makePerson(db, { name: 'Bea', language: 'de' });
    await act(APPOINT, { id, name: 'Bea', email: bea.email, role: 'representative' });
    expect((await letterTo(ada.email)).text).toContain(
      `Bea representa ${name} a partir del 1 de febrer del 2036`,
    );
    expect((await letterTo(bea.email)).text).toContain(`Bea vertritt ${name} ab dem 1. Februar 2036`);
    await act(APPOINT, { id, name: 'Bea', email: bea.email, role: 'representative' });
    await act(END_SEAT, { id, who: bea.personId });
    await letterSaying(bea.email, /Bea steht nicht mehr für .*31\. März 2036/);
  });

  it('is told to who stops and to who represents, and not to who enters it', async () => {
    const { id, ada } = await found();
    await act(APPOINT, { id, name: secretary.name, email: secretary.email, role: 'alternate' });
    await act(END_SEAT, { id, who: secretary.personId });
    await letterSaying(ada.email, 'fa de suplent');
    await letterSaying(ada.email, '31 de març del 2036');
    // A second click ends nothing more.
    await act(END_SEAT, { id, who: secretary.personId });
    await act(END, { id, lastDay: '2036-06-30' });
    await letterSaying(ada.email, '30 de juny del 2036');
    const ends = (await inbox(ada.email)).filter(({ text }) => text.includes('31 de març del 2036'));
    expect(ends).toHaveLength(1);
    // What is told to every secretary may have reached this one too.
    const subjects = (await inbox(secretary.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes(own.word))).toEqual([]);
  });

  it('is told when a class ends that the member holds', async () => {
    const slug = `told-${own.word}`;
    await db.query(
      `insert into membership.member_class (slug, names, position) values ($1, '{"en":"Maker","ca":"Artesà"}', 77)`,
      [slug],
    );
    const { ada } = await found(`producer;${slug}`);
    await act(END_CLASS, { slug });
    expect((await letterTo(ada.email)).text).toMatch(
      /deixa de tenir la classe «Artesà».*31 de desembre del 2036/,
    );
  });

  it('is told of a file of one line as well, and not of one of many', async () => {
    const [one, other] = [await found('producer;consumer'), await found('producer;consumer')];
    const since = (line: string, classes: string, from: string) =>
      line.replace('producer;consumer', classes).replace('2020-08-01', from);
    const lines = [one, other].map(({ line }) => since(line, 'producer', '2036-05-01'));
    expect((await importCsv([HEAD, ...lines].join('\n'), secretary)).report).toMatchObject({ changed: 2 });
    await importCsv(`${HEAD}\n${since(one.line, 'producer', '2036-05-02')}`, secretary);
    await importCsv(`${HEAD}\n${since(one.line, 'collaborating', '2036-06-01')}`, secretary);
    const { text } = await letterTo(one.ada.email);
    expect(text).toContain('deixa de tenir la classe «producer»; l’últim dia és el 31 de maig del 2036');
    expect(text).toContain('té la classe «collaborating» a partir del 1 de juny del 2036');
    expect(await inbox(one.ada.email)).toHaveLength(1);
    expect(await inbox(other.ada.email)).toEqual([]);
  });
});

describe('an invitation that is accepted', () => {
  it('is told to the representative whom it replaces, and not to who accepted', async () => {
    const { id, ada } = await found();
    const bea = await makePerson(db, { name: 'Bea' });
    await act(INVITE, { id, email: bea.email });
    const token = /\/invitation#([\w-]{43})/.exec((await letterTo(bea.email)).text)?.[1];
    await graphql(ACCEPT, { token }, { cookie: bea.cookie });
    expect((await letterTo(ada.email)).text).toContain('Bea ha acceptat una invitació');
    expect(await inbox(bea.email)).toHaveLength(1);
  });
});

describe('a membership that has an end', () => {
  it('ends what is entered within it: who is named until further notice speaks until its last day', async () => {
    const { id } = await found();
    const bea = await makePerson(db, { name: 'Bea' });
    await act(END, { id, lastDay: '2036-12-31' });
    for (const role of ['representative', 'delegate']) {
      await act(APPOINT, { id, name: 'Bea', email: bea.email, role });
      const { rows } = await db.query(
        `select valid::text from membership.representation where member_id = $1 and person_id = $2 and role = $3`,
        [id, bea.personId, role],
      );
      expect(rows).toEqual([{ valid: '[2036-02-01,2037-01-01)' }]);
    }
  });
});
