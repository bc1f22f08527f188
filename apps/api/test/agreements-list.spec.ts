import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { accept, ask, draft, duties, foundHouse, publish, published, write } from './documents.ts';
import type { House } from './documents.ts';
import { letterTo } from '../../../tools/harness/inbox.mjs';

let db: Client;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
  other = await foundHouse(db);
});

afterAll(() => db.end());

type List = {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly {
    readonly version: number;
    readonly forWhom: string | null;
    readonly acceptance: {
      readonly person: { readonly name: string };
      readonly withdrawal: { readonly reason: string } | null;
    };
  }[];
};

async function listed(slug: string, who: Person, more: object = {}): Promise<List | null> {
  const { answer } = await ask(
    `query ($slug: String!, $version: Int, $first: Int, $after: String) {
       documentAcceptances(slug: $slug, version: $version, first: $first, after: $after) {
         totalCount pageInfo { hasNextPage endCursor }
         nodes { version forWhom acceptance { person { name } withdrawal { reason } } } } }`,
    { slug, first: 50, ...more },
    who,
  );
  return answer as never;
}

describe('who agreed to a document', () => {
  it('is listed for whoever keeps it, with whom was signed for and what was taken back', async () => {
    const document = await published(house, 'consortium');
    const given = await accept(document, house.representative, house.memberId);
    await ask(
      `mutation ($id: ID!) { withdrawAcceptance(id: $id, reason: "We leave.") { ... on Refusal { code } } }`,
      { id: given.acceptances?.[0]?.id },
      house.representative,
    );
    const { rows } = await db.query<{ name: string }>('select name from membership.member where id = $1', [
      house.memberId,
    ]);
    const secretary = await makePerson(db, { roles: ['secretary'] });
    for (const keeper of [house.keeper, secretary])
      expect(await listed(document.slug, keeper)).toMatchObject({
        totalCount: 1,
        nodes: [
          {
            version: 1,
            forWhom: rows[0]?.name,
            acceptance: { person: { name: 'Representative' }, withdrawal: { reason: 'We leave.' } },
          },
        ],
      });
  });

  it('is nobody else’s to read', async () => {
    const document = await published(house, 'licensing');
    await accept(document, house.representative);
    expect(await listed(document.slug, other.keeper)).toBeNull();
    const { errors } = await ask(
      'query ($slug: String!) { documentAcceptances(slug: $slug) { totalCount } }',
      { slug: document.slug },
      house.representative,
    );
    expect(errors[0]?.extensions?.['code']).toBe('NOT_ALLOWED');
  });

  it('of the federation that members sign is told to a custodian of its own members, and of no others', async () => {
    const [ours, theirs] = [await foundHouse(db), await foundHouse(db)];
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const { answer: opened } = await draft(ours, 'consortium', secretary, null);
    // For a class that nobody holds: signing is asked of nobody in the tests beside this one.
    await db.query(`update agreements.document set classes = '{nobody}' where slug = $1`, [opened.slug]);
    const { answer: written } = await write(opened.slug, { body: 'Together.' }, secretary);
    const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
    const { answer } = await publish(opened.slug, sha256, secretary);
    const document = { slug: opened.slug, versionId: answer.versions[0]?.id ?? '', sha256 };
    for (const { representative, memberId } of [ours, theirs])
      await accept(document, representative, memberId);
    const { rows } = await db.query<{ name: string }>('select name from membership.member where id = $1', [
      ours.memberId,
    ]);
    expect(await listed(document.slug, ours.keeper)).toMatchObject({
      totalCount: 1,
      nodes: [{ forWhom: rows[0]?.name, acceptance: { person: { name: 'Representative' } } }],
    });
    expect(await listed(document.slug, secretary)).toMatchObject({ totalCount: 2 });
    expect(await listed(document.slug, other.keeper)).toMatchObject({ totalCount: 0, nodes: [] });
    for (const keeper of [ours.keeper, secretary])
      expect(await listed(document.slug, keeper, { version: 77 })).toBeNull();
    await db.query(`update membership.membership set custodian_id = $2 where member_id = $1`, [
      ours.memberId,
      theirs.custodianId,
    ]);
    expect(await listed(document.slug, ours.keeper)).toMatchObject({ totalCount: 0 });
  });

  it('is told by version, page by page, the newest first', async () => {
    const document = await published(house, 'conditions-of-use');
    for (const who of [house.representative, house.alternate]) await accept(document, who);
    const { answer } = await write(document.slug, { body: 'One. Two.' }, house.keeper);
    const sha256 = answer.versions[0]?.texts[0]?.sha256 ?? '';
    const next = await publish(document.slug, sha256, house.keeper);
    const second = { ...document, versionId: next.answer.versions[0]?.id ?? '', sha256 };
    await accept(second, house.representative);
    expect(await listed(document.slug, house.keeper, { version: 2 })).toMatchObject({ totalCount: 1 });
    const first = await listed(document.slug, house.keeper, { first: 2 });
    expect(first).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [
        { version: 2, acceptance: { person: { name: 'Representative' } } },
        { version: 1, acceptance: { person: { name: 'Alternate' } } },
      ],
    });
    const rest = await listed(document.slug, house.keeper, { first: 2, after: first?.pageInfo.endCursor });
    expect(rest).toMatchObject({
      pageInfo: { hasNextPage: false },
      nodes: [{ version: 1, acceptance: { person: { name: 'Representative' } } }],
    });
  });
});

describe('what a member has signed', () => {
  const OF = `query ($memberId: ID!) {
    memberAgreements(memberId: $memberId) {
      document { slug } state mayAccept agreedTo { number } acceptance { person { name } } } }`;

  it('is told with what waits to whoever holds it today, and to the secretary', async () => {
    const own = await foundHouse(db);
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const [signed, waiting] = [await published(own, 'consortium'), await published(own, 'consortium')];
    await published(own, 'conditions-of-use');
    await accept(signed, own.representative, own.memberId);
    const asked = { memberId: own.memberId };
    for (const who of [own.keeper, secretary]) {
      const { answer } = await ask(OF, asked, who);
      const ours = (answer as never as { document: { slug: string } }[]).filter(({ document: { slug } }) =>
        [signed.slug, waiting.slug].includes(slug),
      );
      expect(ours).toHaveLength(2);
      expect(ours).toContainEqual({
        document: { slug: signed.slug },
        state: 'accepted',
        mayAccept: false,
        agreedTo: { number: 1 },
        acceptance: { person: { name: 'Representative' } },
      });
      expect(ours).toContainEqual(
        expect.objectContaining({ document: { slug: waiting.slug }, state: 'to-accept', acceptance: null }),
      );
    }
    expect((await ask(OF, asked, other.keeper)).answer).toBeNull();
    expect((await ask(OF, { memberId: 'nobody' }, secretary)).answer).toBeNull();
    await db.query(`update membership.membership set custodian_id = $2 where member_id = $1`, [
      own.memberId,
      other.custodianId,
    ]);
    expect((await ask(OF, asked, own.keeper)).answer).toBeNull();
  });
});

describe('an acceptance', () => {
  it('tells when it was taken back, by whom and why, and so does a letter to whoever keeps the document; it stays', async () => {
    const own = await foundHouse(db);
    const document = await published(own, 'conditions-of-use');
    const id = (await accept(document, own.representative)).acceptances?.[0]?.id ?? '';
    const withdraw = (who: House['keeper'], reason: string) =>
      ask(
        `mutation ($id: ID!, $reason: String!) { withdrawAcceptance(id: $id, reason: $reason) {
          ... on AcceptanceEvidence { acceptance { id withdrawal { reason person { name } } } }
          ... on Refusal { code details } } }`,
        { id, reason },
        who,
      );
    expect((await withdraw(own.representative, ' ')).answer.code).toBe('REASON_REQUIRED');
    expect((await withdraw(own.representative, 'Not \u202Elive\u202C.')).answer).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'reason', reason: 'refusals:field.invalid' }] },
    });
    expect((await withdraw(own.keeper, 'No.')).answer.code).toBe('NOT_ALLOWED');
    expect((await withdraw(other.keeper, 'No.')).answer.code).toBe('NOT_FOUND');
    expect((await withdraw(own.representative, 'We leave.')).answer).toMatchObject({
      acceptance: { id, withdrawal: { reason: 'We leave.', person: { name: 'Representative' } } },
    });
    const told = await letterTo(own.keeper.email);
    expect(told.subject).toMatch(/no longer agrees to/);
    expect(told.text).toContain('for this reason:\n\nWe leave.');
    expect((await withdraw(own.representative, 'Again.')).answer.code).toBe('ALREADY_WITHDRAWN');
    expect((await duties(own.representative)).get(document.slug)).toBe('withdrawn');
    expect((await accept(document, own.representative)).acceptances?.[0]?.id).not.toBe(id);
  });

  it('that is taken back is what is told of its document, whatever was accepted before', async () => {
    const document = await published(house, 'consortium');
    const { representative, memberId } = house;
    await accept(document, representative, memberId);
    const { answer: written } = await write(document.slug, { body: 'One. Two.' }, house.keeper);
    const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
    const next = await publish(document.slug, sha256, house.keeper);
    const second = { ...document, versionId: next.answer.versions[0]?.id ?? '', sha256 };
    const id = (await accept(second, representative, memberId)).acceptances?.[0]?.id;
    await ask(
      `mutation ($id: ID!) { withdrawAcceptance(id: $id, reason: "Later.") { ... on Refusal { code } } }`,
      { id },
      representative,
    );
    const { answer } = await ask(
      `{ agreementDuties { document { slug } state agreedTo { number } acceptance { id withdrawal { at } } } }`,
      {},
      representative,
    );
    expect(answer).toContainEqual({
      document: { slug: document.slug },
      state: 'withdrawn',
      agreedTo: null,
      acceptance: { id, withdrawal: { at: expect.any(String) } },
    });
  });

  it('that is taken back where nobody acts for the custodian is told to the secretaries', async () => {
    const own = await foundHouse(db);
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const document = await published(own, 'conditions-of-use');
    const { acceptances } = await accept(document, own.representative);
    await db.query(`update identity.role_grant set revoked_at = now() where custodian_id = $1`, [
      own.custodianId,
    ]);
    await ask(
      `mutation ($id: ID!) { withdrawAcceptance(id: $id, reason: "Too long.") { ... on Refusal { code } } }`,
      { id: acceptances?.[0]?.id },
      own.representative,
    );
    expect((await letterTo(secretary.email)).text).toContain('Too long.');
  });

  it('of a member is taken back by whoever signs for it by now, and not by who did', async () => {
    const own = await foundHouse(db);
    const document = await published(own, 'consortium');
    const given = await accept(document, own.representative, own.memberId);
    const id = given.acceptances?.[0]?.id;
    const next = await makePerson(db, { name: 'Next' });
    await db.query(
      `update membership.representation set valid = daterange(lower(valid), current_date)
        where member_id = $1 and role = 'representative'`,
      [own.memberId],
    );
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       values ($1, $2, 'representative', daterange(current_date, null))`,
      [own.memberId, next.personId],
    );
    const may = async (who: Person) =>
      (await ask(`query ($id: ID!) { answer: acceptance(id: $id) { mayWithdraw } }`, { id }, who)).answer;
    expect(await may(own.representative)).toEqual({ mayWithdraw: false });
    expect(await may(next)).toEqual({ mayWithdraw: true });
  });
});
