import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyBundle } from '@plenaria/voting';
import type { ExportBundle } from '@plenaria/voting';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { inbox } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

const WAIT_MS_MAX = 120_000;

const SETTLE = `mutation ($id: ID!, $choice: Choice, $value: String) {
  settleTie(decisionId: $id, choice: $choice, beaconValue: $value) {
    ... on Decision { state maySettle logHead result { outcome awaits sentences { key } }
      settlement { kind choice beaconValue } settledBy { name } }
    ... on Refusal { code details } } }`;
const RECORD = `query ($id: ID!) { decision(id: $id) {
  maySettle result { outcome awaits sentences { key } } settlement { kind choice beaconValue } } }`;
const TODAY = '{ today { kind decision { id } } }';

let db: Client;
let byChair: Assembly;
let byLot: Assembly;

beforeAll(async () => {
  db = await testDatabase();
  const members = { organisations: 2, individuals: 0 };
  byChair = await foundAssembly(db, { ...members, rules: { ties: { kind: 'castingVote' } } });
  byLot = await foundAssembly(db, { ...members, rules: { ties: { kind: 'lot', beacon: 'drand round 9' } } });
});

afterAll(() => db.end());

/** Opened, voted on by two members who disagree, and closed. */
async function tied(assembly: Assembly): Promise<string> {
  const decisionId = await open(assembly);
  const [one, two] = assembly.organisations as [Elector, Elector];
  await cast({ decisionId, elector: one, choice: 'yes' });
  await cast({ decisionId, elector: two, choice: 'no' });
  await close(assembly, decisionId);
  return decisionId;
}

type Answer = { readonly choice?: string; readonly value?: string };

async function settle(who: Person, id: string, answer: Answer) {
  const { data } = await graphql(SETTLE, { id, ...answer }, { cookie: who.cookie });
  return data.settleTie;
}

const record = async (id: string, who?: Person) =>
  (await graphql(RECORD, { id }, who ? { cookie: who.cookie } : {})).data.decision;

const bundleOf = (id: string) => fetch(`${apiUrl()}/decisions/${id}/bundle.json`);

/** Does this wait for them today? */
async function waitsFor(who: Person, id: string): Promise<boolean> {
  const { data } = await graphql(TODAY, {}, { cookie: who.cookie });
  type Entry = { kind: string; decision: { id: string } };
  return data.today.some((entry: Entry) => entry.kind === 'settle-tie' && entry.decision.id === id);
}

/** The text of the first letter whose subject begins so. */
async function letterAbout(address: string, subject: string): Promise<string> {
  for (const until = Date.now() + WAIT_MS_MAX; Date.now() < until; await sleep(100)) {
    const found = (await inbox(address)).find((letter) => letter.subject.startsWith(subject));
    if (found) return found.text;
  }
  throw new Error(`no letter "${subject}" reached ${address}`);
}

describe('a tie that the chair decides', () => {
  it('is undecided and says so to everybody until the chair has used the casting vote', async () => {
    const id = await tied(byChair);
    const { maySettle, result, settlement } = await record(id);
    expect(result).toMatchObject({ outcome: 'undecided', awaits: 'castingVote' });
    expect(result.sentences.map(({ key }: { key: string }) => key).slice(-2)).toEqual([
      'tieAwaitsCastingVote',
      'outcomeAwaits',
    ]);
    expect([maySettle, settlement]).toEqual([false, null]);
    expect(verifyBundle(await (await bundleOf(id)).text()).findings).toEqual([]);
    expect(await waitsFor(byChair.chair, id)).toBe(true);
    expect(await waitsFor(byChair.author, id)).toBe(false);
    expect((await record(id, byChair.chair)).maySettle).toBe(true);
  });

  it('is settled by one word of the chair; result, log, file and its tag follow', async () => {
    const id = await tied(byChair);
    const before = await bundleOf(id);
    const published = JSON.parse(await before.text()) as ExportBundle;
    const settled = await settle(byChair.chair, id, { choice: 'yes' });
    expect(settled).toMatchObject({
      state: 'closed',
      maySettle: false,
      result: { outcome: 'adopted', awaits: null },
      settlement: { kind: 'castingVote', choice: 'yes', beaconValue: null },
      settledBy: { name: byChair.chair.name },
    });
    const after = await fetch(before.url, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).toBe(`"${settled.logHead}"`);
    const text = await after.text();
    expect(verifyBundle(text, { logHead: settled.logHead }).findings).toEqual([]);
    // Who noted the head at the close can still hold the file to it.
    expect(verifyBundle(text, { logHead: published.decision.logHead }).ok).toBe(true);
    const { log } = JSON.parse(text) as ExportBundle;
    expect(log.map(({ kind }) => kind).join(' ')).toBe('opened ballot ballot closed tallied settled tallied');
    expect(await waitsFor(byChair.chair, id)).toBe(false);
    const [{ voter }] = byChair.organisations as [Elector];
    expect(await letterAbout(voter.email, 'Tie settled')).toContain('The tie is settled now.');
  });

  it('is settled by exactly one of two chairs at once; the other is told what stands', async () => {
    const id = await tied(byChair);
    const answers = await Promise.all([
      settle(byChair.chair, id, { choice: 'yes' }),
      settle(byChair.chair, id, { choice: 'no' }),
    ]);
    const [done, told] = answers.toSorted((a, b) => Number('code' in a) - Number('code' in b));
    expect(told).toMatchObject({
      code: 'ALREADY_SETTLED',
      details: { choice: done.settlement.choice, outcome: done.result.outcome },
    });
    expect(verifyBundle(await (await bundleOf(id)).text()).findings).toEqual([]);
  });

  it('is not for its author or another member, not before the close, and not where there is none', async () => {
    const id = await tied(byChair);
    const stranger = await makePerson(db, { name: 'Stranger' });
    for (const who of [byChair.author, stranger])
      expect(await settle(who, id, { choice: 'yes' })).toMatchObject({ code: 'NOT_ALLOWED' });
    const unclosed = await open(byChair);
    expect(await settle(byChair.chair, unclosed, { choice: 'yes' })).toMatchObject({
      code: 'NOT_YET_CLOSED',
    });
    await cast({ decisionId: unclosed, elector: byChair.organisations[0] as Elector });
    await close(byChair, unclosed);
    expect(await settle(byChair.chair, unclosed, { choice: 'no' })).toMatchObject({ code: 'NOT_TIED' });
    expect(await settle(byChair.chair, id, { choice: 'abstain' })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'choice' }] },
    });
    expect(await settle(byChair.chair, 'no-id', { choice: 'yes' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves nothing else of a closed decision to be changed, and is not taken back', async () => {
    const id = await tied(byChair);
    const change = (what: string) => db.query(`update voting.decision set ${what} where id = $1`, [id]);
    const settlement = `settlement = '{"kind":"castingVote"}', settled_by = author_id`;
    const adopted = `result = jsonb_set(result, '{outcome}', '"adopted"')`;
    await expect(change(adopted)).rejects.toThrow(/closed/);
    await expect(change(`${settlement}, ${adopted}, text_version = 9`)).rejects.toThrow(/closed/);
    await settle(byChair.chair, id, { choice: 'no' });
    await expect(change(`${settlement}, ${adopted}`)).rejects.toThrow(/closed/);
    await expect(change('settlement = null, settled_by = null')).rejects.toThrow(/closed/);
  });
});

describe('a tie that is drawn by lot', () => {
  it('is settled with what the beacon has published, which stands in the log as it was entered', async () => {
    const id = await tied(byLot);
    expect((await record(id)).result).toMatchObject({ outcome: 'undecided', awaits: 'lot' });
    expect(await settle(byLot.chair, id, { value: '  ' })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'beaconValue' }] },
    });
    const settled = await settle(byLot.chair, id, { value: ' 8a6c13 ' });
    expect(settled).toMatchObject({
      result: { outcome: expect.stringMatching(/^(adopted|rejected)$/) },
      settlement: { kind: 'lot', choice: null, beaconValue: '8a6c13' },
    });
    const text = await (await bundleOf(id)).text();
    expect(verifyBundle(text).findings).toEqual([]);
    // The whole world may work it out again: with another value the file no longer fits.
    expect(verifyBundle(text.replace('8a6c13', '8a6c14')).ok).toBe(false);
    expect((await record(id)).settlement).toEqual({ kind: 'lot', choice: null, beaconValue: '8a6c13' });
  });
});

describe('who closed it', () => {
  it('stands in the public file as the chair, never as the voter that the chair is', async () => {
    const [one] = byChair.organisations as [Elector];
    await db.query('update membership.representation set person_id = $1 where member_id = $2 and role = $3', [
      byChair.chair.personId,
      one.memberId,
      'representative',
    ]);
    const decisionId = await open(byChair);
    await cast({ decisionId, elector: one, voter: byChair.chair });
    await close(byChair, decisionId);
    const text = await (await bundleOf(decisionId)).text();
    const { log, roll } = JSON.parse(text) as ExportBundle;
    const closed = log.find(({ kind }) => kind === 'closed')?.payload;
    expect(closed).toMatchObject({ closedBy: 'chair' });
    expect(roll.flatMap(({ voters }) => voters)).not.toContain('chair');
    expect(text).not.toContain(byChair.chair.personId.slice(0, 8));
  });
});
