import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';
import { tick } from './joining.ts';

const NOW = new Date().toISOString();
const database = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'], ...AS_PROGRAM });
let operator = '';
let member = '';

beforeAll(async () => {
  await database.connect();
  operator = await signedIn('operator');
  member = await signedIn(null);
});
afterAll(async () => database.end());

const ASK = `mutation ($email: String!) { requestLoginLink(email: $email) { __typename } }`;
const REDEEM = `mutation ($token: String!) { redeemLoginLink(token: $token) { __typename } }`;
const JOBS = `query ($state: String, $first: Int, $after: String) { jobs(state: $state, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id kind state attempts failedReason createdAt finishedAt } } }`;
const RETRY = `mutation ($id: ID!) { answer: retryJob(id: $id) { __typename ... on JobRow { id state } ... on Refusal { code details } } }`;
const CANCEL_TOLD = `mutation ($id: ID!) { answer: cancelJob(id: $id) { ... on Refusal { code details } } }`;
const CANCEL = `mutation ($id: ID!) { answer: cancelJob(id: $id) { __typename ... on JobRow { id state } ... on Refusal { code } } }`;

type JobNode = {
  readonly id: string;
  readonly state: string;
  readonly failedReason: string | null;
  readonly attempts: number;
};

async function signedIn(role: string | null): Promise<string> {
  const email = `${randomUUID()}@jobs.example`;
  await database.query(`insert into membership.person (name, email) values ('Olga', $1)`, [email]);
  await graphql(ASK, { email });
  const token = /\/enter#([\w-]{43})/.exec((await letterTo(email)).text)?.[1] ?? '';
  const grant = `insert into identity.role_grant (account_id, role, granted_by)
    select id, $2, 'test' from identity.account where email = $1`;
  if (role) await database.query(grant, [email, role]);
  return (await graphql(REDEEM, { token })).cookie;
}

async function later(kind: string, payload: object): Promise<string> {
  const id = randomUUID();
  await database.query(`insert into post.outbox (id, kind, payload, run_at) values ($1, $2, $3, now())`, [
    id,
    kind,
    JSON.stringify(payload),
  ]);
  await database.query(`notify outbox`);
  return `job-${id}`;
}

async function endedAgo(id: string, days: number): Promise<void> {
  await database.query(`update bullmq.job set finished_at_ms = finished_at_ms - $2::bigint where id = $1`, [
    id,
    Math.round(days * 86_400_000),
  ]);
}

/** The job once it is in this state, as the operator's list shows it. */
async function jobIn(state: string, id: string): Promise<JobNode> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { data } = await graphql(JOBS, { state, first: 100 }, { cookie: operator });
    const found = data.jobs.nodes.find((node: JobNode) => node.id === id);
    if (found) return found;
    await sleep(50);
  }
  throw new Error(`job ${id} has not become ${state}`);
}

describe('a job that fails', () => {
  it('is tried again after a pause, and says why it failed', async () => {
    const id = await later('no-such-kind', {});
    const job = await jobIn('delayed', id);
    expect(job.attempts).toBe(1);
    expect(job.failedReason).toContain('no-such-kind');
    const { data } = await graphql(RETRY, { id }, { cookie: operator });
    expect(data.answer).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ field: 'id' }] } });
    await graphql(CANCEL, { id }, { cookie: operator });
  });

  it('can be called off while it waits, and is gone', async () => {
    const id = await later('no-such-kind', {});
    await jobIn('delayed', id);
    const { data } = await graphql(CANCEL, { id }, { cookie: operator });
    expect(data.answer).toMatchObject({ id, state: 'cancelled' });
    expect((await graphql(CANCEL, { id }, { cookie: operator })).data.answer.code).toBe('NOT_FOUND');
  });

  it('and cannot succeed ends at once, and can be tried again by an operator', async () => {
    const id = await later('mail', { template: 'no-such-letter', secret: 'ada@jobs.example' });
    const job = await jobIn('failed', id);
    expect(job.failedReason).toContain('template');
    expect(job.failedReason).not.toContain('ada@');
    expect((await graphql(CANCEL, { id }, { cookie: operator })).data.answer.code).toBe('INVALID_INPUT');
    const { data } = await graphql(RETRY, { id }, { cookie: operator });
    expect(data.answer).toMatchObject({ id, state: 'waiting' });
    expect(await jobIn('failed', id)).toMatchObject({ attempts: 1 });
  });
});

describe('a job that has ended', () => {
  it('is forgotten with what it carries, a day after it was done and thirty after it failed', async () => {
    const sent = { template: 'passkey-removed', accountId: randomUUID(), params: { what: 'Key', at: NOW } };
    const done = await Promise.all([later('mail', sent), later('mail', sent)]);
    const failed = await Promise.all([later('mail', { template: 'no-such-letter' }), later('mail', {})]);
    for (const id of done) await jobIn('completed', id);
    for (const id of failed) await jobIn('failed', id);
    const daysAgo = new Map([
      [done[0], 1.1],
      [done[1], 0.9],
      [failed[0], 30.1],
      [failed[1], 29.9],
    ]);
    for (const [id, days] of daysAgo) await endedAgo(id, days);
    await tick(new Date());
    const { rows } = await database.query<{ id: string }>(`select id from bullmq.job where id = any($1)`, [
      [...daysAgo.keys()],
    ]);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([done[1], failed[1]].toSorted());
  });
});

describe('the list of jobs', () => {
  it('comes in pages without a gap', async () => {
    // Jobs that ended stay where they are while the pages are turned; waiting ones are tried again meanwhile.
    const ids: string[] = [];
    while (ids.length < 7) ids.push(await later('mail', { template: 'no-such-letter' }));
    for (const id of ids) await jobIn('failed', id);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await graphql(JOBS, { state: 'failed', first: 3, after }, { cookie: operator });
      seen.push(...data.jobs.nodes.map((node: JobNode) => node.id));
      if (!data.jobs.pageInfo.hasNextPage) break;
      after = data.jobs.pageInfo.endCursor;
    }
    expect(ids.every((id) => seen.includes(id))).toBe(true);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('shows repeating jobs once, however many workers there are', async () => {
    const { data } = await graphql(JOBS, { state: 'delayed', first: 100 }, { cookie: operator });
    const rounds = data.jobs.nodes.filter(({ kind }: { kind: string }) => kind === 'keep-no-longer');
    expect(rounds).toHaveLength(1);
  });

  it('does not let a round of what repeats be called off, and says why', async () => {
    const { data } = await graphql(
      `
        {
          jobs(state: "delayed", first: 100) {
            nodes {
              id
              kind
              repeats
            }
          }
        }
      `,
      {},
      { cookie: operator },
    );
    const round = data.jobs.nodes.find(({ kind }: { kind: string }) => kind === 'keep-no-longer');
    expect(round.repeats).toBe(true);
    const { data: said } = await graphql(CANCEL_TOLD, { id: round.id }, { cookie: operator });
    expect(said.answer.details.fields).toEqual([{ field: 'id', reason: 'refusals:job.repeats' }]);
  });

  it('is for operators', async () => {
    for (const document of [JOBS, RETRY, CANCEL]) {
      expect((await graphql(document, { id: 'job-1' }, { cookie: member })).errors[0]?.extensions.code).toBe(
        'NOT_ALLOWED',
      );
      expect((await graphql(document, { id: 'job-1' })).errors[0]?.extensions.code).toBe('NOT_SIGNED_IN');
    }
  });
});
