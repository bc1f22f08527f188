import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, makeToken, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { until } from './until.ts';

const ENTRUST = `mutation ($person: String!, $role: Role!, $reason: String!) {
  answer: entrustRole(person: $person, role: $role, reason: $reason) { ... on RoleGrant { id } ... on Refusal { code } } }`;
const END_ROLE = `mutation ($id: ID!, $reason: String!) {
  answer: endRole(id: $id, reason: $reason) { __typename ... on Refusal { code } } }`;
const END_MEMBERSHIP = `mutation ($memberId: ID!, $lastDay: Day!) {
  answer: endMembership(memberId: $memberId, lastDay: $lastDay, reason: "Asked for it by letter.") {
    __typename ... on Refusal { code details } } }`;
const ERASE = `mutation ($who: String!) {
  answer: eraseOnDemand(who: $who, reason: "A letter") { ... on Done { done } ... on Refusal { code details } } }`;
const JOBS = '{ jobs { nodes { id } } }';
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

let db: Client;
let assembly: Assembly;
let secretary: Person;
beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 0, individuals: 2 });
  secretary = await makePerson(db, { roles: ['secretary'] });
});
afterAll(() => db.end());

const act = async (document: string, variables: object) =>
  (await graphql(document, { ...variables }, { cookie: secretary.cookie })).data.answer;

async function registerFor(authorization: string): Promise<readonly [number, string | undefined]> {
  const answer = await fetch(`${apiUrl()}/register/export.csv?custodian=nobody`, {
    headers: { authorization },
  });
  const code = answer.ok ? undefined : ((await answer.json()) as { readonly code: string }).code;
  return [answer.status, code];
}

describe('a token of somebody', () => {
  it('who has left the federation opens what anybody may see, and nothing of its members', async () => {
    const [gone] = assembly.individuals as [Elector];
    const { bearer } = await makeToken(db, gone.voter, ['register:read']);
    expect(await registerFor(bearer)).toEqual([200, undefined]);
    const { memberId } = gone;
    expect(await act(END_MEMBERSHIP, { memberId, lastDay: yesterday })).toEqual({ __typename: 'Member' });
    expect(await registerFor(bearer)).toEqual([403, 'NOT_ALLOWED']);
    expect((await graphql('{ federation { name } }', {}, { bearer })).errors).toEqual([]);
  });

  it('who has lost a role does no longer what the role allowed', async () => {
    const person = await makePerson(db);
    const { id } = await act(ENTRUST, { person: person.email, role: 'operator', reason: 'Looks after it.' });
    const { bearer } = await makeToken(db, person, ['jobs:read']);
    expect((await graphql(JOBS, {}, { bearer })).errors).toEqual([]);
    expect(await act(END_ROLE, { id, reason: 'The term is over.' })).toEqual({ __typename: 'RoleGrant' });
    const { errors } = await graphql(JOBS, {}, { bearer });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_ALLOWED', field: 'Query.jobs' });
  });

  it('who was erased is unknown, as if it had never been', async () => {
    const [, erased] = assembly.individuals as [Elector, Elector];
    const { bearer } = await makeToken(db, erased.voter, ['register:read']);
    expect(await registerFor(bearer)).toEqual([200, undefined]);
    expect(await act(ERASE, { who: erased.voter.email })).toEqual({ done: true });
    await until(async () => (await registerFor(bearer))[0] !== 200);
    expect(await registerFor(bearer)).toEqual([401, 'TOKEN_UNKNOWN']);
  });
});
