import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { openPushService, voucherOf } from '../../../tools/harness/push-service.mjs';
import type { Subscriber } from '../../../tools/harness/push-service.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, foundAssembly, open } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { tick } from './joining.ts';
import { until } from './until.ts';

const ADD = `mutation ($endpoint: String!, $p256dh: String!, $auth: String!) {
  answer: addPushDevice(endpoint: $endpoint, p256dh: $p256dh, auth: $auth) {
    ... on Done { done } ... on Refusal { code details } } }`;
const CHOOSE = `mutation ($choices: [NoticeChoice!]!) { answer: chooseNotices(choices: $choices) {
  ... on Done { done } ... on Refusal { code details } } }`;
const HERS = `{ viewer { pushKey pushDevices { id lastUsedAt current } notices { topic push } } }`;

let db: Client;
let service: Awaited<ReturnType<typeof openPushService>>;
let assembly: Assembly;
let decisionId: string;

beforeAll(async () => {
  db = await testDatabase();
  service = await openPushService();
  assembly = await foundAssembly(db, { organisations: 3, individuals: 1 });
  decisionId = await open(assembly);
});
afterAll(async () => {
  await service.close();
  await db.end();
});

async function subscribe({ cookie }: Pick<Person, 'cookie'>, subscriber = service.subscribe()) {
  const { endpoint, p256dh, auth } = subscriber;
  const { data } = await graphql(ADD, { endpoint, p256dh, auth }, { cookie });
  if (!data.answer.done) throw new Error(JSON.stringify(data.answer));
  return subscriber;
}

const choose = async ({ cookie }: Person, topic: string, how: { channel: string; push?: boolean }) =>
  (await graphql(CHOOSE, { choices: [{ topic, ...how }] }, { cookie })).data.answer;

const hers = async ({ cookie }: Pick<Person, 'cookie'>) => (await graphql(HERS, {}, { cookie })).data.viewer;

async function ask(template: string, to: Person, params: object, id: string = randomUUID()): Promise<string> {
  await db.query(
    `insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now())
     on conflict (id) do update set dispatched_at = null, payload = excluded.payload`,
    [id, JSON.stringify({ template, personId: to.personId, params })],
  );
  await db.query(`notify outbox`);
  return id;
}

/** A letter about the decision of this file, which closes in an hour. */
const about = (closesAt = new Date(Date.now() + 3_600_000)) => ({
  decisionId,
  number: 7,
  title: 'Shall Marta Quintana be expelled?',
  closesAt: closesAt.toISOString(),
});

const rejection = {
  applicationId: randomUUID(),
  applicant: 'Marta Quintana',
  custodian: 'Hypha',
  text: 'She owes us money.',
  until: null,
};

const firstOf = ({ got }: Subscriber) => until(async () => got[0] ?? null);

/** Somebody who is on the roll and has not voted. */
const voter = (place: number): Person => assembly.organisations[place]?.voter ?? assembly.chair;

describe('a device', () => {
  it('tells its owner that a vote ends, and so that nobody else can read it on the way', async () => {
    const ada = voter(0);
    const device = await subscribe(ada);
    await ask('reminder-2h', ada, about());
    const pushed = await firstOf(device);
    expect(pushed.body.toString('latin1')).not.toContain('Decision');
    expect(device.read(pushed)).toEqual({
      title: 'A vote ends soon',
      says: expect.stringMatching(/^Decision 7: you can vote until .+\.$/),
      path: `/decide/${decisionId}/ballot`,
      tag: pushed.headers['topic'],
      language: 'en',
      direction: 'ltr',
    });
    expect(pushed.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' });
    expect(pushed.headers['topic']).toMatch(/^[\w-]{32}$/);
    const lives = Number(pushed.headers['ttl']);
    expect(lives).toBeLessThanOrEqual(3600);
    expect(lives).toBeGreaterThan(3000);
  });

  it('knows by a signature that it is us', async () => {
    const ada = await makePerson(db, { name: 'Knows Us' });
    const device = await subscribe(ada);
    await choose(ada, 'ballotOpens', { channel: 'atOnce', push: true });
    await ask('decision-opened', ada, about());
    const { says, key } = voucherOf(await firstOf(device));
    expect(key).toBe((await hers(ada)).pushKey);
    expect(says.aud).toBe(service.origin);
    expect(says.sub).toMatch(/^mailto:\S+@\S+$/);
    expect(says.exp * 1000 - Date.now()).toBeLessThan(86_400_000);
  });

  it("speaks its owner's language, names nobody and quotes nothing", async () => {
    const ada = await makePerson(db, { name: 'Parla Català', language: 'ca' });
    const device = await subscribe(ada);
    await choose(ada, 'ownApplication', { channel: 'atOnce', push: true });
    await choose(ada, 'results', { channel: 'none', push: true });
    await ask('application-rejected', ada, rejection);
    await ask('decision-closed', ada, about());
    await until(async () => (device.got.length === 2 ? true : null));
    const told = device.got.map((pushed) => device.read(pushed));
    expect(told.map(({ title }) => title).toSorted()).toEqual([
      'Una sol·licitud que et concerneix',
      'Una votació té resultat',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Marta|Quintana|Hypha|money/);
    expect(told.map(({ path }) => path).toSorted()).toEqual([
      `/applications/${rejection.applicationId}`,
      `/decide/${decisionId}/record`,
    ]);
  });

  it('is told nothing of what was refused, nor of what nobody wished, while the letters come', async () => {
    const ada = voter(1);
    const device = await subscribe(ada);
    await choose(ada, 'ballotReminders', { channel: 'atOnce', push: false });
    await ask('reminder-2h', ada, about());
    await ask('decision-closed', ada, about());
    await letterTo(ada.email, 2);
    await tick(new Date());
    expect(device.got).toEqual([]);
  });

  it('tells at once also what waits for the letter of the morning, and what is not written at all', async () => {
    const ada = await makePerson(db, { name: 'Reads Mornings' });
    const device = await subscribe(ada);
    await choose(ada, 'results', { channel: 'digest', push: true });
    await ask('decision-closed', ada, about());
    await firstOf(device);
    await tick(new Date());
    expect(await inbox(ada.email)).toEqual([]);
    await tick(new Date(Date.now() + 86_400_000));
    expect((await letterTo(ada.email)).subject).toContain('One thing from');
    expect(device.got).toHaveLength(1);
  });

  it('never tells what concerns the account, and its owner cannot wish for it', async () => {
    const ada = await makePerson(db, { name: 'Is Secure' });
    const device = await subscribe(ada);
    expect((await choose(ada, 'ownAccount', { channel: 'atOnce', push: true })).code).toBe('INVALID_INPUT');
    await ask('passkey-added', ada, { at: new Date().toISOString(), what: 'A key' });
    await letterTo(ada.email);
    await tick(new Date());
    expect(device.got).toEqual([]);
    const { notices } = await hers(ada);
    expect(notices.filter(({ push }: { push: boolean | null }) => push)).toEqual([
      { topic: 'ballotReminders', push: true },
    ]);
  });

  it('is not told to vote when voting has ended, or the vote was cast', async () => {
    const [late, done] = [voter(2), assembly.individuals[0]];
    if (!done) throw new Error('an individual must be there');
    const devices = [await subscribe(late), await subscribe(done.voter)];
    await cast({ decisionId, elector: done });
    await ask('reminder-2h', done.voter, about());
    await ask('reminder-2h', late, about(new Date(Date.now() - 1000)));
    await letterTo(late.email);
    await tick(new Date());
    expect(devices.map(({ got }) => got.length)).toEqual([0, 0]);
  });
});

describe('what a push service answers', () => {
  async function reader(name: string): Promise<Person> {
    const ada = await makePerson(db, { name });
    await choose(ada, 'results', { channel: 'none', push: true });
    return ada;
  }

  it('forgets a device that is gone, and no other of the same person', async () => {
    const ada = await reader('Has Two');
    const phone = await subscribe(ada);
    const laptop = await subscribe({ cookie: await startSession(db, ada.accountId) });
    phone.answers.push(410);
    await ask('decision-closed', ada, about());
    await Promise.all([firstOf(phone), firstOf(laptop)]);
    const left = await until(async () => {
      const { pushDevices } = await hers(ada);
      return pushDevices.length === 1 && pushDevices[0].lastUsedAt ? pushDevices : null;
    });
    expect(left[0].current).toBe(false);
    await ask('decision-closed', ada, about());
    await until(async () => (laptop.got.length === 2 ? true : null));
    expect(phone.got).toHaveLength(1);
  });

  it('is asked again after a fault, and once only after its yes', async () => {
    const ada = await reader('Is Patient');
    const device = await subscribe(ada);
    device.answers.push(503);
    const id = await ask('decision-closed', ada, about());
    await until(async () => (device.got.length === 2 ? true : null));
    // Handed over again, as after a crash between the queue's yes and our note of it.
    await ask('decision-closed', ada, about(), id);
    await tick(new Date());
    expect(device.got).toHaveLength(2);
    // Had the first come through after all, the second would have taken its place.
    expect(device.got[0]?.headers['topic']).toBe(device.got[1]?.headers['topic']);
  });

  it('is never heard where an address leads into our own network', async () => {
    const ada = await reader('Gives Wrong');
    const inside = { ...service.subscribe(), endpoint: 'http://10.0.0.7/push' };
    await subscribe(ada, inside);
    await ask('decision-closed', ada, about());
    const forgotten = async () => ((await hers(ada)).pushDevices.length === 0 ? true : null);
    expect(await until(forgotten)).toBe(true);
  });
});

describe('a subscription', () => {
  it('is refused by name when no browser can have made it', async () => {
    const { cookie } = await makePerson(db, { name: 'Is Wrong' });
    const point = Buffer.alloc(65, 4).toString('base64url');
    const wrong = { endpoint: 'ftp://push.example/1', p256dh: point, auth: 'short' };
    const { data } = await graphql(ADD, wrong, { cookie });
    expect(data.answer.details.fields.map(({ field }: { field: string }) => field)).toEqual([
      'endpoint',
      'p256dh',
      'auth',
    ]);
  });

  it("is nobody else's to read, also when the program forgets to ask whose it is", async () => {
    const ada = await makePerson(db, { name: 'Has One' });
    const other = await makePerson(db, { name: 'Is Curious' });
    await subscribe(ada);
    const rows = async (account: string) => {
      await db.query(`select set_config('plenaria.account', $1, false)`, [account]);
      const found = await db.query(`select from post.push_device where account_id = $1`, [ada.accountId]);
      await db.query(`reset plenaria.account`);
      return found.rowCount;
    };
    expect([await rows(ada.accountId), await rows(other.accountId), await rows('')]).toEqual([1, 0, 0]);
  });
});
