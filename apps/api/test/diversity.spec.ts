import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';

let db: Client;
let her: Person;
let him: Person;

beforeAll(async () => {
  db = await testDatabase();
  her = await makePerson(db, { name: 'Her' });
  him = await makePerson(db, { name: 'Him' });
});
afterAll(() => db.end());

const NOW = '2026-05-08T12:00:00Z';
const SAID = { gender: 'nonBinary', age: 'from45', language: 'learned', ownWords: 'as it comes', purpose: 1 };
const NOTHING = { gender: '', age: '', language: '', ownWords: '', until: null };

async function save(who: { readonly cookie?: string }, answers: object) {
  const { data } = await graphql(
    `
      mutation ($answers: DiversityAnswersInput!) {
        saveDiversityAnswers(answers: $answers) {
          ... on OwnDiversity {
            gender
            age
            language
            ownWords
            until
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { answers },
    { ...who, now: NOW },
  );
  return data?.saveDiversityAnswers;
}
const ask = async (who: { readonly cookie?: string }, document: string) =>
  graphql(document, {}, { ...who, now: NOW });
const own = async (who: Person) =>
  (await ask(who, `{ ownDiversity { gender age language ownWords until } }`)).data.ownDiversity;

describe('what somebody says about themself', () => {
  it('is theirs to read, to change and to take away', async () => {
    expect(await own(her)).toEqual(NOTHING);
    const { purpose, ...said } = SAID;
    expect(purpose).toBe(1);
    expect(await save(her, SAID)).toEqual({ ...said, until: '2028-06-30' });
    expect(await own(her)).toEqual({ ...said, until: '2028-06-30' });
    expect(await own(him)).toEqual(NOTHING);
    expect(await save(her, { ...SAID, age: '', ownWords: '' })).toMatchObject({ age: '', ownWords: '' });
    const withdraw = `mutation { withdrawDiversityAnswers { ... on Done { done } } }`;
    expect((await ask(her, withdraw)).data.withdrawDiversityAnswers).toEqual({ done: true });
    expect(await own(her)).toEqual(NOTHING);
  });

  it('is gone when nothing is said any more', async () => {
    await save(her, SAID);
    expect(await save(her, { gender: '', age: '', language: '', ownWords: ' ', purpose: 1 })).toEqual(
      NOTHING,
    );
    expect(await own(her)).toEqual(NOTHING);
  });

  it('is refused by the name of the field', async () => {
    const wrong = { gender: 'many', age: 'old', language: '', ownWords: 'x'.repeat(61), purpose: 0 };
    const { code, details } = await save(her, wrong);
    expect(code).toBe('INVALID_INPUT');
    expect(details.fields).toEqual([
      { field: 'gender', reason: 'refusals:field.invalid' },
      { field: 'age', reason: 'refusals:field.invalid' },
      { field: 'ownWords', reason: 'refusals:field.longerThan', max: 60 },
      { field: 'purpose', reason: 'refusals:field.required' },
    ]);
    expect(await own(her)).toEqual(NOTHING);
    expect((await save(her, { ...SAID, ownWords: 'a\u0000b' })).details.fields).toEqual([
      { field: 'ownWords', reason: 'refusals:field.invalid' },
    ]);
  });

  it('is asked of members alone', async () => {
    expect(await save({}, SAID)).toBeUndefined();
    const outsider = await makePerson(db, { name: 'Outsider' });
    await db.query(`update identity.account set is_guest = true where id = $1`, [outsider.accountId]);
    expect(await save(outsider, SAID)).toBeUndefined();
    expect(await own(outsider)).toEqual(NOTHING);
  });
});

describe('whoever reads the database', () => {
  const words = `Only here ${Math.random()}`;
  beforeAll(() => save(him, { ...SAID, ownWords: words }));

  it('finds nothing in an answer that leads to a person, and no time', async () => {
    const { rows } = await db.query(`select * from diversity.answer where own_words = $1`, [words]);
    const [row] = rows;
    const hash = createHash('sha256').update(him.personId).digest('hex');
    expect(row.pseudonym).not.toBe(hash);
    const text = JSON.stringify(row);
    for (const known of [him.personId, him.accountId, him.email]) expect(text).not.toContain(known);
    const { rows: columns } = await db.query(
      `select column_name as name from information_schema.columns
        where table_schema = 'diversity' and table_name = 'answer' and data_type in ('uuid', 'timestamp with time zone')`,
    );
    expect(columns).toEqual([]);
  });

  it('finds nothing in the trail', async () => {
    const { rows } = await db.query(`select from privacy.trail where person_id = $1 or account_id = $2`, [
      him.personId,
      him.accountId,
    ]);
    expect(rows).toEqual([]);
  });

  it('is shown by row level security only what the program says is theirs, and never the key', async () => {
    const asker = await testDatabase();
    const seen = async (settings: Readonly<Record<string, string>>, table: string) => {
      await asker.query('begin');
      for (const [name, value] of Object.entries({ 'plenaria.account': him.accountId, ...settings }))
        await asker.query(`select set_config($1, $2, true)`, [name, value]);
      const { rows } = await asker.query(`select * from ${table}`);
      await asker.query('rollback');
      return rows;
    };
    const [mine] = (await seen({ 'plenaria.account': 'system' }, 'diversity.answer')).filter(
      (row) => row.own_words === words,
    );
    expect(await seen({}, 'diversity.answer')).toEqual([]);
    expect(await seen({ 'plenaria.pseudonym': mine.pseudonym }, 'diversity.answer')).toEqual([mine]);
    expect(await seen({ 'plenaria.pseudonym': mine.pseudonym }, 'diversity.pseudonym_key')).toEqual([]);
    expect(await seen({}, 'diversity.cell_count')).toEqual([]);
    await asker.end();
  });
});

describe('the figures', () => {
  it('are for everybody', async () => {
    const { data } = await ask({}, `{ diversitySnapshots { quarter people figures { people } } }`);
    expect(Array.isArray(data.diversitySnapshots)).toBe(true);
  });
});
