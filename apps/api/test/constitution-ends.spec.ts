import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefused } from '@plenaria/kernel';
import { beginFederation } from '../src/constitution/begin-federation.ts';
import type { Constitution } from '../src/constitution/constitution.ts';
import { exportConstitution } from '../src/constitution/export-constitution.ts';
import { findConstitution } from '../src/constitution/find-constitution.ts';
import { openConstitution } from '../src/constitution/open-constitution.ts';
import { readConfig } from '../src/config.ts';
import { createDataSource, migrate } from '../src/database.ts';
import { ownDatabase, plenariaIn, rowsOf } from './federations.ts';
import { dayIn } from './levels.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';

/** What the class and the circle end with; the level of the class ends earlier. */
const LAST = dayIn(200);
const LAST_OF_LEVEL = dayIn(100);

let folder: string;
let file: string;
const opened: OwnWorks[] = [];

const FEDERATION = `
  insert into membership.federation (name, languages, default_language) values ('Ours', '{en}', 'en');
  insert into membership.member_class (slug, names, position, last_day) values
    ('producer', '{"en": "Producer"}', 1, null), ('consumer', '{"en": "Consumer"}', 2, '${LAST}'),
    ('gone', '{"en": "Gone"}', 3, current_date - 1);
  insert into membership.circle (slug, names, first_day, last_day) values
    ('all', '{"en": "All"}', '2020-01-01', '${LAST}'), ('over', '{"en": "Over"}', '2020-01-01', current_date - 1);
  insert into membership.circle (slug, names, first_day, parent_id)
    select 'tech', '{"en": "Tech"}', '2020-01-01', id from membership.circle where slug = 'all';
  insert into membership.joining_rule (class, rule, valid_from) values
    (null, '{"kind": "custodian"}', '2020-01-01'), ('consumer', '{"kind": "objectionWindow", "days": 14}', '2020-01-01');
  with level as (insert into membership.service_level (slug, class) values
    ('free', 'consumer'), ('large', 'consumer') returning id, slug)
  insert into membership.service_level_version
    (level_id, names, descriptions, amount, currency, participants_max, minutes_max, valid, recorded_at)
    select level.id, '{"en": "A level"}', '{}', given.amount, 'EUR', 20, 180, given.valid, now()
      from level join (values ('free', 0, daterange('2020-01-01', '${LAST_OF_LEVEL}', '[]')),
        ('large', 2000, daterange('2020-01-01', '${dayIn(5)}')), ('large', 3000, daterange('${dayIn(5)}', null)))
        as given (slug, amount, valid) using (slug);
`;

/** A database of the program's with nothing in it, or with this. */
async function works(name: string, sql = ''): Promise<OwnWorks> {
  const url = await ownDatabase(name);
  const source = createDataSource(readConfig({ DATABASE_URL: url, DB_POOL: '2' }), () => undefined);
  await source.initialize();
  await migrate(source);
  await source.destroy();
  if (sql) await rowsOf(url, `select set_config('plenaria.account', 'system', false); ${sql}`);
  const own = await openOwnWorks(url);
  opened.push(own);
  return own;
}

/** What a new federation that begins from the file on a day is made of on that day. */
async function begunOn(now: Date): Promise<Constitution> {
  const own = await works('begun');
  const asking = { ...own.asking, now };
  await own.works.attempt(asking, (work) => beginFederation(work, openConstitution(Buffer.from(file)), null));
  return own.works.read(asking, (view) => findConstitution(view, null));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenaria-ends-'));
  const own = await works('ours', FEDERATION);
  const written = await own.works.read(own.asking, (view) =>
    exportConstitution(view, { home: folder, documentsOf: null }),
  );
  if (isRefused(written)) throw new Error(written.refused);
  file = written;
});
afterAll(async () => {
  for (const own of opened) await own.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the constitution of a federation of which something ends on a later day', () => {
  it('has what holds today, with the day on which it ends, and nothing of what is over', () => {
    const { constitution } = openConstitution(Buffer.from(file));
    const ends = (part: 'classes.json' | 'circles.json' | 'service-levels.json') =>
      Object.fromEntries(constitution[part].map(({ slug, lastDay = null }) => [slug, lastDay]));
    expect(ends('classes.json')).toEqual({ producer: null, consumer: LAST });
    expect(ends('circles.json')).toEqual({ all: LAST, tech: null });
    expect(ends('service-levels.json')).toEqual({ free: LAST_OF_LEVEL, large: null });
    expect(constitution['circles.json']).toContainEqual(
      expect.objectContaining({ slug: 'tech', parent: 'all' }),
    );
    expect(constitution['joining-rules.json'].map((one) => one.class)).toEqual([null, 'consumer']);
    expect(file).not.toContain('"lastDay":null');
  });

  it('says what ends when it is checked', () => {
    writeFileSync(join(folder, 'ends.json'), file);
    const { said } = plenariaIn(folder)(
      'postgres://nowhere.invalid/none',
      'constitution',
      'check',
      'ends.json',
    );
    expect(said).toContain(`classes.json: consumer ends with ${LAST}`);
  });

  it('is what another begins as, to end on the same days', async () => {
    const { constitution } = openConstitution(Buffer.from(file));
    const { 'rule-packs.json': _, ...begun } = await begunOn(new Date());
    expect(begun).toEqual(
      Object.fromEntries(Object.keys(begun).map((part) => [part, constitution[part as 'circles.json']])),
    );
  });

  it('begins another that begins later without what is over by then', async () => {
    const begun = await begunOn(new Date(`${dayIn(201)}T12:00:00Z`));
    expect(begun['classes.json'].map(({ slug }) => slug)).toEqual(['producer']);
    expect(begun['circles.json']).toMatchObject([{ slug: 'tech', parent: null }]);
    expect(begun['joining-rules.json'].map((one) => one.class)).toEqual([null]);
    expect(begun['service-levels.json']).toEqual([]);
  });
});
