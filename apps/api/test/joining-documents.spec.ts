import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { ask, duties, publish, published, write } from './documents.ts';
import type { Published } from './documents.ts';
import { foundCustodian, makeGuest, save, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

let db: Client;
let own: OwnCustodian;
let conditions: Published;
let consortium: Published;

beforeAll(async () => {
  db = await testDatabase();
  own = await foundCustodian(db, { kind: 'custodian', rulePack: 'none' });
  const keeping = { custodian: own.slug, keeper: own.reviewer };
  conditions = await published(keeping, 'conditions-of-use', 'Be fair.');
  consortium = await published(keeping, 'consortium', 'We hold together.');
});

afterAll(() => db.end());

type Submitted = {
  readonly state?: string;
  readonly code?: string;
  readonly details?: { readonly slug?: string; readonly fields?: readonly { readonly field: string }[] };
  readonly agreed?: readonly {
    readonly slug: string;
    readonly title: string;
    readonly version: number;
    readonly acceptanceId: string | null;
  }[];
};

async function submit(id: string, agreeing: readonly Published[], { cookie }: Person): Promise<Submitted> {
  const { data, errors } = await graphql(
    `
      mutation ($id: ID!, $agreeing: [AgreeingInput!]!) {
        submitApplication(id: $id, agreeing: $agreeing) {
          ... on Application {
            state
            agreed {
              slug
              title
              version
              acceptanceId
            }
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { id, agreeing: agreeing.map(({ versionId, sha256 }) => ({ versionId, sha256, language: 'en' })) },
    { cookie },
  );
  return data?.submitApplication ?? errors[0];
}

/** Who would like to join, with a form that lacks nothing but the documents. */
async function applicant(through = own) {
  const person = await makeGuest(db);
  const { id, name } = await save(through, {}, { cookie: person.cookie });
  return { person, id: String(id), name: String(name) };
}

/** A document of the custodian's is for all who join through it, so tests that change one have their own. */
async function changeWords(of: Published, keeper: Person): Promise<void> {
  const { answer } = await write(of.slug, { body: 'Be fairer.' }, keeper);
  await publish(of.slug, answer.versions[0]?.texts[0]?.sha256 ?? '', keeper);
}

const acceptancesOf = async ({ personId }: Person) => {
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  const { rows } = await db.query<{ id: string; for_name: string | null; application_id: string | null }>(
    'select id, for_name, application_id from agreements.acceptance where person_id = $1 order by for_name nulls first',
    [personId],
  );
  return rows;
};

describe('the documents that an applicant is asked for', () => {
  it('are those of the custodian and the class, also what members sign', async () => {
    const { person } = await applicant();
    const { answer } = await ask(
      `query ($custodian: String!, $classes: [String!]!) {
         documentsToAccept(custodian: $custodian, classes: $classes) { document { slug asked } mayAccept } }`,
      { custodian: own.slug, classes: [own.className] },
      person,
    );
    expect(answer).toEqual([
      { document: { slug: conditions.slug, asked: 'accept' }, mayAccept: true },
      { document: { slug: consortium.slug, asked: 'sign' }, mayAccept: true },
    ]);
  });

  it('are named where one is missing; then nothing is handed in, and nothing accepted', async () => {
    const { person, id } = await applicant();
    const fields = async (agreeing: readonly Published[]) => {
      const { code, details } = await submit(id, agreeing, person);
      return [code, ...(details?.fields ?? []).map(({ field }) => field)];
    };
    expect(await fields([])).toEqual([
      'INVALID_INPUT',
      `document-${conditions.slug}`,
      `document-${consortium.slug}`,
    ]);
    expect(await fields([conditions])).toEqual(['INVALID_INPUT', `document-${consortium.slug}`]);
    expect(await acceptancesOf(person)).toEqual([]);
  });

  it('that changed while the form was filled in are refused by name, and the form stays as it was', async () => {
    const changing = await foundCustodian(db, { kind: 'custodian', rulePack: 'none' });
    const document = await published(
      { custodian: changing.slug, keeper: changing.reviewer },
      'conditions-of-use',
    );
    const { person, id, name } = await applicant(changing);
    await changeWords(document, changing.reviewer);
    expect(await submit(id, [document], person)).toMatchObject({
      code: 'DOCUMENT_CHANGED',
      details: { slug: document.slug },
    });
    expect(await acceptancesOf(person)).toEqual([]);
    const { data } = await graphql(
      'query ($c: String!) { applicationDraft(custodian: $c) { name state } }',
      { c: changing.slug },
      { cookie: person.cookie },
    );
    expect(data.applicationDraft).toEqual({ name, state: 'draft' });
  });
});

const SIGN = `mutation ($accepting: [AcceptingInput!]!) { acceptDocuments(accepting: $accepting) {
  ... on Acceptances { acceptances { forName } } ... on Refusal { code } } }`;

describe('what is agreed to in an application', () => {
  it('is accepted by the person and signed for the organisation, in one act with handing it in', async () => {
    const { person, id, name } = await applicant();
    const submitted = await submit(id, [conditions, consortium], person);
    expect(submitted).toMatchObject({
      state: 'inReview',
      agreed: [
        { slug: conditions.slug, title: 'Conditions', version: 1 },
        { slug: consortium.slug, title: 'Conditions', version: 1 },
      ],
    });
    expect(await acceptancesOf(person)).toMatchObject([
      { for_name: null, application_id: null },
      { for_name: name, application_id: id },
    ]);
  });

  it('is told among their own while it is being decided, with its proof, and may be taken back', async () => {
    const { person, id, name } = await applicant();
    expect((await duties(person)).size).toBe(0);
    await submit(id, [conditions, consortium], person);
    const [inPerson, signed] = await acceptancesOf(person);
    const { answer } = await ask(
      '{ agreementDuties { document { slug } state mayAccept member { id } acceptance { id forName } } }',
      {},
      person,
    );
    expect(answer).toEqual(
      expect.arrayContaining([
        {
          document: { slug: conditions.slug },
          state: 'accepted',
          mayAccept: true,
          member: null,
          acceptance: { id: inPerson?.id, forName: null },
        },
        {
          document: { slug: consortium.slug },
          state: 'accepted',
          mayAccept: true,
          member: null,
          acceptance: { id: signed?.id, forName: name },
        },
      ]),
    );
    for (const one of [inPerson, signed]) {
      const document = `mutation ($id: ID!) { withdrawAcceptance(id: $id, reason: "No.") { ... on Refusal { code } } }`;
      expect((await ask(document, { id: one?.id }, person)).answer).toEqual({});
    }
    const standing = await duties(person);
    expect([standing.get(conditions.slug), standing.get(consortium.slug)]).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
    const again = { versionId: consortium.versionId, language: 'en', sha256: consortium.sha256 };
    const sign = async (who: Person, more: object = { applicationId: id }) =>
      (await ask(SIGN, { accepting: [{ ...again, ...more }] }, who)).answer;
    for (const [who, more] of [
      [await makeGuest(db), undefined],
      [(await applicant()).person, undefined],
      [person, {}],
      [person, { applicationId: (await applicant()).id }],
    ] as const)
      expect(await sign(who, more)).toMatchObject({ code: 'NOT_REPRESENTING' });
    expect(await sign(person)).toMatchObject({ acceptances: [{ forName: name }] });
    expect((await duties(person)).get(consortium.slug)).toBe('accepted');
    await step('withdrawApplication', { id, text: 'We found another.' }, { cookie: person.cookie });
    expect((await duties(person)).has(consortium.slug)).toBe(false);
  });

  it('stays agreed to once they are members, and is theirs to take back', async () => {
    const { person, id, name } = await applicant();
    await submit(id, [conditions, consortium], person);
    await step('recommendApplication', { id, text: 'We know them.' }, { cookie: own.reviewer.cookie });
    const standing = await duties(person);
    expect([standing.get(conditions.slug), standing.get(consortium.slug)]).toEqual(['accepted', 'accepted']);
    const [, signature] = await acceptancesOf(person);
    const { answer } = await ask(
      `mutation ($id: ID!) { withdrawAcceptance(id: $id, reason: "We leave.") {
         ... on AcceptanceEvidence { acceptance { forName } member { name } } ... on Refusal { code } } }`,
      { id: signature?.id },
      person,
    );
    expect(answer).toEqual({ acceptance: { forName: name }, member: { name } });
    expect((await duties(person)).get(consortium.slug)).toBe('withdrawn');
  });

  it('is shown to the custodian who reviews it, and to no other', async () => {
    const { person, id } = await applicant();
    await submit(id, [conditions, consortium], person);
    const [, signature] = await acceptancesOf(person);
    const evidence = async ({ cookie }: Person) => {
      const { data } = await graphql(
        'query ($id: ID!) { acceptance(id: $id) { acceptance { id } } }',
        { id: signature?.id },
        { cookie },
      );
      return data.acceptance;
    };
    const other = await foundCustodian(db, { kind: 'custodian', rulePack: 'none' });
    expect(await evidence(own.reviewer)).not.toBeNull();
    for (const nobody of [other.reviewer, await makePerson(db), await makeGuest(db)])
      expect(await evidence(nobody)).toBeNull();
  });

  it('outlives the application, and cannot be turned into a signature for another', async () => {
    const { person, id, name } = await applicant();
    await submit(id, [conditions, consortium], person);
    const { id: another } = await applicant();
    const [, signature] = await acceptancesOf(person);
    for (const [column, value] of [
      ['application_id', another],
      ['for_name', 'Somebody else'],
    ])
      await expect(
        db.query(`update agreements.acceptance set ${column} = $2 where id = $1`, [signature?.id, value]),
      ).rejects.toThrow('is written once');
    await db.query(`select set_config('plenaria.erasing', 'on', false)`);
    await db.query('delete from membership.application where id = $1', [id]);
    await db.query(`select set_config('plenaria.erasing', '', false)`);
    expect((await acceptancesOf(person))[1]).toMatchObject({ for_name: name, application_id: null });
  });
});
