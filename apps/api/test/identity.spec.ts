import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { foundAssembly } from './assembly.ts';
import type { Elector } from './assembly.ts';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

const database = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'], ...AS_PROGRAM });
beforeAll(async () => database.connect());
afterAll(async () => database.end());

const ASK = `mutation ($email: String!, $returnPath: String) { answer: requestLoginLink(email: $email, returnPath: $returnPath) {
  __typename ... on Done { done } ... on Refusal { code details } } }`;
const PROGRAM = fileURLToPath(new URL('../dist/src/plenaria.js', import.meta.url));
const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) {
  __typename ... on SignedIn { returnPath viewer { email sessions { id current } } } ... on Refusal { code details } } }`;
const ME = `{ viewer { email language timeZone theme roles sessions { id current userAgent } } }`;
const OUT = `mutation { signOut { __typename } }`;
const REVOKE = `mutation ($id: ID!) { answer: revokeSession(id: $id) { __typename ... on Refusal { code } } }`;
const PREFER = `mutation ($language: String, $timeZone: String, $theme: String) {
  answer: updatePreferences(language: $language, timeZone: $timeZone, theme: $theme) {
    __typename ... on Viewer { language timeZone theme } ... on Refusal { code details } } }`;

/** A person of the register, who has no account yet. */
async function person(language = 'en'): Promise<string> {
  const email = `${randomUUID()}@identity.example`;
  await database.query(`insert into membership.person (name, email, language) values ('Ada', $1, $2)`, [
    email,
    language,
  ]);
  return email;
}

async function tokenFor(email: string, nth = 1, returnPath: string | null = null): Promise<string> {
  await graphql(ASK, { email, returnPath });
  return tokenIn((await letterTo(email, nth)).text);
}

function tokenIn(text: string): string {
  return /\/enter#([\w-]{43})/.exec(text)?.[1] ?? '';
}

async function signIn(email: string, nth = 1): Promise<string> {
  return (await graphql(REDEEM, { token: await tokenFor(email, nth) })).cookie;
}

describe('a sign-in link', () => {
  it('signs in whom the register knows, and leads where they wanted to go', async () => {
    const email = await person();
    const token = await tokenFor(email, 1, '/decide?state=open');
    const { data, cookie } = await graphql(REDEEM, { token });
    expect(data.answer).toMatchObject({
      returnPath: '/decide?state=open',
      viewer: { email, sessions: [{ current: true }] },
    });
    expect((await graphql(ME, {}, { cookie })).data.viewer.email).toBe(email);
  });

  it('lets whoever it signs in read their own name at once, which others read as a pseudonym', async () => {
    const { individuals } = await foundAssembly(database, { organisations: 0, individuals: 1 });
    const [ada] = individuals as [Elector];
    const asked = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) {
      ... on SignedIn { viewer { person { name } represents { name representatives { person { name } } } } } } }`;
    const { data } = await graphql(asked, { token: await tokenFor(ada.voter.email) });
    const { person: self, represents } = data.answer.viewer;
    expect([self.name, represents[0].name]).toEqual([ada.voter.name, ada.name]);
  });

  it('works once, also when it is clicked twenty times at once', async () => {
    const token = await tokenFor(await person());
    const answers = await Promise.all(Array.from({ length: 20 }, () => graphql(REDEEM, { token })));
    const names = answers.map(({ data }) => data.answer.code ?? data.answer.__typename);
    expect(names.filter((name) => name === 'SignedIn')).toHaveLength(1);
    expect(names.filter((name) => name === 'LINK_USED')).toHaveLength(19);
  });

  it('says that it has expired after twenty minutes', async () => {
    const token = await tokenFor(await person());
    const late = new Date(Date.now() + 21 * 60_000);
    expect((await graphql(REDEEM, { token }, { now: late })).data.answer.code).toBe('LINK_EXPIRED');
  });

  it('that nobody made is unknown', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), "' or 1=1 --", 'A'.repeat(5_000)]) {
      expect((await graphql(REDEEM, { token })).data.answer.code).toBe('LINK_UNKNOWN');
    }
  });

  it('is kept only as its hash, and so is the session', async () => {
    const email = await person();
    const token = await tokenFor(email);
    const { cookie } = await graphql(REDEEM, { token });
    const session = cookie.split(/[=;]/)[1] ?? '';
    const kept = await database.query(`
      select to_jsonb(l)::text as row from identity.login_link l union all select to_jsonb(s)::text from identity.session s
      union all select to_jsonb(o)::text from post.outbox o union all select to_jsonb(m)::text from post.mail m
      union all select to_jsonb(j)::text from bullmq.job j`);
    const everything = kept.rows.map(({ row }) => String(row)).join('\n');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(session);
    expect(everything).not.toContain(email);
  });

  it('of a disabled account opens nothing, and its sessions end at once', async () => {
    const email = await person();
    const cookie = await signIn(email);
    const token = await tokenFor(email, 2);
    await database.query(`update identity.account set disabled_at = now() where email = $1`, [email]);
    expect((await graphql(ME, {}, { cookie })).data.viewer).toBeNull();
    expect((await graphql(REDEEM, { token })).data.answer.code).toBe('LINK_UNKNOWN');
  });
});

describe('inviting somebody', () => {
  const invite = (email: string, name?: string, ...more: readonly string[]) =>
    spawnSync(
      process.execPath,
      [PROGRAM, 'user', 'invite', email, ...(name ? ['--name', name] : []), ...more],
      {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], DATABASE_URL: process.env['TEST_DATABASE_URL'] },
      },
    );

  it('with the address of somebody else is refused, says whose it is, and leaves nothing behind', async () => {
    const email = await person();
    const refused = invite(email, 'Bea');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('Ada');
    const { rows } = await database.query(
      `select a.id from identity.account a where a.email = $1
       union all select p.id from membership.person p where p.email = $1 and p.name <> 'Ada'`,
      [email],
    );
    expect(rows).toEqual([]);
    expect(invite(email.toUpperCase(), 'ada').stdout).toContain('Invited');
    expect((await letterTo(email)).subject).toContain('Your account');
  });

  it('with several mistakes is told each of them', () => {
    const refused = invite('nobody', undefined, '--time-zone', 'Mars/Olympus');
    expect(refused.status).toBe(1);
    const named = refused.stderr.split('\n').map((line) => line.split(':')[0]);
    expect(named).toEqual(expect.arrayContaining(['email', 'name', 'timeZone']));
    expect(refused.stderr).toContain('timeZone: This is not valid. ("Mars/Olympus")');
  });

  it('with a custodian but without its role is refused, and nobody is invited', async () => {
    const email = `${randomUUID()}@identity.example`;
    for (const role of [[], ['--role', 'secretary']]) {
      const refused = invite(email, 'Bea', '--custodian', 'femprocomuns', ...role);
      expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/^custodian: /) });
    }
    const { rows } = await database.query('select 1 from membership.person where email = $1', [email]);
    expect(rows).toEqual([]);
  });
});

describe('asking for a link', () => {
  it('is answered alike for an address that nobody has, and nothing is sent to it', async () => {
    const unknown = `${randomUUID()}@identity.example`;
    const known = await person();
    const answers = [await graphql(ASK, { email: unknown }), await graphql(ASK, { email: known })];
    expect(answers[0]?.data).toEqual(answers[1]?.data);
    await letterTo(known);
    expect(await inbox(unknown)).toEqual([]);
  });

  it('names what cannot be an address, and a page that is not ours', async () => {
    const { data } = await graphql(ASK, { email: 'ada', returnPath: '//evil.example' });
    expect(data.answer).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'email' }, { field: 'returnPath' }] },
    });
  });

  it('names what is wrong however many others have slipped before', async () => {
    const slips = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => graphql(ASK, { email: `ada${turn}` })),
    );
    expect(slips.map(({ data }) => data.answer.code)).toEqual(
      Array.from({ length: 8 }, () => 'INVALID_INPUT'),
    );
  });

  it('is possible five times in a quarter of an hour for one mailbox, however many ask at once', async () => {
    const email = `${randomUUID()}@identity.example`;
    const ask = (text: string) => graphql(ASK, { email: text });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => ask(turn % 2 ? email : email.toUpperCase())),
    );
    const refused = answers.filter(({ data }) => data.answer.code === 'TOO_MANY_REQUESTS');
    expect(refused).toHaveLength(7);
    expect(new Date(refused[0]?.data.answer.details.retryAt).getTime()).toBeGreaterThan(Date.now());
    const { rows } = await database.query(`select key from identity.rate_limit`);
    expect(JSON.stringify(rows)).not.toContain('identity.example');
  });
});

describe('a session', () => {
  it('can be seen by its owner and ended from another browser', async () => {
    const email = await person();
    const laptop = await signIn(email);
    const phone = await signIn(email, 2);
    const { sessions } = (await graphql(ME, {}, { cookie: phone })).data.viewer;
    expect(sessions).toHaveLength(2);
    const other = sessions.find((session: { current: boolean }) => !session.current);
    expect((await graphql(REVOKE, { id: other.id }, { cookie: phone })).data.answer.__typename).toBe('Done');
    expect((await graphql(ME, {}, { cookie: laptop })).data.viewer).toBeNull();
    expect((await graphql(REVOKE, { id: other.id }, { cookie: phone })).data.answer.code).toBe('NOT_FOUND');
  });

  it('of somebody else is not found', async () => {
    const ada = await signIn(await person());
    const bea = await signIn(await person());
    const [session] = (await graphql(ME, {}, { cookie: ada })).data.viewer.sessions;
    for (const id of [session.id, 'nonsense', randomUUID()]) {
      expect((await graphql(REVOKE, { id }, { cookie: bea })).data.answer.code).toBe('NOT_FOUND');
    }
    expect((await graphql(ME, {}, { cookie: ada })).data.viewer).not.toBeNull();
  });

  it('ends when its owner signs out, and signing out again is no mistake', async () => {
    const cookie = await signIn(await person());
    expect((await graphql(OUT, {}, { cookie })).cookie).toBe('__Host-plenaria=');
    expect((await graphql(ME, {}, { cookie })).data.viewer).toBeNull();
    expect((await graphql(OUT, {}, { cookie })).data.signOut.__typename).toBe('Done');
  });

  it('ends after thirty days without use, and after ninety in any case', async () => {
    const email = await person();
    const cookie = await signIn(email);
    const of = `account_id = (select id from identity.account where email = $1)`;
    await database.query(
      `update identity.session set created_at = now() - interval '89 days',
      last_seen_at = now() - interval '1 day', expires_at = now() + interval '1 hour' where ${of}`,
      [email],
    );
    expect((await graphql(ME, {}, { cookie })).data.viewer).not.toBeNull();
    const { rows } = await database.query(
      `select expires_at = created_at + interval '90 days' as capped,
      last_seen_at > now() - interval '1 minute' as seen from identity.session where ${of}`,
      [email],
    );
    expect(rows).toEqual([{ capped: true, seen: true }]);
    await database.query(`update identity.session set expires_at = now() - interval '1 second' where ${of}`, [
      email,
    ]);
    expect((await graphql(ME, {}, { cookie })).data.viewer).toBeNull();
  });

  it('belongs to the right person when two hundred ask at once', async () => {
    const emails = [await person(), await person(), await person()];
    const cookies: string[] = [];
    for (const email of emails) cookies.push(await signIn(email));
    const asked = Array.from({ length: 200 }, (_, turn) => turn % 4);
    const answers = await Promise.all(asked.map((who) => graphql(ME, {}, { cookie: cookies[who] ?? 'x=1' })));
    expect(answers.map(({ data }) => data.viewer?.email ?? null)).toEqual(
      asked.map((who) => emails[who] ?? null),
    );
  });
});

describe('preferences', () => {
  it('are kept, and what is not named stays', async () => {
    const cookie = await signIn(await person('sv'));
    await graphql(PREFER, { timeZone: 'Europe/Stockholm', theme: 'dark' }, { cookie });
    const { viewer } = (await graphql(ME, {}, { cookie })).data;
    expect(viewer).toMatchObject({ language: 'sv', timeZone: 'Europe/Stockholm', theme: 'dark' });
  });

  it('that cannot be are named, and nothing is changed', async () => {
    const cookie = await signIn(await person());
    const { data } = await graphql(
      PREFER,
      { language: 'tlh', timeZone: '+02:00', theme: 'dark' },
      { cookie },
    );
    expect(data.answer.details.fields.map(({ field }: { field: string }) => field)).toEqual([
      'language',
      'timeZone',
    ]);
    expect((await graphql(ME, {}, { cookie })).data.viewer).toMatchObject({ language: 'en', theme: 'auto' });
  });

  it('that are empty words are named too', async () => {
    const cookie = await signIn(await person());
    const { data } = await graphql(PREFER, { language: '', timeZone: '', theme: '' }, { cookie });
    expect(data.answer.details.fields).toHaveLength(3);
  });

  it('are for those who signed in', async () => {
    const { errors } = await graphql(PREFER, { theme: 'dark' });
    expect(errors[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });
});
