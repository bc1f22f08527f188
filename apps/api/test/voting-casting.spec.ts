import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { cast, draft, foundAssembly, open, soon } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

let db: Client;
let assembly: Assembly;
let first: Elector;
let second: Elector;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db);
  [first, second] = assembly.organisations as [Elector, Elector];
});

afterAll(() => db.end());

describe('casting a ballot', () => {
  it('keeps the choice and the reason, and gives a receipt', async () => {
    const decisionId = await open(assembly);
    const ballot = await cast({ decisionId, elector: first, choice: 'no', reason: '  Too early.  ' });
    expect(ballot).toMatchObject({ version: 1, choice: 'no', reason: 'Too early.' });
    expect(ballot.receipt).toMatch(/^[0-9a-f]{64}$/);
  });

  it('again, before the close, is a new version', async () => {
    const decisionId = await open(assembly);
    expect(await cast({ decisionId, elector: first, choice: 'yes' })).toMatchObject({ version: 1 });
    expect(await cast({ decisionId, elector: first, choice: 'no' })).toMatchObject({
      version: 2,
      choice: 'no',
    });
  });

  it('sent twice under one key is one ballot, answered the same both times', async () => {
    const decisionId = await open(assembly);
    const sent = { decisionId, elector: first, reason: 'Because.', key: randomUUID() };
    const answers = await Promise.all([cast(sent), cast(sent), cast(sent)]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await countOf(decisionId)).toBe(1);
  });

  it('under a key that was used for something else is refused', async () => {
    const decisionId = await open(assembly);
    const key = randomUUID();
    await cast({ decisionId, elector: first, choice: 'yes', key });
    expect(await cast({ decisionId, elector: first, choice: 'no', key })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await countOf(decisionId)).toBe(1);
  });

  it('at the same moment sixty-four times makes versions 1 to 64, each once', async () => {
    const decisionId = await open(assembly);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, place) =>
        cast({ decisionId, elector: first, choice: place % 2 ? 'yes' : 'no' }),
      ),
    );
    const versions = answers.map((answer) => answer.version).toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 64 }, (_, place) => place + 1));
  });

  it('locks an organisation to the first who votes for it, and says who that is', async () => {
    const decisionId = await open(assembly);
    const alternate = first.alternate ?? undefined;
    await cast({ decisionId, elector: first });
    const answer = await cast({ decisionId, elector: first, ...(alternate && { voter: alternate }) });
    expect(answer).toEqual({ code: 'ALREADY_CAST_BY_ANOTHER', details: { name: first.voter.name } });
  });

  it('by representative and alternate at once counts exactly one of them', async () => {
    const decisionId = await open(assembly);
    const voters = [first.voter, first.alternate ?? first.voter];
    const answers = await Promise.all(voters.map((voter) => cast({ decisionId, elector: first, voter })));
    expect(answers.filter((answer) => answer.version === 1)).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'ALREADY_CAST_BY_ANOTHER')).toHaveLength(1);
  });
});

describe('a ballot is refused', () => {
  it('to a visitor', async () => {
    const decisionId = await open(assembly);
    expect(await cast({ decisionId, elector: first, voter: { ...first.voter, cookie: '' } })).toEqual({
      code: 'NOT_SIGNED_IN',
    });
  });

  it('to somebody who does not speak for the elector', async () => {
    const decisionId = await open(assembly);
    expect(await cast({ decisionId, elector: first, voter: second.voter })).toMatchObject({
      code: 'NOT_ON_THE_ROLL',
    });
  });

  it('before the opening, after the close, and for what does not exist', async () => {
    const drafted = await draft(assembly);
    expect(await cast({ decisionId: drafted, elector: first })).toMatchObject({ code: 'NOT_YET_OPEN' });
    const decisionId = await open(assembly);
    expect(await cast({ decisionId, elector: first, now: soon(3_600_000) })).toMatchObject({
      code: 'CLOSED',
    });
    expect(await cast({ decisionId: randomUUID(), elector: first })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await cast({ decisionId: 'no id', elector: first })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('when it blocks without saying why', async () => {
    const decisionId = await open(assembly);
    expect(await cast({ decisionId, elector: first, choice: 'block', reason: '  ' })).toMatchObject({
      code: 'REASON_REQUIRED',
    });
    expect(await cast({ decisionId, elector: first, choice: 'block', reason: 'It harms us.' })).toMatchObject(
      { version: 1 },
    );
  });

  it('when its reason is too long, or nothing a database could keep, and names the field', async () => {
    const decisionId = await open(assembly);
    const long = await cast({ decisionId, elector: first, reason: 'x'.repeat(4_001) });
    expect(long).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'reason', max: 4_000 }] },
    });
    const broken = await cast({ decisionId, elector: first, reason: 'a\u0000b' });
    expect(broken).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ field: 'reason' }] } });
  });

  it('when the rule lets nobody change their mind', async () => {
    const strict = await foundAssembly(db, { organisations: 1, rules: { mayChange: false } });
    const elector = strict.organisations[0] as Elector;
    const decisionId = await open(strict);
    await cast({ decisionId, elector });
    expect(await cast({ decisionId, elector, choice: 'no' })).toMatchObject({ code: 'BALLOT_IS_FINAL' });
  });

  it('and takes none of those that travel with it along', async () => {
    const decisionId = await open(assembly);
    const answers = await Promise.all([
      cast({ decisionId, elector: first }),
      cast({ decisionId, elector: first, voter: second.voter }),
      cast({ decisionId, elector: second, choice: 'block' }),
      cast({ decisionId, elector: assembly.organisations[2] as Elector, choice: 'abstain' }),
    ]);
    expect(answers.map((answer) => answer.code ?? answer.choice)).toEqual([
      'yes',
      'NOT_ON_THE_ROLL',
      'REASON_REQUIRED',
      'abstain',
    ]);
  });
});

describe('a frozen roll', () => {
  it('lets a member vote who left after the opening, and says what changed since', async () => {
    const leaving = await foundAssembly(db, { organisations: 2 });
    const elector = leaving.organisations[0] as Elector;
    const secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
    const decisionId = await open(leaving);
    const day = new Date().toISOString().slice(0, 10);
    await graphql(
      `
        mutation ($member: ID!, $day: Day!) {
          endMembership(memberId: $member, lastDay: $day, reason: "Merged.") {
            __typename
          }
        }
      `,
      { member: elector.memberId, day },
      { cookie: secretary.cookie },
    );
    expect(await cast({ decisionId, elector })).toMatchObject({ version: 1 });
    const changes = `query ($id: ID!) { decision(id: $id) { rollChanges { kind reason } } }`;
    const { data } = await graphql(changes, { id: decisionId }, { cookie: elector.voter.cookie });
    expect(data.decision.rollChanges).toEqual([{ kind: 'membership-ended', reason: 'Merged.' }]);
  });

  it('does not let a disabled account in', async () => {
    const decisionId = await open(assembly);
    const elector = assembly.individuals[0] as Elector;
    await db.query('update identity.account set disabled_at = now() where id = $1', [
      elector.voter.accountId,
    ]);
    expect(await cast({ decisionId, elector })).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('cannot be changed behind the back of the program', async () => {
    const decisionId = await open(assembly);
    await cast({ decisionId, elector: first });
    const attempts = [
      `update voting.roll_entry set unit_weight = '2' where decision_id = $1`,
      `delete from voting.roll_entry where decision_id = $1`,
      `update voting.ballot set choice = 'no' where decision_id = $1`,
      `delete from voting.ballot where decision_id = $1`,
      `update voting.log_entry set payload = '{}' where decision_id = $1`,
      `update voting.decision set closes_at = closes_at + interval '1 day' where id = $1`,
    ];
    for (const attempt of attempts)
      await expect(db.query(attempt, [decisionId])).rejects.toThrow(/written once|stays/);
    await expect(db.query('truncate voting.ballot')).rejects.toThrow(/written once/);
    await expect(
      db.query(
        `insert into voting.ballot
           (decision_id, member_id, version, choice, cast_by, idempotency_key, cast_at)
         values ($1, $2, 1, 'yes', $3, 'x', now())`,
        [decisionId, second.memberId, first.voter.personId],
      ),
    ).rejects.toThrow(/one of the voters on its roll/);
  });
});

async function countOf(decisionId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*)::integer as count from voting.ballot where decision_id = $1',
    [decisionId],
  );
  return rows[0]?.count ?? 0;
}
