import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { testDatabase } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, step, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { dayIn } from './levels.ts';
import { act, heldWith, letterSaying, readLife } from './lifecycle.ts';

let db: Client;
let assembly: Assembly;
let giving: OwnCustodian;
let receiving: OwnCustodian;
let third: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 3, individuals: 0 });
  giving = await foundCustodian(db, { kind: 'custodian' });
  receiving = await foundCustodian(db, { kind: 'custodian' });
  third = await foundCustodian(db, { kind: 'custodian' });
});

afterAll(() => db.end());

async function heldByGiving(place: number): Promise<Elector> {
  const elector = assembly.organisations[place] as Elector;
  await heldWith(db, elector, giving.id);
  return elector;
}

/** The register says by now that the membership is with a third custodian from a day on. */
async function enterLater({ memberId }: Elector, day: string): Promise<void> {
  await db.query(
    `update membership.membership set valid = daterange(lower(valid), $2::date) where member_id = $1`,
    [memberId, day],
  );
  await db.query(
    `insert into membership.membership (member_id, custodian_id, valid) values ($1, $2, daterange($3, null))`,
    [memberId, third.id, day],
  );
}

const move = ({ memberId }: { readonly memberId: string }, from: string) => ({
  memberId,
  kind: 'transfer',
  from,
  custodian: receiving.slug,
  reason: 'We live there.',
});
const wrong = (reason: string) => ({
  code: 'INVALID_INPUT',
  details: { fields: [{ field: 'from', reason }] },
});

describe('a move, where the register says something of later days,', () => {
  it('is not asked for, and not agreed on', async () => {
    const elector = await heldByGiving(0);
    const asked = await act('askMembershipChange', move(elector, dayIn(10)), elector.voter);
    expect(asked).toMatchObject({ state: 'awaitingAgreement' });
    await enterLater(elector, dayIn(50));
    const yes = { id: asked.id, agrees: true, text: '' };
    expect(await act('answerMembershipChange', yes, giving.reviewer)).toMatchObject(
      wrong('lifecycle:wrong.later'),
    );
    expect(
      await act('answerMembershipChange', { ...yes, agrees: false, text: 'No.' }, giving.reviewer),
    ).toMatchObject({ state: 'refused' });
    expect(await act('askMembershipChange', move(elector, dayIn(10)), elector.voter)).toMatchObject(
      wrong('lifecycle:wrong.later'),
    );
  });

  it('lapses on its day when all had agreed, and the parties are told why', async () => {
    const elector = await heldByGiving(1);
    const { id } = await act('askMembershipChange', move(elector, dayIn(1)), elector.voter);
    const yes = { id, agrees: true, text: '' };
    await act('answerMembershipChange', yes, giving.reviewer);
    expect(await act('answerMembershipChange', yes, receiving.reviewer)).toMatchObject({
      state: 'scheduled',
    });
    await enterLater(elector, dayIn(50));
    await tick(new Date());
    expect((await readLife(db, elector.memberId, elector.voter)).life.changes[0].state).toBe('scheduled');
    await tick(new Date(`${dayIn(1)}T00:01:00Z`));
    const { life, member } = await readLife(db, elector.memberId, elector.voter);
    expect(life.changes[0]).toMatchObject({ state: 'lapsed', next: { who: 'nobody' }, opens: [] });
    expect(life.changes[0].history.at(-1)).toMatchObject({ kind: 'overtaken' });
    expect(member.custodian.slug).toBe(giving.slug);
    for (const { email } of [elector.voter, giving.reviewer, receiving.reviewer])
      await letterSaying(email, 'the register says something else');
  });
});

describe('a move on the day on which the membership began', () => {
  it('is asked for from the day after, so that it has been with the custodian that admitted', async () => {
    const guest = await makeGuest(db, 'Joins and moves');
    const application = await apply(giving, guest);
    await step('recommendApplication', { id: application, text: 'Welcome.' }, giving.reviewer);
    const { slug } = (await read(application, giving.reviewer)).member;
    const { rows } = await db.query(`select id from membership.member where slug = $1`, [slug]);
    const member = { memberId: rows[0].id };
    expect(await act('askMembershipChange', move(member, dayIn(0)), guest)).toMatchObject(
      wrong('lifecycle:wrong.firstDay'),
    );
    expect(await act('askMembershipChange', move(member, dayIn(1)), guest)).toMatchObject({
      state: 'awaitingAgreement',
    });
  });
});
