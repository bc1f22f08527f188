import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import { cast, close, foundAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, step, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { addLevel, act as actOnLevel, dayIn } from './levels.ts';
import { act, readLife } from './lifecycle.ts';

let db: Client;
let assembly: Assembly;
let alone: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 1, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  alone = await foundCustodian(db, { kind: 'custodian', rulePack: rows[0]?.slug });
});

afterAll(() => db.end());

/** The days of everything that a member holds: from when, and until when. */
async function daysOf(memberId: string): Promise<readonly object[]> {
  const { rows } = await db.query(
    `select what, lower(valid)::text as "from", (upper(valid) - 1)::text as "to" from (
       select 'membership' as what, valid from membership.membership where member_id = $1
       union all select 'class', valid from membership.class_holding where member_id = $1
       union all select role, valid from membership.representation where member_id = $1
       union all select 'level', valid from membership.level_holding where member_id = $1) as held
     order by what`,
    [memberId],
  );
  return rows;
}

const held = (days: object) =>
  ['class', 'level', 'membership', 'representative'].map((what) => ({ what, ...days }));

describe('a member who joins, is expelled and is back on appeal, all on one day', () => {
  it('was a member to the end of that day when expelled, and goes on after it when back', async () => {
    const guest = await makeGuest(db, 'Joins');
    const application = await apply(alone, guest);
    await step('recommendApplication', { id: application, text: 'Welcome.' }, alone.reviewer);
    const { slug } = (await read(application, alone.reviewer)).member;
    const { rows } = await db.query(`select id from membership.member where slug = $1`, [slug]);
    const memberId = rows[0].id;
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const level = await addLevel(alone, secretary);
    await actOnLevel(
      'changeMemberLevel',
      { memberId, level: level.id, from: dayIn(0), reason: 'Asked for.' },
      alone.reviewer,
    );
    expect(await daysOf(memberId)).toEqual(held({ from: dayIn(0), to: null }));

    const { id, state } = await act('proposeExpulsion', { memberId, text: 'A mistake.' }, alone.reviewer);
    expect(state).toBe('expelled');
    expect(await daysOf(memberId)).toEqual(held({ from: dayIn(0), to: dayIn(0) }));
    await act('appealExpulsion', { id, text: 'It is one.' }, guest);
    const closesAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const { decisionId } = await act('putExpulsionToTheVote', { id, closesAt }, secretary);
    for (const elector of assembly.organisations)
      await cast({ decisionId: decisionId ?? '', elector, choice: 'yes' });
    expect((await close(assembly, decisionId ?? '')).state).toBe('closed');
    await tick(new Date());

    expect(await daysOf(memberId)).toEqual(held({ from: dayIn(0), to: null }));
    const { life, member } = await readLife(db, memberId, guest);
    expect(life.changes[0].state).toBe('reinstated');
    expect(member.custodian.slug).toBe(alone.slug);
    expect(member.history.map(({ kind }: { kind: string }) => kind)).toContain('reinstated');
  });
});
