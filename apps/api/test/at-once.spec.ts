import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { accept, foundHouse, published } from './documents.ts';

/** So many windows press the same button at the same moment. */
const WINDOWS = 4;

let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

/** What each of them is answered: the kind of the answer, or its code; an incident throws. */
async function atOnce(
  mutation: string,
  variables: (window: number) => object,
  who: (window: number) => Person | null = () => null,
): Promise<readonly string[]> {
  const windows = Array.from({ length: WINDOWS }, (_, window) => window);
  const answers = await Promise.all(
    windows.map(async (window) => {
      const cookie = who(window)?.cookie;
      const asked = await graphql(mutation, { ...variables(window) }, cookie ? { cookie } : {});
      if (asked.errors[0]) throw new Error(asked.errors[0].message);
      return (asked.data.answer.code ?? asked.data.answer.__typename) as string;
    }),
  );
  return answers.toSorted();
}

describe('what is done in several windows at the same moment', () => {
  it('is taken back once: the others read that it is', async () => {
    const house = await foundHouse(db);
    const document = await published(house, 'conditions-of-use');
    const [given] = (await accept(document, house.representative)).acceptances ?? [];
    const answers = await atOnce(
      `mutation ($id: ID!) { answer: withdrawAcceptance(id: $id, reason: "No.") {
         __typename ... on Refusal { code } } }`,
      () => ({ id: given?.id }),
      () => house.representative,
    );
    expect(answers).toEqual([
      'ALREADY_WITHDRAWN',
      'ALREADY_WITHDRAWN',
      'ALREADY_WITHDRAWN',
      'AcceptanceEvidence',
    ]);
  });

  it('is said of a member, and the last one holds', async () => {
    const house = await foundHouse(db);
    const bands = ['low', 'high', '', 'high'];
    const answers = await atOnce(
      `mutation ($memberId: ID!, $band: String!) { answer: chooseIncomeBand(memberId: $memberId, band: $band) {
         __typename ... on Refusal { code } } }`,
      (window) => ({ memberId: house.memberId, band: bands[window] }),
      () => house.representative,
    );
    expect(answers).toEqual(['Member', 'Member', 'Member', 'Member']);
  });

  it('is said of oneself, and the last one holds', async () => {
    const person = await makePerson(db);
    const answers = await atOnce(
      `mutation ($answers: DiversityAnswersInput!) { answer: saveDiversityAnswers(answers: $answers) {
         __typename ... on Refusal { code } } }`,
      (window) => ({
        answers: { gender: '', age: '', language: '', ownWords: `Window ${window}`, purpose: 1 },
      }),
      () => person,
    );
    expect(answers).toEqual(['OwnDiversity', 'OwnDiversity', 'OwnDiversity', 'OwnDiversity']);
  });

  it('gives an address to one of those who want it: the others read that it is taken', async () => {
    const email = `${randomUUID()}@moved.example`;
    const tokens: string[] = [];
    for (let nth = 1; nth <= WINDOWS; nth += 1) {
      const person = await makePerson(db);
      const ask = `mutation ($email: String!) { askEmailChange(email: $email) { __typename } }`;
      await graphql(ask, { email }, { cookie: person.cookie });
      tokens.push(/#([\w-]{43})/.exec((await letterTo(email, nth)).text)?.[1] ?? '');
    }
    const answers = await atOnce(
      `mutation ($token: String!) { answer: confirmEmailChange(token: $token) {
         __typename ... on Refusal { code } } }`,
      (window) => ({ token: tokens[window] }),
    );
    expect(answers).toEqual(['ADDRESS_TAKEN', 'ADDRESS_TAKEN', 'ADDRESS_TAKEN', 'EmailLink']);
  });
});
