import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { apiUrl } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import { doors, ofTheDemo, open } from './doors.table.ts';
import type { DoorRule } from './doors.table.ts';
import { withProcess } from './own-process.ts';
import { things } from './whose-things.ts';
import type { Thing } from './whose-things.ts';
import { expected, shownTo } from './whose-tries.ts';
import type { Asking } from './whose-tries.ts';
import { foundWorld } from './whose-world.ts';
import type { Whose, World } from './whose-world.ts';

const SITE = fileURLToPath(new URL('../../web/dist/site', import.meta.url));
/** How a door says that it does not open; to what it does not know, or as the web client does to a wrong question. */
const SHUT = [400, 401, 403, 404];

let db: Client;
let world: World;

beforeAll(async () => {
  db = await testDatabase();
  world = await foundWorld(db);
});

afterAll(() => db.end());

/** The doors of a running program, but for the files of the web client. */
function routesIn(logPath: string): readonly string[] {
  const lines = readFileSync(logPath, 'utf8').split('\n');
  const line = lines.find((one) => one.includes('"msg":"routes"')) ?? '{"routes":[]}';
  const { routes } = JSON.parse(line) as { readonly routes: readonly string[] };
  return routes.filter((route) => !existsSync(join(SITE, pathOf(route))) || pathOf(route) === '/*');
}

const pathOf = (route: string): string => route.split(' ')[1] ?? '';
const doorOf = (name: string): string => name.split(',')[0] ?? '';
/** Whoever may ask for a thing may ask for its head. */
const asGet = (route: string): string => route.replace(/^HEAD /, 'GET ');

const made = new Map<Thing, Promise<Whose>>();

/** One of its kind for all: no door changes it. */
function thingOf(of: Thing): Promise<Whose> {
  const thing = made.get(of) ?? things[of](world);
  made.set(of, thing);
  return thing;
}

type Knock = { readonly rule: DoorRule; readonly method: string };

function addressOf({ at }: DoorRule, { told }: Whose): string {
  return at.replaceAll(/\$(\w+)/g, (_, key: string) => {
    expect(told).toHaveProperty(key);
    return encodeURIComponent(String(told[key]));
  });
}

function bodyOf({ at, sends }: DoorRule): { readonly type: string; readonly body: string } | null {
  if (sends === undefined) return null;
  const isQuestion = at === '/graphql';
  return isQuestion
    ? { type: 'application/json', body: JSON.stringify({ query: sends }) }
    : { type: at.includes('import') ? 'text/csv' : 'application/x-www-form-urlencoded', body: sends };
}

/** Does the door give the thing out to who knocks? */
async function opens({ rule, method }: Knock, { cookie, bearer }: Asking, thing: Whose): Promise<boolean> {
  const sent = bodyOf(rule);
  const answer = await fetch(`${apiUrl()}${addressOf(rule, thing)}`, {
    method,
    headers: {
      ...(cookie && { cookie }),
      ...(bearer && { authorization: bearer }),
      ...(sent && { 'content-type': sent.type }),
    },
    ...(sent && { body: sent.body }),
  });
  const text = await answer.text();
  if (!answer.ok) expect(SHUT).toContain(answer.status);
  const isMarked =
    rule.mark === undefined || method === 'HEAD' || text.includes(String(thing.told[rule.mark]));
  return answer.ok && isMarked;
}

/** A program that has somebody's token is given what visitors are, but at the doors that know tokens. */
const expectedAt = ({ may, knowsTokens = false }: DoorRule): readonly string[] =>
  expected(may, knowsTokens || may.includes('visitor'));

function givenOut(knock: Knock, thing: Whose, except: readonly string[] = []): Promise<readonly string[]> {
  const attempt = (asking: Asking, on: Whose) => opens(knock, asking, on);
  return shownTo(db, thing, { byTokens: true, attempt, except });
}

describe('every door of the program', () => {
  it('is in the reviewed table, with and without the demo, and the table names no other', async () => {
    const here = routesIn(join(process.env['TEST_HOME'] ?? '', 'api.log'));
    const known = new Set([...Object.keys(doors).map(doorOf), ...open]);
    expect(here.length).toBeGreaterThan(0);
    expect(here.map(asGet).filter((route) => !known.has(route))).toEqual([]);
    expect([...known].filter((route) => !here.includes(route))).toEqual([]);
    await withProcess({ TIME_TRAVEL: '1', LOG_LEVEL: 'info' }, async (demo) => {
      const there = routesIn(demo.logPath).filter((route) => !here.includes(route));
      expect(there.filter((route) => !route.startsWith('HEAD ')).toSorted()).toEqual(ofTheDemo.toSorted());
      for (const door of ofTheDemo) expect((await fetch(demo.url + pathOf(door))).ok).toBe(true);
    });
    for (const door of ofTheDemo)
      expect(await (await fetch(apiUrl() + pathOf(door))).text()).toContain('<div id="root">');
  });

  it('behind which nothing of anybody’s lies says nothing of anybody', async () => {
    const { owner } = (await thingOf('individual')).people;
    for (const door of open.filter((one) => one.startsWith('GET '))) {
      const asking = { headers: { cookie: owner?.cookie ?? '' } };
      const text = await (await fetch(apiUrl() + pathOf(door).replace('*', 'anywhere'), asking)).text();
      for (const fact of [owner?.name, owner?.email, owner?.accountId, owner?.personId])
        expect(text).not.toContain(fact);
    }
  });
});

describe('what belongs to one custodian or one person', () => {
  it.each(Object.entries(doors))(
    'is given out at %s to those whom the reviewed table names, and to nobody else',
    async (name, rule) => {
      const [method = 'GET'] = name.split(' ');
      const thing = await thingOf(rule.of);
      const knock = { rule, method };
      expect(await givenOut(knock, thing)).toEqual(expectedAt(rule));
    },
  );

  it.each(Object.entries(doors).filter(([name, { mark }]) => name.startsWith('GET ') && mark === undefined))(
    'is not told at the head of %s to those to whom it is not given out',
    async (_name, rule) => {
      const knock = { rule, method: 'HEAD' };
      expect(await givenOut(knock, await thingOf(rule.of), expectedAt(rule))).toEqual([]);
    },
  );
});
