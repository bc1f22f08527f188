import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { sealingKeys } from '../src/operations/sealed.ts';
import { eraseEverywhere } from '../src/privacy/erase-due.ts';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, foundAssembly, open } from './assembly.ts';
import { foundHouse } from './documents.ts';
import { foundCustodian, save } from './joining.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';
import { searchEverywhere } from './search-everywhere.ts';
import { until } from './until.ts';

const UNDO = `mutation { undoErasure { ... on Done { done } ... on Refusal { code } } }`;

const MAKE = `mutation ($name: String!) { makeApiToken(name: $name, scopes: ["me:read"]) { __typename } }`;

let db: Client;
let own: OwnWorks;
let home: string;

beforeAll(async () => {
  db = await testDatabase();
  own = await openOwnWorks();
  home = mkdtempSync(join(tmpdir(), 'plenaria-erasures-'));
});

afterAll(async () => {
  await own.close();
  await db.end();
  rmSync(home, { recursive: true, force: true });
});

/** An erasure whose day has come. */
async function isDue({ personId, accountId }: Person): Promise<void> {
  await db.query(
    `insert into privacy.erasure (person_id, asked_at, asked_by, due_at) values ($1, $2, $3, $2)`,
    [personId, own.asking.now, accountId],
  );
}

function erase({ personId }: Person): Promise<boolean> {
  const keys = sealingKeys({ home, secretsKeys: ['of this test'] });
  return eraseEverywhere({ works: own.works, jobs: null, home, keys }, own.asking, personId);
}

async function isErased({ personId }: Person): Promise<boolean> {
  const { rows } = await db.query(
    `select from privacy.erasure where person_id = $1 and done_at is not null`,
    [personId],
  );
  return rows.length > 0;
}

describe('two erasures at the same moment', () => {
  it('never leave an organisation without anybody who speaks for it', async () => {
    const { representative, alternate } = await foundHouse(db);
    for (const person of [representative, alternate]) await isDue(person);
    const erased = await Promise.all([representative, alternate].map(erase));
    expect(erased.filter((isDone) => isDone)).toHaveLength(1);
    const people = await Promise.all([representative, alternate].map(isErased));
    expect(people).toEqual(erased);
  });
});

describe('an erasure that is taken back at its last moment', () => {
  it('is either done or taken back, and its person is told which', async () => {
    for (let round = 0; round < 8; round += 1) {
      const person = await makePerson(db);
      await isDue(person);
      const [erased, { data }] = await Promise.all([
        erase(person),
        graphql(UNDO, {}, { cookie: person.cookie }),
      ]);
      const isTakenBack = data?.undoErasure?.done === true;
      expect({ erased, isErased: await isErased(person) }).toEqual({
        erased: !isTakenBack,
        isErased: !isTakenBack,
      });
    }
  });
});

describe('what somebody writes while they are being erased', () => {
  it('goes with them, or is not written', async () => {
    const custodian = await foundCustodian(db, { kind: 'custodian' });
    for (let round = 0; round < 3; round += 1) {
      const person = await makePerson(db);
      const word = `word-${randomUUID()}`;
      await isDue(person);
      let isOver = false;
      const writing = async (write: () => Promise<unknown>) => {
        while (!isOver) await write();
      };
      const written = Promise.all([
        writing(() => save(custodian, { contact: word, motivation: word }, person)),
        writing(() => graphql(MAKE, { name: word }, { cookie: person.cookie })),
      ]);
      expect(await erase(person)).toBe(true);
      isOver = true;
      await written;
      expect(await searchEverywhere(db, [word])).toEqual([]);
    }
  });
});

describe('a vote that somebody casts while they are being erased', () => {
  it('is refused from the moment in which it would keep its reason', async () => {
    const assembly = await foundAssembly(db, { organisations: 0, individuals: 1 });
    const [elector] = assembly.individuals;
    if (!elector) throw new Error('an assembly has individuals');
    const decisionId = await open(assembly);
    await isDue(elector.voter);
    const word = `word-${randomUUID()}`;
    // What erases accounts, behind what erases ballots, does not come to its end meanwhile.
    const { accountId } = elector.voter;
    await db.query('begin');
    await db.query('select from identity.account where id = $1 for share', [accountId]);
    const erasing = erase(elector.voter);
    await until(async () => {
      const { rows } = await db.query(
        `select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
            and (classid::bigint << 32 | objid::bigint) = hashtextextended('account ' || $1, 0)`,
        [accountId],
      );
      return rows.length > 0;
    });
    const answer = await cast({ decisionId, elector, reason: word });
    await db.query('commit');
    expect(answer).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(await erasing).toBe(true);
    expect(await searchEverywhere(db, [word])).toEqual([]);
  });

  it('is in the log before its reason goes, however many they cast', async () => {
    const assembly = await foundAssembly(db, { organisations: 0, individuals: 3 });
    const decisionId = await open(assembly);
    for (const elector of assembly.individuals) {
      await isDue(elector.voter);
      const word = `word-${randomUUID()}`;
      let isOver = false;
      const casting = (async () => {
        while (!isOver) await cast({ decisionId, elector, reason: word });
      })();
      const erased = await erase(elector.voter).finally(() => (isOver = true));
      await casting;
      expect(erased).toBe(true);
      expect(await searchEverywhere(db, [word])).toEqual([]);
      const { rows } = await db.query<{ cast: number; logged: number }>(
        `select count(*)::integer as cast, count(l.sequence)::integer as logged from voting.ballot b
           left join voting.log_entry l using (decision_id, cast_sequence) where b.cast_by = $1`,
        [elector.voter.personId],
      );
      expect(rows[0]?.cast).toBeGreaterThan(0);
      expect(rows[0]?.logged).toBe(rows[0]?.cast);
    }
  });
});
