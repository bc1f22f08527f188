import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundHouse } from './documents.ts';
import type { House } from './documents.ts';

const LINE = `__typename ... on Invitation { id state email sent } ... on Refusal { code details }`;
const INVITE = `mutation ($memberId: ID!, $role: String!, $name: String!, $email: String!) {
  answer: inviteToMember(memberId: $memberId, role: $role, name: $name, email: $email, language: "en") { ${LINE} } }`;
const AGAIN = `mutation ($id: ID!) { answer: sendInvitationAgain(id: $id) { ${LINE} } }`;
const LIST = `query ($member: String) { invitations(member: $member) { id state } }`;
const LOOK = `query ($token: String!) { answer: invitation(token: $token) { ... on InvitationToMe { inviterName } } }`;
const ACCEPT = `mutation ($token: String!) { answer: acceptInvitation(token: $token) {
  __typename ... on Refusal { code } } }`;

let db: Client;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await foundHouse(db);
});

afterAll(() => db.end());

function freeAddress(): string {
  return `${randomUUID()}@seats.example`;
}

async function tokenTo(address: string, nth = 1): Promise<string> {
  return /\/invitation#([\w-]{43})/.exec((await letterTo(address, nth)).text)?.[1] ?? '';
}

async function accept(token: string, headers: { cookie?: string } = {}) {
  return (await graphql(ACCEPT, { token }, headers)).data.answer;
}

describe('an invitation whose sender may not invite any more', () => {
  const linesFor = async ({ cookie }: Person, slug: string) =>
    (await graphql(LIST, { member: slug }, { cookie })).data.invitations;

  /** An organisation whose representative has invited somebody and has a successor since. */
  async function succeeded() {
    const other = await foundHouse(db);
    const email = freeAddress();
    const asked = { memberId: other.memberId, role: 'alternate', name: 'Bea', email };
    const { id } = (await graphql(INVITE, asked, { cookie: other.representative.cookie })).data.answer;
    const dead = await tokenTo(email);
    const successor = await makePerson(db, { name: 'Successor' });
    await db.query(
      `with gone as (
         update membership.representation set valid = daterange(lower(valid), current_date)
          where member_id = $1 and role = 'representative' returning member_id)
       insert into membership.representation (member_id, person_id, role, valid)
       select member_id, $2, 'representative', daterange(current_date, null) from gone`,
      [other.memberId, successor.personId],
    );
    const { rows } = await db.query(`select slug from membership.member where id = $1`, [other.memberId]);
    return { other, email, asked, id, dead, successor, slug: String(rows[0]?.slug) };
  }

  it('is not open, and is theirs who send it again: the letter tells their name and its link opens', async () => {
    const { other, email, id, dead, successor, slug } = await succeeded();
    expect(await linesFor(successor, slug)).toMatchObject([{ id, state: 'lapsed' }]);
    expect((await accept(dead)).code).toBe('LINK_WITHDRAWN');
    // Whoever acts for the custodian invites no alternates, and nobody stands behind this one any more.
    const byKeeper = await graphql(AGAIN, { id }, { cookie: other.keeper.cookie });
    expect(byKeeper.data.answer.code).toBe('NOT_ALLOWED');
    const again = (await graphql(AGAIN, { id }, { cookie: successor.cookie })).data.answer;
    expect(again).toMatchObject({ state: 'open', sent: 2 });
    expect((await letterTo(email, 2)).text).toContain('Successor');
    const token = await tokenTo(email, 2);
    expect((await graphql(LOOK, { token })).data.answer).toEqual({ inviterName: 'Successor' });
    expect((await accept(token)).__typename).toBe('SignedIn');
  });

  it('does not stand in the way of a new one', async () => {
    const { asked, email, successor, slug } = await succeeded();
    const { data } = await graphql(INVITE, asked, { cookie: successor.cookie });
    expect(data.answer).toMatchObject({ state: 'open', sent: 1 });
    const states = (await linesFor(successor, slug)).map(({ state }: { state: string }) => state);
    expect(states).toEqual(['open', 'withdrawn']);
    expect((await accept(await tokenTo(email, 2))).__typename).toBe('SignedIn');
  });
});

describe('an invitation to a lesser role than one has', () => {
  const invite = async ({ cookie }: Person, asked: object) => {
    const { data } = await graphql(INVITE, { memberId: house.memberId, ...asked }, { cookie });
    return data.answer;
  };

  it('is refused when it is sent: nobody loses a vote by it', async () => {
    for (const role of ['delegate', 'alternate']) {
      const asked = { role, email: house.representative.email, name: 'Representative' };
      const by = await makePerson(db, { roles: ['secretary'] });
      expect(await invite(by, asked)).toMatchObject({
        code: 'ALREADY_SPEAKS',
        details: { role: 'representative' },
      });
    }
    const demoted = { role: 'delegate', email: house.alternate.email.toUpperCase(), name: 'Alternate' };
    expect((await invite(house.keeper, demoted)).details).toEqual({ role: 'alternate' });
  });

  it('is sent where the greater one has ended, and refused where the register alone knows who has it', async () => {
    const other = await foundHouse(db);
    const asked = (email: string) => ({ memberId: other.memberId, role: 'delegate', email, name: 'Bo' });
    await db.query(
      `update membership.representation set valid = daterange(lower(valid), current_date) where person_id = $1`,
      [other.alternate.personId],
    );
    expect(await invite(other.keeper, asked(other.alternate.email))).toMatchObject({ state: 'open' });
    const email = freeAddress();
    await db.query(
      `with bo as (insert into membership.person (name, email, language) values ('Bo', $2, 'en') returning id)
       insert into membership.representation (member_id, person_id, role, valid)
       select $1, id, 'alternate', '[2020-01-01,)' from bo`,
      [other.memberId, email],
    );
    expect(await invite(other.keeper, asked(email))).toMatchObject({ code: 'ALREADY_SPEAKS' });
  });

  it('is refused when it is accepted, where they came to the greater one meanwhile', async () => {
    const other = await foundHouse(db);
    const ada = await makePerson(db, { name: 'Ada' });
    const asked = { memberId: other.memberId, role: 'delegate', name: 'Ada', email: ada.email };
    expect((await graphql(INVITE, asked, { cookie: other.keeper.cookie })).data.answer.state).toBe('open');
    const token = await tokenTo(ada.email);
    await db.query(
      `update membership.representation set person_id = $2 where member_id = $1 and person_id = $3`,
      [other.memberId, ada.personId, other.representative.personId],
    );
    expect(await accept(token, { cookie: ada.cookie })).toMatchObject({ code: 'ALREADY_SPEAKS' });
    const { rows } = await db.query(
      `select role from membership.representation where member_id = $1 and person_id = $2 and upper_inf(valid)`,
      [other.memberId, ada.personId],
    );
    expect(rows).toEqual([{ role: 'representative' }]);
  });
});
