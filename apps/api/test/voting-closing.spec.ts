import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { cast, close, draft, foundAssembly, open, openDraft, soon } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

const RACES = 50;
const WAIT_MS_MAX = 60_000;

let db: Client;
let assembly: Assembly;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 1 });
});

afterAll(() => db.end());

describe('closing a decision', () => {
  it('counts the last version of each ballot', async () => {
    const decisionId = await open(assembly);
    const [one, two] = assembly.organisations as [Elector, Elector];
    await cast({ decisionId, elector: one, choice: 'no' });
    await cast({ decisionId, elector: one, choice: 'yes' });
    await cast({ decisionId, elector: two, choice: 'yes' });
    await cast({ decisionId, elector: assembly.individuals[0] as Elector, choice: 'no' });
    const closed = await close(assembly, decisionId);
    expect(closed).toMatchObject({
      state: 'closed',
      result: { outcome: 'adopted', yes: '2/3', no: '1/3', yesDisplay: '66.67' },
    });
  });

  it('is done by exactly one of two chairs who close at once; the other is told how it ended', async () => {
    const decisionId = await open(assembly);
    const answers = await Promise.all([close(assembly, decisionId), close(assembly, decisionId)]);
    const [closed, told] = answers.toSorted((a, b) => Number('code' in a) - Number('code' in b));
    expect(closed).toMatchObject({ state: 'closed' });
    expect(told).toMatchObject({
      code: 'ALREADY_CLOSED',
      details: { state: 'closed', outcome: closed.result.outcome },
    });
  });

  it('is not for its author, who could end a vote that goes against the proposal', async () => {
    const decisionId = await open(assembly);
    expect(await close({ ...assembly, chair: assembly.author }, decisionId)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('leaves no acknowledged ballot outside the tally, however it races with casting', async () => {
    const wide = await foundAssembly(db, { organisations: 0, individuals: 4 });
    for (let race = 0; race < RACES; race += 1) {
      const decisionId = await open(wide);
      const casting = wide.individuals.map(async (elector, place) => {
        await sleep(place);
        return cast({ decisionId, elector });
      });
      const [closed, ...answers] = await Promise.all([close(wide, decisionId), ...casting]);
      const acknowledged = answers.filter((answer) => answer.version === 1).length;
      const refused = answers.filter((answer) => answer.code === 'CLOSED').length;
      expect(acknowledged + refused).toBe(4);
      expect(closed.result.colleges[0]).toMatchObject({ cast: acknowledged, yes: acknowledged });
    }
  }, 120_000);
});

describe('the clock', () => {
  it('closes a decision by itself when its time has come', async () => {
    const decisionId = await open(assembly, soon(2_000), soon(-120_000));
    await cast({ decisionId, elector: assembly.organisations[0] as Elector });
    const asked = `query ($id: ID!) {
      decision(id: $id) { state closedBy { name } result { yes outcome } } }`;
    const look = async () =>
      (await graphql(asked, { id: decisionId }, { cookie: assembly.chair.cookie })).data.decision;
    const until = Date.now() + WAIT_MS_MAX;
    while ((await look()).state === 'open' && Date.now() < until) await sleep(200);
    expect(await look()).toEqual({
      state: 'closed',
      closedBy: null,
      result: { yes: '1', outcome: 'adopted' },
    });
  });

  it('reminds those who have not voted a day before, and nobody else', async () => {
    const decisionId = await draft(assembly);
    const [voted, silent] = assembly.organisations as [Elector, Elector];
    await openDraft(assembly, decisionId, soon(24 * 3_600_000 + 2_500));
    await cast({ decisionId, elector: voted });
    const before = await inbox(silent.voter.email);
    const letter = await letterAbout(silent.voter.email, 'One day left', before.length);
    expect(letter).toContain('Who is a producer?');
    await letterAbout(silent.alternate?.email ?? '', 'One day left', 0);
    const others = await inbox(voted.voter.email);
    expect(others.filter((mail) => mail.subject.startsWith('One day left'))).toEqual([]);
  });

  it('does not remind somebody who has voted since the reminder was written', async () => {
    const decisionId = await open(assembly);
    const [voted, silent] = assembly.organisations as [Elector, Elector];
    await cast({ decisionId, elector: voted });
    for (const { voter } of [voted, silent]) await writeReminder(decisionId, voter.personId);
    await letterAbout(silent.voter.email, 'One day left to vote: of yesterday', 0);
    await tick();
    const letters = await inbox(voted.voter.email);
    expect(letters.filter(({ subject }) => subject.includes('of yesterday'))).toEqual([]);
  });

  it('closes what is due also when the decision before it cannot be closed, and the operator sees why', async () => {
    // Far enough off that a busy machine has taken the jobs away and set the obstacle before.
    const [first, second] = [soon(6_000), soon(6_500)];
    const stuck = await open(assembly, first, soon(-120_000));
    const next = await open(assembly, second, soon(-120_000));
    // Only the sweep is left to close them, as after the loss of the queue.
    await db.query(`delete from post.outbox where id = any ($1)`, [[`close:${stuck}`, `close:${next}`]]);
    await db.query(`
      create function pg_temp.refuse() returns trigger language plpgsql as
        $$ begin raise exception 'something is wrong with it'; end $$;
      create trigger stuck before update on voting.decision for each row
        when (new.id = '${stuck}' and new.state = 'closed') execute function pg_temp.refuse()`);
    try {
      expect(await statesOf([stuck, next])).toEqual(['open', 'open']);
      await sleep(Math.max(0, second.getTime() - Date.now()) + 100);
      await tick();
      expect(await statesOf([stuck, next])).toEqual(['open', 'closed']);
      const operator = await makePerson(db, { name: 'Operator', roles: ['operator'] });
      const jobs = `{ jobs(first: 100) { nodes { kind failedReason } } }`;
      const { data } = await graphql(jobs, {}, operator);
      const failedReason = `decision ${stuck}: something is wrong with it`;
      expect(data.jobs.nodes).toContainEqual({ kind: 'close-decision', failedReason });
    } finally {
      await db.query('drop trigger stuck on voting.decision');
    }
    await tick();
    expect(await statesOf([stuck])).toEqual(['closed']);
  });

  it('after an outage reminds of what is left, and not of a day that is over', async () => {
    const own = await foundAssembly(db, { organisations: 1, individuals: 0 });
    const decisionId = await open(own);
    for (const kind of ['24h', '2h']) {
      await db.query(
        `insert into post.outbox (id, kind, payload, run_at, created_at)
         values ($1, 'remind-undecided', $2, now(), now())`,
        [`late-${kind}:${decisionId}`, { decisionId, kind }],
      );
    }
    const { voter } = own.organisations[0] as Elector;
    await letterAbout(voter.email, 'Two hours left', 0);
    await letterAbout(voter.email, 'Open for voting', 0);
    const subjects = (await inbox(voter.email)).map((mail) => mail.subject);
    expect(subjects.filter((subject) => subject.startsWith('One day left'))).toEqual([]);
    const { rows } = await db.query('select kind from voting.reminder where decision_id = $1', [decisionId]);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['2h']));
  });

  it('writes to every voter that a decision is open, in their own language', async () => {
    const own = await foundAssembly(db, { organisations: 1, individuals: 0 });
    await open(own);
    const { voter, alternate } = own.organisations[0] as Elector;
    expect((await letterTo(voter.email)).subject).toBe('Open for voting: Who is a producer?');
    expect((await letterTo(alternate?.email ?? '')).subject).toBe('Open for voting: Who is a producer?');
  });
});

describe('withdrawing', () => {
  it('ends an open vote without a result, and the log says why', async () => {
    const decisionId = await open(assembly);
    await cast({ decisionId, elector: assembly.organisations[0] as Elector });
    const withdraw = `mutation ($id: ID!, $reason: String!) { 
      withdrawDecision(decisionId: $id, reason: $reason) {
      ... on Decision { state withdrawnReason result { outcome } } ... on Refusal { code details } } }`;
    const asAuthor = { cookie: assembly.author.cookie };
    const empty = await graphql(withdraw, { id: decisionId, reason: ' ' }, asAuthor);
    expect(empty.data.withdrawDecision).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'reason' }] },
    });
    const stranger = await makePerson(db, { name: 'Stranger' });
    const refused = await graphql(withdraw, { id: decisionId, reason: 'No.' }, { cookie: stranger.cookie });
    expect(refused.data.withdrawDecision).toMatchObject({ code: 'NOT_ALLOWED' });
    const done = await graphql(withdraw, { id: decisionId, reason: 'The text was wrong.' }, asAuthor);
    expect(done.data.withdrawDecision).toEqual({
      state: 'withdrawn',
      withdrawnReason: 'The text was wrong.',
      result: null,
    });
    const { rows } = await db.query(
      'select kind, payload from voting.log_entry where decision_id = $1 order by sequence',
      [decisionId],
    );
    expect(rows.map((row) => row.kind)).toEqual(['opened', 'ballot', 'withdrawn']);
    expect(rows[2].payload.reason).toBe('The text was wrong.');
    expect(await cast({ decisionId, elector: assembly.organisations[1] as Elector })).toMatchObject({
      code: 'CLOSED',
    });
  });
});

/** What a reminder that was asked for a moment ago leaves in the outbox. */
async function writeReminder(decisionId: string, personId: string): Promise<void> {
  const params = { decisionId, number: 1, title: 'of yesterday', closesAt: soon(3_600_000).toISOString() };
  await db.query(`insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now())`, [
    `late:${decisionId}:${personId}`,
    { template: 'reminder-24h', personId, params },
  ]);
}

/** Lets everything that repeats have its round, and waits until the queue has nothing left to do. */
async function tick(): Promise<void> {
  const { status } = await fetch(`${apiUrl()}/tick`, { method: 'POST' });
  expect(status).toBeLessThan(300);
}

async function statesOf(ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.query(
    'select state from voting.decision where id = any ($1) order by array_position($1, id)',
    [ids],
  );
  return rows.map(({ state }) => state);
}

/** The text of the first letter after `from` whose subject begins so. */
async function letterAbout(address: string, subject: string, from: number): Promise<string> {
  for (const until = Date.now() + WAIT_MS_MAX; Date.now() < until; await sleep(100)) {
    const letters = (await inbox(address)).slice(Math.max(0, from - 1));
    const found = letters.find((letter) => letter.subject.startsWith(subject));
    if (found) return found.text;
  }
  throw new Error(`no letter "${subject}" reached ${address}`);
}
