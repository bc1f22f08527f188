import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { sealingKeys } from '../src/operations/sealed.ts';
import { eraseEverywhere } from '../src/privacy/erase-due.ts';
import { keepNoLonger } from '../src/privacy/keep-no-longer.ts';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { draft, foundAssembly } from './assembly.ts';
import { oldApplication } from './old-application.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';

const TOLD = `{ whatWeKeep { id kept days erased } }`;
const PROPOSE = `mutation ($id: ID!, $reason: String!) { answer: proposeAmendment(decisionId: $id, baseVersion: 1,
  language: "en", title: "Who", body: "Two.", reason: $reason) { __typename ... on Amendment { id } } }`;

let db: Client;
let own: OwnWorks;
let home: string;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  own = await openOwnWorks();
  home = mkdtempSync(join(tmpdir(), 'plenaria-kept-'));
});
afterAll(async () => {
  await own.close();
  await db.end();
  rmSync(home, { recursive: true, force: true });
});

async function told(kind: string) {
  const { data } = await graphql(TOLD);
  const lines: readonly { id: string; kept: string; days: number | null; erased: string }[] = data.whatWeKeep;
  return lines.find(({ id }) => id === kind);
}

async function isThere(id: string): Promise<string> {
  const { rows } = await db.query<{ there: string }>(
    `select (select count(*) from membership.application where id = $1) || ' with ' ||
            (select count(*) from membership.application_event where application_id = $1) as there`,
    [id],
  );
  return rows[0]?.there ?? '';
}

async function erase({ personId, accountId }: Person): Promise<void> {
  await db.query(
    `insert into privacy.erasure (person_id, asked_at, asked_by, due_at) values ($1, $2, $3, $2)`,
    [personId, own.asking.now, accountId],
  );
  const keys = sealingKeys({ home, secretsKeys: ['of this test'] });
  expect(await eraseEverywhere({ works: own.works, jobs: null, home, keys }, own.asking, personId)).toBe(
    true,
  );
}

describe('the public page tells of an application and of what happened to it', () => {
  const KINDS = ['application', 'applicationEvent'];

  it('that a year after it came to nothing it goes, and what led to a membership stays', async () => {
    for (const kind of KINDS)
      expect(await told(kind)).toMatchObject({ kept: 'privacy:kept.daysOrMember', days: 365 });
    const person = await makePerson(db);
    const rejected = await oldApplication(db, person, 'organisation', 'rejected', 366);
    const admitted = await oldApplication(db, person, 'organisation', 'admitted', 3660);
    await keepNoLonger(own.works, own.asking);
    expect([await isThere(rejected), await isThere(admitted)]).toEqual(['0 with 0', '1 with 1']);
  });

  it('that it goes with who applied, but for what an organisation became a member by', async () => {
    for (const kind of KINDS) expect((await told(kind))?.erased).toBe('privacy:erased.deletedOwn');
    const person = await makePerson(db);
    const theirs = await oldApplication(db, person, 'individual', 'admitted', 1);
    const ofHouse = await oldApplication(db, person, 'organisation', 'admitted', 1);
    const inVain = await oldApplication(db, person, 'organisation', 'rejected', 1);
    await erase(person);
    expect(await isThere(theirs)).toBe('0 with 0');
    expect(await isThere(inVain)).toBe('0 with 0');
    expect(await isThere(ofHouse)).toBe('1 with 1');
  });
});

describe('the public page tells of an amendment', () => {
  it('that the words of one’s own reasons are deleted', async () => {
    expect((await told('amendment'))?.erased).toBe('privacy:erased.vote');
    const assembly = await foundAssembly(db, { organisations: 0, individuals: 1 });
    const [{ voter } = { voter: assembly.author }] = assembly.individuals;
    const id = await draft(assembly);
    const { data } = await graphql(PROPOSE, { id, reason: 'My mother needs it.' }, voter);
    await erase(voter);
    const { rows } = await db.query(`select body, reason from voting.amendment where id = $1`, [
      data.answer.id,
    ]);
    expect(rows).toEqual([{ body: 'Two.', reason: '[…]' }]);
  });
});
