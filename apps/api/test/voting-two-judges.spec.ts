import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefused } from '@plenaria/kernel';
import { objectionToCast } from '@plenaria/voting';
import type { RulePack } from '@plenaria/voting';
import type { Client } from 'pg';
import { testDatabase } from './accounts.ts';
import { cast, draft, foundAssembly, open, soon } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

/** One question for both judges: the rule in TypeScript and the function in the database. */
type Case = {
  readonly decisionId: string;
  readonly elector: Elector;
  readonly personId: string;
  readonly choice: string;
  readonly reason: string | null;
  readonly at: Date;
};

let db: Client;
let assemblies: readonly Assembly[];
let decisionIds: readonly string[];

beforeAll(async () => {
  db = await testDatabase();
  const free = await foundAssembly(db, { organisations: 2, individuals: 0 });
  const strict = await foundAssembly(db, {
    organisations: 2,
    individuals: 0,
    rules: { mayChange: false, choices: ['yes', 'no'] },
  });
  assemblies = [free, strict, free];
  decisionIds = [await open(free), await open(strict), await draft(free)];
  for (const place of [0, 1]) {
    const elector = assemblies[place]?.organisations[0] as Elector;
    await cast({ decisionId: decisionIds[place] as string, elector });
  }
});

afterAll(() => db.end());

/** Every combination of decision, time, person, elector, choice and reason. */
function cases(): Case[] {
  return decisionIds.flatMap((decisionId, place) => {
    const { organisations, author } = assemblies[place] as Assembly;
    return organisations.flatMap((elector) =>
      [elector.voter.personId, elector.alternate?.personId ?? '', author.personId].flatMap((personId) =>
        ['yes', 'abstain', 'block'].flatMap((choice) =>
          [null, 'Because.'].flatMap((reason) =>
            [soon(-7_200_000), soon(60_000), soon(7_200_000)].map((at) => ({
              decisionId,
              elector,
              personId,
              choice,
              reason,
              at,
            })),
          ),
        ),
      ),
    );
  });
}

async function databaseSays(asked: Case): Promise<string | null> {
  const { elector, reason, ...rest } = asked;
  const salt = reason === null ? null : 'salt';
  const request = { ...rest, memberId: elector.memberId, reason, salt, key: randomUUID() };
  await db.query('begin');
  const { rows } = await db.query('select refusal from voting.cast_ballots($1, now())', [
    JSON.stringify([request]),
  ]);
  await db.query('rollback');
  return rows[0].refusal;
}

async function ruleSays({ decisionId, elector, personId, choice, reason, at }: Case): Promise<string | null> {
  const { rows } = await db.query(
    `select d.state, d.opened_at, d.closes_at, p.rules, e.voters,
            (select b.cast_by from voting.ballot b
              where b.decision_id = d.id and b.member_id = $2 order by b.version desc limit 1) as locked_by
       from voting.decision d join voting.rule_pack p on p.id = d.rule_pack_id
       left join voting.roll_entry e on e.decision_id = d.id and e.member_id = $2
      where d.id = $1`,
    [decisionId, elector.memberId],
  );
  const [row] = rows;
  const objection = objectionToCast({
    decision: { state: row.state, openedAt: row.opened_at, closesAt: row.closes_at },
    rules: row.rules as RulePack,
    entry: row.voters && { voters: row.voters as string[] },
    voterId: personId,
    choice,
    reason,
    lockedBy: row.locked_by,
    now: at,
  });
  return isRefused(objection) ? objection.refused : null;
}

describe('the rule and the database', () => {
  it('judge every ballot alike', async () => {
    const verdicts: Record<string, number> = {};
    for (const asked of cases()) {
      const said = await databaseSays(asked);
      expect({ ...asked, said }).toEqual({ ...asked, said: await ruleSays(asked) });
      verdicts[String(said)] = (verdicts[String(said)] ?? 0) + 1;
    }
    expect(Object.keys(verdicts).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ALREADY_CAST_BY_ANOTHER',
      'BALLOT_IS_FINAL',
      'CLOSED',
      'NO_SUCH_CHOICE',
      'NOT_ON_THE_ROLL',
      'NOT_YET_OPEN',
      'null',
      'REASON_REQUIRED',
    ]);
  });
});
