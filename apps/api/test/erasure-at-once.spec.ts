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
import { foundHouse } from './documents.ts';
import { foundCustodian, save } from './joining.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';
import { searchEverywhere } from './search-everywhere.ts';

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
