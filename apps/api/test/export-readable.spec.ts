import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatInstant } from '@plenaria/i18n';
import type { DataSource } from 'typeorm';
import { firstAssembly } from '../scenarios/first-assembly.ts';
import { loadScenario } from '../scenarios/scenario.ts';
import { makeExport } from '../src/privacy/make-export.ts';
import { ownDatabase } from './own-database.ts';

/** What somebody is given, and where they are. */
type Files = { readonly json: string; readonly html: string; readonly timeZone: string };

const MADE = new Date();

let source: DataSource;
let drop: () => Promise<void>;
let english: readonly Files[];
let swedish: readonly Files[];

beforeAll(async () => {
  ({ source, drop } = await ownDatabase());
  await loadScenario(source, firstAssembly, new Date());
  await leaveTraces();
  english = await exports('en');
  swedish = await exports('sv');
});
afterAll(() => drop());

/** In the trail of each a line by the first of them, and one by the program. */
async function leaveTraces(): Promise<void> {
  await source.transaction(async (db) => {
    await db.query(`select set_config('plenaria.account', 'system', true)`);
    const people: readonly { account: string; person: string }[] = await db.query(
      `select id as account, person_id as person from identity.account order by email`,
    );
    const ids = people.map(({ person }) => person);
    await db.query(
      `insert into privacy.trail (person_id, what, facts) select unnest($1::uuid[]), 'facts-changed', '{email}'`,
      [ids],
    );
    const by = people[0]?.account;
    await db.query(`select set_config('plenaria.account', $1, true)`, [by]);
    await db.query(
      `insert into privacy.trail (account_id, person_id, what) select $2, unnest($1::uuid[]), 'contact-seen'`,
      [ids, by],
    );
  });
}

/** The files of everybody in the example. */
async function exports(language: string): Promise<readonly Files[]> {
  return source.transaction(async (db) => {
    await db.query(`select set_config('plenaria.account', 'system', true)`);
    const asked: readonly { id: string }[] = await db.query(
      `insert into privacy.export (account_id, language, asked_at)
       select id, $1, now() from identity.account where disabled_at is null order by email returning id`,
      [language],
    );
    const actor = { kind: 'system', name: 'test' } as const;
    for (const { id } of asked)
      await makeExport({ db, now: MADE, later: () => Promise.resolve(), actor }, [Buffer.alloc(32)], id);
    return db.query(
      `select json, html, time_zone as "timeZone" from privacy.export e join identity.account a on a.id = account_id
        where e.id = any ($1) order by length(html) desc`,
      [asked.map(({ id }) => id)],
    );
  });
}

const pages = (files: readonly Files[]) => files.map(({ html }) => html).join('\n');

describe('an export for people', () => {
  it('shows nothing as only a program would read it', () => {
    expect(english.length).toBeGreaterThan(10);
    for (const text of [pages(english), pages(swedish)]) {
      expect(text).not.toContain('[object');
      expect(text.match(/[[(]\d{4}-\d\d-\d\d,/)).toBeNull();
      expect(text.match(/>[^<]*\d{4}-\d\d-\d\d[^<]*</)?.[0]).toBeUndefined();
      expect(text).not.toContain('{{');
    }
  });

  it('says periods, values and the history as the pages do, in the reader’s language', () => {
    const [en, sv] = [pages(english), pages(swedish)];
    for (const said of [
      '>since 1 August 2020<',
      '>Joined<',
      '>saw how to reach the person<',
      '>Norway<',
      '>College<',
      'Classes: Producer, since 1 August 2020\n  Individual, since 1 August 2020',
      '€20',
    ])
      expect(en).toContain(said);
    for (const said of [
      '>sedan den 1 augusti 2020<',
      'Producent, sedan den 1 augusti 2020',
      '>såg hur personen kan nås<',
      '>Norge<',
      '>Röstgrupp<',
    ])
      expect(sv).toContain(said);
    for (const raw of ['>joined<', '>contact-seen<', '>facts-changed<']) {
      expect(en).not.toContain(raw);
      expect(sv).not.toContain(raw);
    }
  });

  it('is of the time that it is where its reader is', () => {
    for (const { html, timeZone } of english)
      expect(html).toContain(formatInstant(MADE, { language: 'en', timeZone }));
  });

  it('tells who acted, also in the file for programs, and when it was the program', async () => {
    const [first]: readonly { name: string }[] = await source.query(
      `select p.name from identity.account a join membership.person p on p.id = a.person_id order by a.email limit 1`,
    );
    for (const { html, json } of english) {
      const { facts } = JSON.parse(json);
      const seen = facts.trail.filter(({ what }: { what: string }) => what === 'contact-seen');
      expect(seen).toMatchObject([{ by: first?.name }]);
      expect(html).toContain(`<dd dir="auto">${first?.name}</dd>`);
      expect(html).toContain('<dd dir="auto">The program</dd>');
    }
  });
});
