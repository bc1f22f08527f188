import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { testDatabase } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, heldWith, readLife } from './lifecycle.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

let db: Client;
let assembly: Assembly;
let windowed: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 7, individuals: 0 });
  windowed = await foundCustodian(db, { kind: 'objectionWindow', days: 14 });
});

afterAll(() => db.end());

const electorAt = (place: number) => assembly.organisations[place] as Elector;
const pause = ({ memberId }: Elector) =>
  db.query(`insert into membership.pause (member_id, valid) values ($1, '[2024-01-01,)')`, [memberId]);

describe('objections to an application', () => {
  it('are heard as long as one stands, also after the window, so that taking back that one admits nobody', async () => {
    const [first, second] = [electorAt(0), electorAt(1)];
    const id = await apply(windowed, await makeGuest(db));
    await step('recommendApplication', { id, text: 'Welcome.' }, windowed.reviewer);
    const object = ({ memberId, voter }: Elector, now: Date) =>
      step(
        'objectToApplication',
        { id, text: 'They sell our data.', memberId },
        { cookie: voter.cookie, now },
      );
    await object(first, inDays(13));
    const late = { cookie: second.voter.cookie, now: inDays(20) };
    expect((await read(id, late)).mayObject).toEqual([{ id: second.memberId }]);
    expect(await object(second, inDays(20))).toMatchObject({ state: 'objected' });
    const back = { id, memberId: first.memberId };
    expect(
      await step('withdrawObjection', back, { cookie: first.voter.cookie, now: inDays(20.1) }),
    ).toMatchObject({ state: 'objected' });
  });

  it('are not for a member that pauses, as it has no vote; its own it may take back', async () => {
    const elector = electorAt(2);
    const id = await apply(windowed, await makeGuest(db));
    await step('recommendApplication', { id, text: 'Welcome.' }, windowed.reviewer);
    const said = { id, text: 'They sell our data.', memberId: elector.memberId };
    await step('objectToApplication', said, elector.voter);
    await pause(elector);
    expect((await read(id, elector.voter)).mayWithdrawObjection).toEqual([{ id: elector.memberId }]);
    expect(await step('withdrawObjection', { id, memberId: elector.memberId }, elector.voter)).toMatchObject({
      state: 'inObjectionWindow',
    });
    expect((await read(id, elector.voter)).mayObject).toEqual([]);
    expect(await step('objectToApplication', said, elector.voter)).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('objections to an expulsion', () => {
  it('are heard until the members are called, of each member once, and of one that pauses when it is about it', async () => {
    const [concerned, other, paused] = [electorAt(3), electorAt(0), electorAt(4)];
    await heldWith(db, concerned, windowed.id);
    await pause(concerned);
    await pause(paused);
    const told = { memberId: concerned.memberId, text: 'They are gone.' };
    const { id } = await act('proposeExpulsion', told, windowed.reviewer);
    const object = ({ memberId, voter }: Elector, now?: Date) =>
      act('objectToExpulsion', { id, memberId, text: 'We know them.' }, voter, now);
    expect(await object(paused)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await object(concerned)).toMatchObject({ state: 'awaitingVote' });
    const seen = await readLife(db, concerned.memberId, other.voter);
    expect(seen.life.changes[0].mayObject).toEqual([{ id: other.memberId }]);
    expect(await object(other, inDays(20))).toMatchObject({ state: 'awaitingVote' });
    expect(await object(other)).toMatchObject({ code: 'ALREADY_OBJECTED' });
    expect(await object(paused)).toMatchObject({ code: 'NOT_ALLOWED' });
    const closesAt = inDays(7).toISOString();
    const { decisionId } = await act('putExpulsionToTheVote', { id, closesAt }, windowed.reviewer);
    const { rows } = await db.query(`select body from voting.decision_text where decision_id = $1`, [
      decisionId,
    ]);
    expect(rows[0]?.body.match(/We know them\./g)).toHaveLength(2);
  });
});

describe('a vote about a membership', () => {
  // Each sign is three in a quotation.
  const text = '#\n'.repeat(1_990);
  const closesAt = inDays(7).toISOString();

  const titleAndBody = async (decisionId?: string) => {
    const { rows } = await db.query(`select title, body from voting.decision_text where decision_id = $1`, [
      decisionId,
    ]);
    return rows[0];
  };

  it('on an expulsion is held however much is said about it', async () => {
    const concerned = electorAt(1);
    await heldWith(db, concerned, windowed.id);
    const { id } = await act('proposeExpulsion', { memberId: concerned.memberId, text }, windowed.reviewer);
    for (const { memberId, voter } of [0, 1, 5, 6].map(electorAt))
      await act('objectToExpulsion', { id, memberId, text }, voter);
    const put = await act('putExpulsionToTheVote', { id, closesAt }, windowed.reviewer);
    expect(put).toMatchObject({ state: 'inVote' });
    expect((await titleAndBody(put.decisionId ?? '')).body.match(/A member objects:/g)).toHaveLength(4);
  });

  it('on an application too; an objection that was taken back is told no more', async () => {
    const [first, second] = [electorAt(0), electorAt(1)];
    const id = await apply(windowed, await makeGuest(db), { motivation: text });
    await step('recommendApplication', { id, text }, windowed.reviewer);
    await step('objectToApplication', { id, text: 'Who are they?', memberId: first.memberId }, first.voter);
    await step('objectToApplication', { id, text, memberId: second.memberId }, second.voter);
    await step('withdrawObjection', { id, memberId: first.memberId }, first.voter);
    const put = await step('putApplicationToTheVote', { id, closesAt }, windowed.reviewer);
    expect(put).toMatchObject({ state: 'inVote' });
    const { body } = await titleAndBody(put.decisionId);
    expect(body).toContain(`${second.name} objects:`);
    expect(body).not.toContain('Who are they?');
  });
});
