import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';
import type { Answer, Listed, ListedPage, OwnRegister } from './register.ts';

let db: Client;
let secretary: Person;
let member: Person;
let own: OwnRegister;
const NOW = '2020-08-15T12:00:00Z';
const ORGANISATIONS = 60;

beforeAll(async () => {
  db = await testDatabase();
  secretary = await makePerson(db, { name: 'Nadia Okafor', roles: ['secretary'] });
  member = await makePerson(db, { name: 'Kwame Boateng' });
  own = await makeRegister(db);
  const organisations = Array.from({ length: ORGANISATIONS }, (_, number) => {
    const speaker = `Speaker ${number},s${number}@${own.word}.example`;
    return `Coöp ${number} ${own.word},organisation,coop-${number}-${own.word},${own.custodian},producer,${speaker},2020-08-01`;
  });
  const zoe = `Zoë Secret ${own.word},individual,,${own.custodian},consumer;individual,,zoe@${own.word}.example,2020-08-01`;
  await importCsv([HEAD, ...organisations, zoe].join('\n'), { cookie: secretary.cookie, now: NOW });
});
afterAll(async () => db.end());

const LIST = `query ($custodian: String, $search: String, $class: String, $kind: MemberKind, $asOf: Day, $first: Int! = 100, $after: String) {
  members(custodian: $custodian, search: $search, class: $class, kind: $kind, asOf: $asOf, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id slug kind name website custodian { slug } classes { class { slug } from to }
      representatives { role person { name } from to } history { kind actorName reason before after } } } }`;
const list = async (variables: object, cookie?: string) => {
  const asking = cookie === undefined ? { now: NOW } : { cookie, now: NOW };
  const { data, errors } = await graphql(LIST, { custodian: own.custodian, ...variables }, asking);
  expect(errors).toEqual([]);
  return data.members as ListedPage;
};
const found = async (number: number, asOf: string): Promise<Listed | undefined> => {
  const { nodes } = await list({ search: `coop ${number} ${own.word}`, asOf }, secretary.cookie);
  return nodes.find((node) => node.slug === `coop-${number}-${own.word}`);
};
const organisation = async (number: number, asOf = '2020-08-15'): Promise<Listed> => {
  const member = await found(number, asOf);
  if (!member) throw new Error(`Coöp ${number} is not in the register on ${asOf}`);
  return member;
};
const change = async (mutation: string, variables: Readonly<Record<string, unknown>>) => {
  const { data } = await graphql(mutation, variables, { cookie: secretary.cookie, now: NOW });
  return data.answer as Answer;
};

describe('the register', () => {
  it('shows everyone exactly once, page after page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: ListedPage = await list({ first: 25, after }, member.cookie);
      expect(page.totalCount).toBe(ORGANISATIONS + 1);
      seen.push(...page.nodes.map((node) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(ORGANISATIONS + 1);
    expect(seen).toHaveLength(ORGANISATIONS + 1);
  });

  it('is searched without minding case and accents, and narrowed by class and kind', async () => {
    const names = async (variables: object) =>
      (await list(variables, member.cookie)).nodes.map((node) => node.name);
    expect(await names({ search: `COOP 59 ${own.word.toUpperCase()}` })).toEqual([`Coöp 59 ${own.word}`]);
    expect(await names({ class: 'consumer' })).toEqual([`Zoë Secret ${own.word}`]);
    expect(await names({ kind: 'organisation', search: 'zoe' })).toEqual([]);
    expect(await names({ search: '%' })).toEqual([]);
  });

  it('had nobody in it the day before the first day', async () => {
    expect((await list({ asOf: '2020-07-31' })).totalCount).toBe(0);
  });

  it('tells visitors nothing about persons: no name, no place in the alphabet, no search', async () => {
    const page = await list({});
    const text = JSON.stringify(page) + Buffer.from(page.pageInfo.endCursor, 'base64url').toString();
    expect(page.totalCount).toBe(ORGANISATIONS + 1);
    expect(text).not.toMatch(/Zo[eë]|Speaker|Nadia/i);
    expect((await list({ search: 'secret' })).totalCount).toBe(0);
    expect((await list({ search: 'secret' }, member.cookie)).totalCount).toBe(1);
  });

  it('tells members what an individual gives, and visitors what organisations give', async () => {
    await db.query(`update membership.member set contribution = '{"en":"40 hours"}' where name like $1`, [
      `%${own.word}`,
    ]);
    const asked = `{ members(first: 100, custodian: "${own.custodian}") { nodes { kind contribution } } }`;
    const given = async (cookie?: string) => {
      const { data } = await graphql(asked, {}, { now: NOW, ...(cookie && { cookie }) });
      const nodes: readonly { kind: string; contribution: string | null }[] = data.members.nodes;
      return [...new Set(nodes.map((node) => `${node.kind}: ${node.contribution}`))].toSorted();
    };
    expect(await given()).toEqual(['individual: null', 'organisation: 40 hours']);
    expect(await given(member.cookie)).toEqual(['individual: 40 hours', 'organisation: 40 hours']);
  });

  it('never gives an e-mail address to anybody', async () => {
    expect(JSON.stringify(await list({}, secretary.cookie))).not.toContain('@');
  });

  it('answers a cursor that is none, and a page that is too large, with a reason', async () => {
    for (const variables of [
      { after: 'eA' },
      { after: Buffer.from('["a","b"]').toString('base64url') },
      { first: 101 },
    ]) {
      const { errors } = await graphql(LIST, variables, { now: NOW });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

const END = `mutation ($id: ID!, $lastDay: Day!, $reason: String!) {
  answer: endMembership(memberId: $id, lastDay: $lastDay, reason: $reason) { ... on Member { slug } ... on Refusal { code details } } }`;

describe('a membership that ends', () => {
  it('is readable as of its last day, gone the day after, and its history says why', async () => {
    const { id } = await organisation(1);
    const answer = await change(END, {
      id,
      lastDay: '2020-12-31',
      reason: 'They merged with another cooperative.',
    });
    expect(answer).toEqual({ slug: `coop-1-${own.word}` });
    expect(await organisation(1, '2020-12-31')).toMatchObject({ classes: [{ to: '2020-12-31' }] });
    expect(await found(1, '2021-01-01')).toBeUndefined();
    const { history } = await organisation(1, '2020-12-31');
    expect(history[0]).toMatchObject({
      kind: 'membership-ended',
      reason: 'They merged with another cooperative.',
    });
  });

  it('is not ended twice, nor before it began, nor without a reason', async () => {
    const { id } = await organisation(1);
    const fields = async (lastDay: string, reason: string) =>
      (await change(END, { id, lastDay, reason })).details.fields.map((wrong) => [wrong.field, wrong.reason]);
    expect(await fields('2021-05-01', 'Again')).toEqual([['lastDay', 'people:register.alreadyEnded']]);
    expect(await fields('2020-07-31', ' ')).toEqual([
      ['reason', 'refusals:field.required'],
      ['lastDay', 'people:register.lastDayTooEarly'],
    ]);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await change(END, { id: nobody, lastDay: '2021-01-01', reason: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await change(END, { id: 'not an id', lastDay: '2021-01-01', reason: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('what is entered for a membership of which the end is known', () => {
  it('ends with it, and does not come back with a return', async () => {
    const { id, slug, name } = await organisation(7);
    await change(END, { id, lastDay: '2020-12-31', reason: 'They close.' });
    const noor = { name: 'Noor', email: `noor7@${own.word}.example`, role: 'alternate' };
    await change(APPOINT, { id, ...noor, from: '2020-10-01' });
    const asking = { cookie: secretary.cookie, now: NOW };
    const file = (classes: string, who: string, from: string) =>
      `${HEAD}\n${name},organisation,${slug},${own.custodian},${classes},${who},${who}@${own.word}.example,${from}`;
    const late = await importCsv(file('producer;collaborating 2021-01-01..', 'Iris', '2020-11-01'), asking);
    expect(late.report).toMatchObject({ problems: [{ line: 2, reason: 'CLASS_AFTER_MEMBERSHIP' }] });
    await importCsv(file('producer;consumer', 'Iris', '2020-11-01'), asking);
    const spoken = async (asOf: string) => {
      const { representatives, classes } = await organisation(7, asOf);
      return [
        representatives.map(({ person, to }) => [person.name, to]),
        classes.map((held) => [held.class.slug, held.to]),
      ];
    };
    const until = (who: string) => [who, '2020-12-31'];
    expect(await spoken('2020-12-31')).toEqual([
      [until('Iris'), until('Noor')],
      [until('producer'), until('consumer')],
    ]);
    await importCsv(file('producer', 'Mira', '2024-01-01'), asking);
    expect(await spoken('2024-01-01')).toEqual([[['Mira', null]], [['producer', null]]]);
  });

  it('ends with it as well when it was entered before as if it went on', async () => {
    const { id, slug, name } = await organisation(8);
    await change(END, { id, lastDay: '2020-12-31', reason: 'They close.' });
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       select $1, id, 'alternate', '[2020-10-01,)' from membership.person where email = $2`,
      [id, `s9@${own.word}.example`],
    );
    const line = `${name},organisation,${slug},${own.custodian},producer,Mo,mo@${own.word}.example,2024-01-01`;
    await importCsv(`${HEAD}\n${line}`, { cookie: secretary.cookie, now: NOW });
    const { representatives } = await organisation(8, '2024-01-01');
    expect(representatives.map(({ person }) => person.name)).toEqual(['Mo']);
  });
});

const APPOINT = `mutation ($id: ID!, $name: String!, $email: String!, $role: String!, $from: Day!) {
  answer: appointRepresentative(memberId: $id, personName: $name, email: $email, role: $role, from: $from) {
    ... on Member { representatives(asOf: "2021-06-01") { role person { id name } from } } ... on Refusal { code details } } }`;

describe('those who speak for an organisation', () => {
  const appoint = async (
    number: number,
    name: string,
    role: string,
    from: string,
    local = name.toLowerCase(),
  ) => {
    const { id } = await organisation(number);
    return change(APPOINT, { id, name, email: `${local}@${own.word}.example`, role, from });
  };
  const spoken = (answer: Answer) => answer.representatives.map((one) => [one.role, one.person.name]);

  it('change from one day to the next: one representative at a time, alternates as many as wanted', async () => {
    expect(spoken(await appoint(2, 'Amara', 'alternate', '2021-01-01'))).toEqual([
      ['representative', 'Speaker 2'],
      ['alternate', 'Amara'],
    ]);
    expect(spoken(await appoint(2, 'Amara', 'representative', '2021-02-01'))).toEqual([
      ['representative', 'Amara'],
    ]);
    expect(spoken(await appoint(2, 'Noor', 'alternate', '2021-02-01'))).toEqual([
      ['representative', 'Amara'],
      ['alternate', 'Noor'],
    ]);
    const before = await organisation(2, '2021-01-31');
    expect(before.representatives.map((one) => one.person.name)).toEqual(['Speaker 2', 'Amara']);
  });

  it('are not confused by an address that belongs to somebody else', async () => {
    const answer = await appoint(3, 'Ines', 'representative', '2021-01-01', 's4');
    expect(answer.details.fields).toEqual([
      { field: 'personName', reason: 'people:register.addressOfAnother', name: 'Speaker 4' },
    ]);
  });

  it('are named with everything that is wrong at once', async () => {
    const { id } = await organisation(3);
    const answer = await change(APPOINT, {
      id,
      name: ' ',
      email: 'nowhere',
      role: 'king',
      from: '2019-01-01',
    });
    expect(answer.details.fields.map((wrong) => wrong.field)).toEqual([
      'personName',
      'email',
      'role',
      'from',
    ]);
  });

  it('may stop without anyone taking their place', async () => {
    const { representatives } = await appoint(5, 'Rosa', 'alternate', '2020-09-01');
    const rosa = representatives.find(({ person }) => person.name === 'Rosa')?.person.id;
    const end = `mutation ($id: ID!, $rosa: ID!) { answer: endRepresentation(memberId: $id, personId: $rosa,
      lastDay: "2020-12-31", reason: "She moved on") { ... on Member { slug } ... on Refusal { code details } } }`;
    const { id } = await organisation(5);
    expect(await change(end, { id, rosa })).toEqual({ slug: `coop-5-${own.word}` });
    expect((await organisation(5, '2021-01-01')).representatives).toHaveLength(1);
    expect(await change(end, { id, rosa: secretary.personId })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('what the database itself refuses', () => {
  const idOf = async (number: number) => (await organisation(number)).id;

  it('is a rewritten history', async () => {
    for (const statement of [
      'update membership.register_event set reason = null',
      'delete from membership.register_event',
      'truncate membership.register_event',
    ])
      await expect(db.query(statement)).rejects.toThrow('written once');
  });

  it('is two custodians, one class twice, or two representatives at the same time', async () => {
    const id = await idOf(6);
    const days = `daterange('2022-01-01', '2022-02-01')`;
    const twice = [
      `insert into membership.membership (member_id, custodian_id, valid) select $1, id, ${days} from membership.custodian limit 1`,
      `insert into membership.class_holding (member_id, class, valid) values ($1, 'producer', ${days})`,
      `insert into membership.representation (member_id, person_id, role, valid) select $1, id, 'representative', ${days} from membership.person limit 1`,
    ];
    for (const statement of twice)
      await expect(db.query(statement, [id])).rejects.toThrow('exclusion constraint');
  });
});
