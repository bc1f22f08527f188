import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { tick } from './joining.ts';

const NOTICES = `{ viewer { notices { topic channel channels } } }`;
const CHOOSE = `mutation ($choices: [NoticeChoice!]!) { answer: chooseNotices(choices: $choices) {
  ... on Done { done } ... on Refusal { code details } } }`;
const STANDING = `query ($token: String!) { unsubscription(token: $token) { topic channel } }`;
const UNSUBSCRIBE = `mutation ($token: String!, $again: Boolean!) {
  answer: unsubscribe(token: $token, again: $again) { ... on Unsubscription { topic channel } ... on Refusal { code } } }`;

let db: Client;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

const params = () => ({
  decisionId: randomUUID(),
  number: 7,
  title: 'Who is a producer?',
  closesAt: new Date(Date.now() + 3_600_000).toISOString(),
});

async function write(to: Person, template: string, about: object = params()): Promise<void> {
  await db.query(`insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now())`, [
    randomUUID(),
    JSON.stringify({ template, accountId: to.accountId, params: about }),
  ]);
  await db.query(`notify outbox`);
}

const choose = (person: Person, topic: string, channel: string) =>
  graphql(CHOOSE, { choices: [{ topic, channel }] }, { cookie: person.cookie });

async function channelOf(person: Person, topic: string): Promise<string> {
  const { data } = await graphql(NOTICES, {}, { cookie: person.cookie });
  return data.viewer.notices.find((notice: { topic: string }) => notice.topic === topic).channel;
}

/** The address in the head of the letter, without what a mail program folds into it. */
function unsubscribeIn(headers: Readonly<Record<string, string>>): string {
  return /<(\S+)>/.exec((headers['list-unsubscribe'] ?? '').replaceAll(/\s/g, ''))?.[1] ?? '';
}

async function tokenFor(person: Person): Promise<string> {
  await write(person, 'decision-closed');
  return (
    unsubscribeIn((await letterTo(person.email)).headers)
      .split('/')
      .at(-1) ?? ''
  );
}

describe('what a member is written about', () => {
  it('is not sent once they refused it, while what cannot be refused still comes', async () => {
    const ada = await makePerson(db, { name: 'Refuses Results' });
    expect((await choose(ada, 'results', 'none')).data.answer).toEqual({ done: true });
    await write(ada, 'decision-closed');
    await write(ada, 'decision-opened');
    expect((await letterTo(ada.email)).subject).toContain('Open for voting');
    await fetch(`${apiUrl()}/tick`, { method: 'POST' });
    expect(await inbox(ada.email)).toHaveLength(1);
  });

  it('cannot be what a vote calls them to, nor what concerns their account; nothing is saved then', async () => {
    const ada = await makePerson(db, { name: 'Refuses All' });
    const choices = ['results', 'ballotOpens', 'ownAccount'].map((topic) => ({ topic, channel: 'none' }));
    const { data } = await graphql(CHOOSE, { choices }, { cookie: ada.cookie });
    expect(data.answer.code).toBe('INVALID_INPUT');
    const wrong = data.answer.details.fields.map(({ field }: { field: string }) => field);
    expect(wrong).toEqual(['ballotOpens', 'ownAccount']);
    expect(await channelOf(ada, 'results')).toBe('atOnce');
  });

  it("is nobody else's to read, also when the program forgets to ask whose it is", async () => {
    const ada = await makePerson(db, { name: 'Has Chosen' });
    const other = await makePerson(db, { name: 'Is Curious' });
    await choose(ada, 'results', 'none');
    const rows = async (account: string) => {
      await db.query(`select set_config('plenaria.account', $1, false)`, [account]);
      const found = await db.query(`select from post.notice_choice where account_id = $1`, [ada.accountId]);
      await db.query(`reset plenaria.account`);
      return found.rowCount;
    };
    expect([await rows(ada.accountId), await rows(other.accountId), await rows('')]).toEqual([1, 0, 0]);
  });
});

describe('a letter that may be refused', () => {
  it('says so in its head, for the button of the mail program, and in words at its foot', async () => {
    const ada = await makePerson(db, { name: 'Reads Heads' });
    await write(ada, 'decision-closed');
    const { headers, text, html } = await letterTo(ada.email);
    const link = unsubscribeIn(headers);
    expect(link).toMatch(/^http.*\/unsubscribe\/[\w-]+\.[\w-]+$/);
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(text).toContain(`No more letters about this: “Results of votes”:\n${link}`);
    expect(html).toContain(`href="${link}"`);
  });

  it('has no such line when it calls to a vote', async () => {
    const ada = await makePerson(db, { name: 'Is Called' });
    await write(ada, 'decision-opened');
    const { headers, text } = await letterTo(ada.email);
    expect(headers['list-unsubscribe']).toBeUndefined();
    expect(text).not.toContain('/unsubscribe/');
  });
});

describe('the button of a mail program', () => {
  const press = (token: string, type: string, body: string) =>
    fetch(`${apiUrl()}/unsubscribe/${token}`, { method: 'POST', headers: { 'content-type': type }, body });

  it('refuses these letters and no others, without signing in', async () => {
    const ada = await makePerson(db, { name: 'Presses Once' });
    const token = await tokenFor(ada);
    const form = 'application/x-www-form-urlencoded';
    expect((await press(token, form, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect((await press(token, form, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect([await channelOf(ada, 'results'), await channelOf(ada, 'newcomers')]).toEqual(['none', 'atOnce']);
  });

  it('works for programs that send it as a form of parts', async () => {
    const ada = await makePerson(db, { name: 'Presses Parts' });
    const token = await tokenFor(ada);
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    const url = `${apiUrl()}/unsubscribe/${token}`;
    expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
    expect(await channelOf(ada, 'results')).toBe('none');
  });

  it('does nothing with a link that was altered', async () => {
    const ada = await makePerson(db, { name: 'Was Altered' });
    const token = await tokenFor(ada);
    expect((await press(`x${token}`, 'text/plain', '')).status).toBe(404);
    expect(await channelOf(ada, 'results')).toBe('atOnce');
  });

  it('is not pressed by a program that only opens the link', async () => {
    const ada = await makePerson(db, { name: 'Is Scanned' });
    const token = await tokenFor(ada);
    await fetch(`${apiUrl()}/unsubscribe/${token}`);
    expect((await graphql(STANDING, { token })).data.unsubscription).toEqual({
      topic: 'results',
      channel: 'atOnce',
    });
    expect(await channelOf(ada, 'results')).toBe('atOnce');
  });

  it('can be taken back with the same link', async () => {
    const ada = await makePerson(db, { name: 'Takes Back' });
    const token = await tokenFor(ada);
    const answer = async (again: boolean) =>
      (await graphql(UNSUBSCRIBE, { token, again })).data.answer.channel;
    expect([await answer(false), await answer(true)]).toEqual(['none', 'atOnce']);
    expect((await graphql(UNSUBSCRIBE, { token: 'none-of-ours', again: false })).data.answer.code).toBe(
      'LINK_UNKNOWN',
    );
  });
});

/** How much waits for somebody's next digest, as the program sees it. */
async function kept({ accountId }: Person): Promise<number | null> {
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  const { rowCount } = await db.query(`select from post.digest_item where account_id = $1`, [accountId]);
  await db.query(`reset plenaria.account`);
  return rowCount;
}

describe('a digest', () => {
  const tomorrow = new Date(Date.now() + 86_400_000);

  it('tells in one letter on the next morning what happened, and once', async () => {
    const ada = await makePerson(db, { name: 'Reads Once', language: 'ca' });
    expect((await choose(ada, 'results', 'digest')).data.answer).toEqual({ done: true });
    await write(ada, 'decision-closed');
    await write(ada, 'decision-settled');
    await tick(new Date());
    expect(await inbox(ada.email)).toEqual([]);
    expect(await kept(ada)).toBe(2);
    await tick(tomorrow);
    const letter = await letterTo(ada.email);
    expect(letter.subject).toMatch(/^2 coses de /);
    expect(letter.text).toMatch(/Who is a producer\?\nhttp\S+\/decide\/[0-9a-f-]{36}\/record\n/);
    expect(letter.text).not.toContain('/enter#');
    expect(letter.html.match(/\/record"/g)).toHaveLength(2);
    await tick(new Date(tomorrow.getTime() + 3_600_000));
    expect(await inbox(ada.email)).toHaveLength(1);
    expect(await kept(ada)).toBe(0);
  });

  it('leaves out what its reader has refused since', async () => {
    const ada = await makePerson(db, { name: 'Reads Less' });
    await choose(ada, 'results', 'digest');
    await write(ada, 'decision-closed');
    await tick(new Date());
    expect(await kept(ada)).toBe(1);
    await choose(ada, 'results', 'none');
    await tick(tomorrow);
    expect(await inbox(ada.email)).toEqual([]);
    expect(await kept(ada)).toBe(0);
  });

  it('leads to where each topic that it tells of is refused, and all are chosen', async () => {
    const ada = await makePerson(db, { name: 'Reads Exits' });
    await choose(ada, 'results', 'digest');
    await write(ada, 'decision-closed');
    await tick(new Date());
    expect(await kept(ada)).toBe(1);
    await tick(tomorrow);
    const { text, headers } = await letterTo(ada.email);
    expect(text).toContain('No more letters about this: “Results of votes”');
    expect(text).toContain('/me/notices');
    const link = unsubscribeIn(headers);
    expect(text).toContain(link);
    const { data } = await graphql(STANDING, { token: link.split('/').at(-1) ?? '' });
    expect(data.unsubscription).toEqual({ topic: 'results', channel: 'digest' });
  });

  it('of several topics leads to where each is refused, and has no button that would refuse one of them', async () => {
    const ada = await makePerson(db, { name: 'Reads Both' });
    for (const topic of ['results', 'newcomers']) await choose(ada, topic, 'digest');
    await write(ada, 'decision-closed');
    const about = { applicationId: randomUUID(), applicant: 'Bo', custodian: 'Hypha', text: '', until: null };
    await write(ada, 'application-open-to-objection', about);
    await tick(new Date());
    expect(await kept(ada)).toBe(2);
    await tick(tomorrow);
    const { text, headers } = await letterTo(ada.email);
    for (const topic of ['Results of votes', 'Applicants you may object to'])
      expect(text).toContain(`No more letters about this: “${topic}”`);
    expect(headers['list-unsubscribe']).toBeUndefined();
  });

  it('is no way to be reminded of a vote that ends today', async () => {
    const ada = await makePerson(db, { name: 'Reads Late' });
    expect((await choose(ada, 'ballotReminders', 'digest')).data.answer.code).toBe('INVALID_INPUT');
  });

  it('is not sent for what is not true any more', async () => {
    const ada = await makePerson(db, { name: 'Reads Nothing' });
    await choose(ada, 'news', 'digest');
    const payload = {
      template: 'mailing-news',
      accountId: ada.accountId,
      params: { mailingId: randomUUID() },
    };
    await db.query(`insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now())`, [
      randomUUID(),
      JSON.stringify(payload),
    ]);
    await tick(new Date());
    await tick(tomorrow);
    expect(await inbox(ada.email)).toEqual([]);
  });
});
