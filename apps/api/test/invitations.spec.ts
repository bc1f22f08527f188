import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundHouse } from './documents.ts';
import type { House } from './documents.ts';

const LINE = `__typename ... on Invitation { id state email sent expiresAt } ... on Refusal { code details }`;
const INVITE = `mutation ($memberId: ID!, $role: String!, $name: String!, $email: String!, $language: String!) {
  answer: inviteToMember(memberId: $memberId, role: $role, name: $name, email: $email, language: $language) { ${LINE} } }`;
const TO_JOIN = `mutation ($custodian: String!, $name: String!, $email: String!, $language: String!) {
  answer: inviteToJoin(custodian: $custodian, name: $name, email: $email, language: $language) { ${LINE} } }`;
const AGAIN = `mutation ($id: ID!) { answer: sendInvitationAgain(id: $id) { ${LINE} } }`;
const WITHDRAW = `mutation ($id: ID!) { answer: withdrawInvitation(id: $id) { ${LINE} } }`;
const LIST = `query ($member: String) { invitations(member: $member) { id name email state } mayInvite(member: $member) { memberId role custodian } }`;
const LOOK = `query ($token: String!) { answer: invitation(token: $token) {
  __typename ... on InvitationToMe { name email memberName role inviterName knownAs } ... on Refusal { code } } }`;
const ACCEPT = `mutation ($token: String!) { answer: acceptInvitation(token: $token) {
  __typename ... on SignedIn { returnPath viewer { email person { name } represents { name } } } ... on Refusal { code details } } }`;
const ASK_CHANGE = `mutation ($email: String!) { askEmailChange(email: $email) { __typename } }`;
const CONFIRM = `mutation ($token: String!) { confirmEmailChange(token: $token) { __typename } }`;
const DAY_MS = 86_400_000;

let db: Client;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
});

afterAll(() => db.end());

function freeAddress(): string {
  return `${randomUUID()}@invited.example`;
}

type Asked = {
  readonly email?: string;
  readonly role?: string;
  readonly name?: string;
  readonly language?: string;
};

async function invite(by: Person, { email = freeAddress(), role = 'alternate', ...asked }: Asked = {}) {
  const invitee = { name: 'Bea', language: 'en', memberId: house.memberId, email, role, ...asked };
  return (await graphql(INVITE, invitee, { cookie: by.cookie })).data.answer;
}

async function tokenTo(address: string, nth = 1): Promise<string> {
  return /\/invitation#([\w-]{43})/.exec((await letterTo(address, nth)).text)?.[1] ?? '';
}

async function look(token: string) {
  return (await graphql(LOOK, { token })).data.answer;
}

async function accept(token: string, headers: { cookie?: string; now?: Date } = {}) {
  const { data, cookie } = await graphql(ACCEPT, { token }, headers);
  return { ...data.answer, cookie };
}

describe('an invitation to an organisation', () => {
  it('is written in the language that was chosen, and gives whoever accepts it an account and their place', async () => {
    const email = freeAddress();
    const sent = await invite(house.representative, { email, name: 'Bea Roig', language: 'ca' });
    expect(sent).toMatchObject({ state: 'open', email, sent: 1 });
    const letter = await letterTo(email);
    expect(letter.subject).toContain('et convida');
    const token = await tokenTo(email);
    expect(await look(token)).toMatchObject({ name: 'Bea Roig', role: 'alternate', knownAs: null });
    const accepted = await accept(token);
    expect(accepted.viewer).toMatchObject({ email, person: { name: 'Bea Roig' } });
    expect(accepted.viewer.represents).toHaveLength(1);
    const { rows } = await db.query(
      `select r.role, a.language from membership.representation r join identity.account a on a.person_id = r.person_id
        where a.email = $1 and r.member_id = $2 and r.valid @> current_date`,
      [email, house.memberId],
    );
    expect(rows).toEqual([{ role: 'alternate', language: 'ca' }]);
    expect((await accept(token)).code).toBe('LINK_USED');
    expect((await look('A'.repeat(43))).code).toBe('LINK_UNKNOWN');
  });

  it('is accepted once, also when it is clicked ten times at once', async () => {
    const email = freeAddress();
    await invite(house.representative, { email, role: 'delegate' });
    const token = await tokenTo(email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
    const names = answers.map(({ code, __typename }) => code ?? __typename);
    expect(names.filter((name) => name === 'SignedIn')).toHaveLength(1);
    expect(names.filter((name) => name === 'LINK_USED')).toHaveLength(9);
  });

  it('is answered alike for an address that is known here; who reads its mail goes on as who they are', async () => {
    const ada = await makePerson(db, { name: 'Ada' });
    const [known, unknown] = [
      await invite(house.representative, { email: ada.email, name: 'Bea', role: 'delegate' }),
      await invite(house.representative, { name: 'Bea', role: 'delegate' }),
    ];
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect([known.state, known.sent]).toEqual([unknown.state, unknown.sent]);
    const token = await tokenTo(ada.email);
    expect(await look(token)).toMatchObject({ name: 'Bea', knownAs: 'Ada' });
    const stranger = await makePerson(db);
    expect((await accept(token, { cookie: stranger.cookie })).code).toBe('INVITATION_FOR_ANOTHER');
    const accepted = await accept(token, { cookie: ada.cookie });
    expect(accepted.viewer).toMatchObject({ email: ada.email, person: { name: 'Ada' } });
    expect(accepted.cookie).toBeFalsy();
  });

  it('names what is wrong beside its field', async () => {
    const wrong = await invite(house.representative, {
      email: 'bea',
      name: ' ',
      role: 'representative',
      language: 'xx',
    });
    expect(wrong.details.fields.map(({ field }: { field: string }) => field)).toEqual([
      'role',
      'name',
      'email',
      'language',
    ]);
  });

  it('lasts two weeks; sent again, it lasts two weeks more', async () => {
    const email = freeAddress();
    const { id } = await invite(house.representative, { email });
    const token = await tokenTo(email);
    const late = new Date(Date.now() + 15 * DAY_MS);
    expect((await accept(token, { now: late })).code).toBe('LINK_EXPIRED');
    const again = (await graphql(AGAIN, { id }, { cookie: house.representative.cookie })).data.answer;
    expect(again).toMatchObject({ sent: 2, state: 'open' });
    expect((await accept(await tokenTo(email, 2))).__typename).toBe('SignedIn');
    const used = (await graphql(AGAIN, { id }, { cookie: house.representative.cookie })).data.answer;
    expect(used).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('can be withdrawn, and is not sent to one address twice for one thing', async () => {
    const email = freeAddress();
    const { id } = await invite(house.representative, { email });
    expect((await invite(house.representative, { email: email.toUpperCase() })).code).toBe('ALREADY_INVITED');
    const token = await tokenTo(email);
    const { data } = await graphql(WITHDRAW, { id }, { cookie: house.representative.cookie });
    expect(data.answer.state).toBe('withdrawn');
    expect((await look(token)).code).toBe('LINK_WITHDRAWN');
    expect((await accept(token)).code).toBe('LINK_WITHDRAWN');
    expect((await invite(house.representative, { email })).state).toBe('open');
  });

  it('opens nothing any more once its address has moved, or who sent it could not send it', async () => {
    const ada = await makePerson(db, { name: 'Ada' });
    await invite(house.representative, { email: ada.email });
    const token = await tokenTo(ada.email);
    const moved = freeAddress();
    await graphql(ASK_CHANGE, { email: moved }, { cookie: ada.cookie });
    const confirm = /#([\w-]{43})/.exec((await letterTo(moved)).text)?.[1];
    await graphql(CONFIRM, { token: confirm });
    expect((await accept(token)).code).toBe('LINK_WITHDRAWN');

    const other = await foundHouse(db);
    const email = freeAddress();
    const asked = { memberId: other.memberId, role: 'alternate', name: 'Bea', language: 'en', email };
    await graphql(INVITE, asked, { cookie: other.representative.cookie });
    const late = await tokenTo(email);
    await db.query(
      `update membership.representation set valid = daterange(lower(valid), current_date)
        where person_id = $1 and lower(valid) < current_date`,
      [other.representative.personId],
    );
    expect((await accept(late)).code).toBe('LINK_WITHDRAWN');
  });
});

describe('who may invite', () => {
  it('is the representative for alternates and delegates, and the custodian for delegates', async () => {
    const rolesOf = async ({ cookie }: Person) => {
      const { rows } = await db.query(`select slug from membership.member where id = $1`, [house.memberId]);
      const { data } = await graphql(LIST, { member: rows[0]?.slug }, { cookie });
      return data.mayInvite.map(({ role }: { role: string }) => role);
    };
    expect(await rolesOf(house.representative)).toEqual(['alternate', 'delegate']);
    expect(await rolesOf(house.keeper)).toEqual(['delegate']);
    expect(await rolesOf(await makePerson(db, { roles: ['secretary'] }))).toEqual([
      'representative',
      'alternate',
      'delegate',
    ]);
    expect(await rolesOf(house.alternate)).toEqual([]);
    expect((await invite(house.alternate)).code).toBe('NOT_ALLOWED');
    expect((await invite(house.keeper)).details.fields[0].field).toBe('role');
  });

  it('sees who was invited; others see no address', async () => {
    const email = freeAddress();
    await invite(house.representative, { email });
    const emailsFor = async ({ cookie }: Person) => {
      const { data } = await graphql(LIST, {}, { cookie });
      return data.invitations.map((line: { email: string }) => line.email);
    };
    for (const person of [house.representative, house.keeper, await makePerson(db, { roles: ['secretary'] })])
      expect(await emailsFor(person)).toContain(email);
    const other = await foundHouse(db);
    for (const person of [house.alternate, other.keeper, other.representative, await makePerson(db)])
      expect(await emailsFor(person)).not.toContain(email);
  });

  it('finds a representative for an organisation that has none, as its custodian', async () => {
    const other = await foundHouse(db);
    await db.query(`delete from membership.representation where member_id = $1`, [other.memberId]);
    const email = freeAddress();
    const asked = { memberId: other.memberId, role: 'representative', name: 'Bea', language: 'en', email };
    await graphql(INVITE, asked, { cookie: other.keeper.cookie });
    expect((await accept(await tokenTo(email))).viewer.represents).toHaveLength(1);
  });

  it('writes to one mailbox five times in a quarter of an hour at most, however many ask at once', async () => {
    const email = freeAddress();
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => invite(house.representative, { email })),
    );
    const codes = answers.map(({ code }) => code ?? 'sent');
    expect(codes.filter((code) => code === 'sent')).toHaveLength(1);
    expect(codes.filter((code) => code === 'ALREADY_INVITED')).toHaveLength(4);
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(4);
    await letterTo(email);
    expect(await inbox(email)).toHaveLength(1);
  });

  it('has fifty invitations open at most', async () => {
    const other = await foundHouse(db);
    await db.query(`select set_config('plenaria.account', 'system', false)`);
    await db.query(
      `insert into membership.invitation
         (member_id, role, name, email, language, invited_by, invited_at, sent_at, expires_at)
       select $1, 'delegate', 'Bea', n || '@many.example', 'en', $2, now(), now(), now() + interval '14 days'
         from generate_series(1, 50) n`,
      [other.memberId, other.representative.accountId],
    );
    await db.query(`reset plenaria.account`);
    const asked = {
      memberId: other.memberId,
      role: 'alternate',
      name: 'Bea',
      language: 'en',
      email: freeAddress(),
    };
    const { data } = await graphql(INVITE, asked, { cookie: other.representative.cookie });
    expect(data.answer).toMatchObject({ code: 'TOO_MANY_INVITATIONS', details: { most: 50 } });
  });
});

describe('an invitation to join', () => {
  it('leads to the form of that custodian, and opens nothing of the members’', async () => {
    const email = freeAddress();
    const asked = { custodian: house.custodian, name: 'Bea', email, language: 'en' };
    expect((await graphql(TO_JOIN, asked, { cookie: house.keeper.cookie })).data.answer.state).toBe('open');
    const accepted = await accept(await tokenTo(email));
    expect(accepted).toMatchObject({
      returnPath: `/join/${house.custodian}/apply`,
      viewer: { represents: [] },
    });
    const { errors } = await graphql(
      `
        {
          circles {
            id
          }
        }
      `,
      {},
      { cookie: accepted.cookie },
    );
    expect(errors[0]?.extensions?.code).toBe('NOT_ALLOWED');
  });

  it('is the custodian’s own to send', async () => {
    const other = await foundHouse(db);
    const asked = { custodian: house.custodian, name: 'Bea', email: freeAddress(), language: 'en' };
    expect((await graphql(TO_JOIN, asked, { cookie: other.keeper.cookie })).data.answer.code).toBe(
      'NOT_ALLOWED',
    );
  });
});
