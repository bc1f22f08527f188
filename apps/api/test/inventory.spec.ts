import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TextKey } from '@plenaria/i18n';
import type { Client } from 'pg';
import { textIn } from '../src/post/texts.ts';
import { collectPersonalData } from '../src/privacy/collect-personal-data.ts';
import { whatWeKeep } from '../src/privacy/find-personal-data.ts';
import { inventory } from '../src/privacy/inventory/inventory.ts';
import { makePerson, testDatabase } from './accounts.ts';
import { openOwnWorks } from './own-works.ts';

let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

describe('the inventory of personal data', () => {
  it('classifies every column of every table, and no other', async () => {
    const { rows } = await db.query<{ place: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as place
         from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const said = inventory.flatMap(({ table, columns }) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    );
    expect(said.toSorted()).toEqual(rows.map(({ place }) => place).toSorted());
  });

  it('says of everything personal whose it is and what an erasure does with it', () => {
    const silent = inventory.filter(
      ({ columns, kind, whose, erased }) =>
        Object.values(columns).includes('theirs') && !(kind && whose && erased),
    );
    expect(silent.map(({ table }) => table)).toEqual([]);
  });

  it('leaves of a row that stays under a pseudonym nothing of theirs but when it was made', () => {
    const left = inventory.flatMap(({ table, columns, erased }) => {
      if (erased?.how !== 'replaced') return [];
      const replaced = new Set(['created_at', ...Object.keys(erased.set ?? {})]);
      const theirs = Object.entries(columns).filter(([, meaning]) => meaning === 'theirs');
      return theirs.flatMap(([column]) => (replaced.has(column) ? [] : [`${table}.${column}`]));
    });
    expect(left).toEqual([]);
  });

  it('has a word for every kind and every fact that people are shown', () => {
    const keys = whatWeKeep().flatMap(({ id, fields, kept, erased }) => [
      `privacy:kind.${id}`,
      ...fields,
      kept,
      erased,
    ]);
    const silent = keys.filter((key) => textIn('en', key as TextKey, { count: 30 }) === key);
    expect([...new Set(silent)]).toEqual([]);
  });
});

describe('what somebody is given of a letter to many', () => {
  it('is what they read, and not whom its writer searched for in the register', async () => {
    const reader = await makePerson(db);
    await db.query(
      `insert into post.mailing
         (id, narrowed, language, title, body, refusable, recipients, written_by, sent_at)
       values (gen_random_uuid(), '{"search": "Kowalska"}', 'en', '{"en": "News"}', '{"en": "It rains."}', true,
               array[$1::uuid], $2, now())`,
      [reader.personId, reader.accountId],
    );
    const own = await openOwnWorks();
    const given = await own.works.read(own.asking, (view) => collectPersonalData(view, reader.personId));
    await own.close();
    expect(JSON.stringify(given)).toContain('It rains.');
    expect(JSON.stringify(given)).not.toContain('Kowalska');
  });
});
