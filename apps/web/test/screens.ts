import { createHash, randomBytes } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Client } from 'pg';
import { openBrowser } from '../../../tools/harness/open-browser.mjs';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

/** What one test file looks at: a browser, and the database of the living example. */
export type Screens = {
  readonly browser: Browser;
  readonly db: Client;
  /** A window of somebody's own, signed in unless it is a visitor's. */
  readonly open: (who: Person | Own | 'visitor', options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** Somebody of the first assembly, by their invented name. */
export type Person =
  | 'Aina Ferrer'
  | 'Birgit Solheim'
  | 'Callum Deshpande'
  | 'Elsa Lindqvist'
  | 'Isla MacGregor'
  | 'Joaquim Sousa'
  | 'Kwame Boateng'
  | 'Lucía Navarro'
  | 'Mei-Lin Chow'
  | 'Nadia Okafor'
  | 'Nerea Etxeberria'
  | 'Lena Hoffmann'
  | 'Priya Raman'
  | 'Rosa Whitfield'
  | 'Tunde Adeyemi'
  | 'Yara Mansour';

/** Somebody whom no other test knows: whoever is signed out or shows again that it is them disturbs nobody. */
export type Own = { readonly name: string; readonly email: string };

/** The address of the Plenaria under test. */
export const home = process.env['TEST_URL'] ?? '';

/** Where a Plenaria and its database are. */
export type World = { readonly url: string; readonly databaseUrl: string | undefined };

const shared: World = { url: home, databaseUrl: process.env['TEST_DATABASE_URL'] };

/** Opens what a test file needs, on the world that all share unless it has its own; close it at its end. */
export async function openScreens({ url, databaseUrl }: World = shared): Promise<Screens> {
  const db = new Client({ connectionString: databaseUrl, ...AS_PROGRAM });
  await db.connect();
  const browser = await openBrowser();
  return {
    browser,
    db,
    async open(who, options = {}) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...options });
      if (who !== 'visitor') await context.addCookies([cookieOf(await newSession(db, who))]);
      return context.newPage();
    },
    async close() {
      await browser.close();
      await db.end();
    },
  };
}

/** Opens an address and waits until everything it asked for is there. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Waits until nothing on the page is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
  // What stands in for an answer on its way is marked by its class alone: it must not be read out as busy. The kit
  // shows one for ever, and says so by being a section of its own.
  await page.waitForFunction(() => !document.querySelector('main .loading:not(.kit *)'));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Follows a link of a letter where no link was asked for before, and so is asked for one click. */
export async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('main').getByRole('button').click();
}

/** The same address in another language. */
export function inLanguage(address: string, language: string): string {
  const [place = '', hash] = address.split('#');
  const joined = `${place}${place.includes('?') ? '&' : '?'}language=${language}`;
  return hash === undefined ? joined : `${joined}#${hash}`;
}

/** Somebody new, who takes part for Hypha; with `keeps`, also trusted with the documents of that custodian. */
export async function newPerson(db: Client, firstName: string, keeps: string | null = null): Promise<Own> {
  const mark = randomBytes(4).toString('hex');
  const own = { name: `${firstName} ${mark}`, email: `${firstName.toLowerCase()}.${mark}@hypha.example` };
  await db.query(
    `with someone as (
       insert into membership.person (name, email, language, invented) values ($1, $2, 'en', true) returning id
     ), takes_part as (
       insert into membership.representation (member_id, person_id, role, valid)
       select m.id, someone.id, 'delegate', daterange('2020-08-01', null)
         from someone, membership.member m where m.slug = 'hypha'
     ), opened as (
       insert into identity.account (person_id, email, language, time_zone)
       select id, $2, 'en', 'America/Toronto' from someone returning id
     )
     insert into identity.role_grant (account_id, role, custodian_id, granted_by)
     select opened.id, 'custodian', c.id, 'test' from opened, membership.custodian c where c.slug = $3`,
    [own.name, own.email, keeps],
  );
  return own;
}

/** Somebody with an account who belongs to nothing, as who only applies to join. */
export async function newGuest(db: Client, firstName: string): Promise<Own> {
  const mark = randomBytes(4).toString('hex');
  const own = { name: `${firstName} ${mark}`, email: `${firstName.toLowerCase()}.${mark}@elsewhere.example` };
  await db.query(
    `with someone as (
       insert into membership.person (name, email, language, invented) values ($1, $2, 'en', true) returning id
     )
     insert into identity.account (person_id, email, language, time_zone, is_guest)
     select id, $2, 'en', 'Africa/Tunis', true from someone`,
    [own.name, own.email],
  );
  return own;
}

const nameOf = (who: Person | Own): string => (typeof who === 'string' ? who : who.name);

/** A session made straight in the database: how somebody got it is not the point of most tests. */
export async function newSession(db: Client, who: Person | Own): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const { rowCount } = await db.query(
    `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at, stepped_up_at)
     select $1, a.id, now(), now(), now() + interval '1 day', now()
     from identity.account a join membership.person p on p.id = a.person_id where p.name = $2`,
    [createHash('sha256').update(token).digest(), nameOf(who)],
  );
  if (rowCount !== 1) throw new Error(`nobody in the living example is called ${nameOf(who)}`);
  return token;
}

/** A one-time link for somebody, which leads to `returnPath`. */
export async function newLink(db: Client, who: Person | Own, returnPath: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into identity.login_link (token_hash, account_id, return_path, created_at, expires_at)
     select $1, a.id, $3, now(), now() + interval '20 minutes'
     from identity.account a join membership.person p on p.id = a.person_id where p.name = $2`,
    [createHash('sha256').update(token).digest(), nameOf(who), returnPath],
  );
  return `${home}/enter#${token}`;
}

/** The cookie that carries a session. */
export function cookieOf(token: string) {
  return { name: '__Host-plenaria', value: token, url: 'https://localhost', httpOnly: true } as const;
}
