import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyChain } from '@plenaria/kernel';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { foundCustodian, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, heldWith, letterSaying, readLife } from './lifecycle.ts';

let db: Client;
let assembly: Assembly;
let another: Elector;
let voted: OwnCustodian;
let other: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 4, individuals: 0, rules: { languages: ['ca'] } });
  another = assembly.organisations[0] as Elector;
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  const rulePack = rows[0]?.slug;
  voted = await foundCustodian(db, { kind: 'decision', rulePack });
  other = await foundCustodian(db, { kind: 'custodian', rulePack });
});

afterAll(() => db.end());

const closesAt = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

/** A member of the assembly, held with this custodian. */
async function heldBy(custodian: OwnCustodian, place: number): Promise<Elector> {
  const elector = assembly.organisations[place] as Elector;
  await heldWith(db, elector, custodian.id);
  return elector;
}

async function stateOf({ memberId }: Elector, who: Person): Promise<string> {
  return (await readLife(db, memberId, who)).life.changes[0].state;
}

/** Ends a membership as of yesterday, by whatever way. */
async function leaves({ memberId }: Elector): Promise<void> {
  await db.query(
    `update membership.membership set valid = daterange(lower(valid), current_date) where member_id = $1`,
    [memberId],
  );
}

/** How a vote stands for whoever is on its roll, and whether its log still fits together. */
async function recordOf(decisionId: string) {
  const { data } = await graphql(
    `
      query ($id: ID!) {
        decision(id: $id) {
          state
          withdrawnReason
          result {
            outcome
          }
        }
      }
    `,
    { id: decisionId },
    { cookie: another.voter.cookie },
  );
  const { rows } = await db.query(
    `select sequence, kind, payload, previous_hash as "previousHash", hash
       from voting.log_entry where decision_id = $1 order by sequence`,
    [decisionId],
  );
  const { rows: heads } = await db.query(`select log_head from voting.decision where id = $1`, [decisionId]);
  return {
    decision: data.decision,
    kinds: rows.map(({ kind }) => kind),
    broken: verifyChain(rows, heads[0].log_head),
  };
}

describe('a vote that has lost what it was about', () => {
  const withdrawn = (...why: readonly string[]) => ({
    decision: { state: 'withdrawn', withdrawnReason: why.join('\n\n'), result: null },
    kinds: ['opened', 'ballot', 'withdrawn'],
    broken: null,
  });

  it('on an expulsion ends with its reason when the member moves or leaves, and takes no more votes', async () => {
    for (const [place, goes] of [
      [1, (elector: Elector) => heldWith(db, elector, other.id)],
      [2, leaves],
    ] as const) {
      const elector = await heldBy(voted, place);
      const told = { memberId: elector.memberId, text: 'They are gone.' };
      const { id } = await act('proposeExpulsion', told, voted.reviewer);
      const put = await act('putExpulsionToTheVote', { id, closesAt: closesAt() }, voted.reviewer);
      const decisionId = put.decisionId ?? '';
      expect(await cast({ decisionId, elector: another })).toMatchObject({ version: 1 });
      await tick(new Date());
      expect(await stateOf(elector, elector.voter)).toBe('inVote');
      await goes(elector);
      await tick(new Date());
      await tick(new Date());
      expect(await stateOf(elector, another.voter)).toBe('lapsed');
      expect(await recordOf(decisionId)).toEqual(
        withdrawn(
          'The vote ended without a result: the membership ended or moved meanwhile, so there is nothing left to decide.',
          'La votació s’ha acabat sense resultat: l’afiliació s’ha acabat o traslladat mentrestant i ja no hi ha res a decidir.',
        ),
      );
      expect(await cast({ decisionId, elector: another, choice: 'no' })).toMatchObject({ code: 'CLOSED' });
      await letterSaying(voted.reviewer.email, `Nothing comes of it: ${elector.name}`);
    }
  });

  it('on an appeal ends so too once who was expelled has joined again', async () => {
    const elector = await heldBy(other, 3);
    const { id } = await act(
      'proposeExpulsion',
      { memberId: elector.memberId, text: 'They sold our list.' },
      other.reviewer,
    );
    await act('appealExpulsion', { id, text: 'We did not.' }, elector.voter);
    const put = await act('putExpulsionToTheVote', { id, closesAt: closesAt() }, assembly.chair);
    const decisionId = put.decisionId ?? '';
    await cast({ decisionId, elector: another });
    await tick(new Date());
    expect(await stateOf(elector, elector.voter)).toBe('inAppeal');
    await db.query(
      `insert into membership.membership (member_id, custodian_id, valid)
       values ($1, $2, daterange(current_date + 1, null))`,
      [elector.memberId, voted.id],
    );
    await tick(new Date());
    expect(await stateOf(elector, elector.voter)).toBe('lapsed');
    expect(await recordOf(decisionId)).toEqual(
      withdrawn(
        'The vote ended without a result: the member has joined again meanwhile, so there is nothing left to decide.',
        'La votació s’ha acabat sense resultat: el membre s’hi ha tornat a afiliar mentrestant i ja no hi ha res a decidir.',
      ),
    );
    expect(await cast({ decisionId, elector: another, choice: 'no' })).toMatchObject({ code: 'CLOSED' });
  });
});
