import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256Hex } from '@plenaria/kernel';
import { verifyBundle } from '@plenaria/voting';
import { createClient } from 'graphql-ws';
import type { Client } from 'pg';
import { WebSocket } from 'ws';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { cast, close, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

const ROLL = `query ($id: ID!) { decision(id: $id) { state result { outcome } bundleUrl
  comments { body } myBallots { memberId }
  turnout { cast eligible }
  roll(first: 10) { totalCount nodes { name kind memberId hasVoted choice reason } } } }`;

let db: Client;
let assembly: Assembly;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 1 });
});

afterAll(() => db.end());

async function voted(): Promise<string> {
  const decisionId = await open(assembly);
  const [one, two] = assembly.organisations as [Elector, Elector];
  await cast({ decisionId, elector: one, choice: 'yes', reason: 'Known to all.' });
  await cast({ decisionId, elector: two, choice: 'no' });
  await cast({
    decisionId,
    elector: assembly.individuals[0] as Elector,
    choice: 'no',
    reason: 'My own reason.',
  });
  return decisionId;
}

async function bundleOf(decisionId: string): Promise<Response> {
  return fetch(`${apiUrl()}/decisions/${decisionId}/bundle.json`);
}

describe('an open decision', () => {
  it('tells who has voted, and never what', async () => {
    const decisionId = await voted();
    const { data } = await graphql(ROLL, { id: decisionId }, { cookie: assembly.chair.cookie });
    const { roll, turnout, result, bundleUrl } = data.decision;
    expect(turnout).toEqual({ cast: 3, eligible: 3 });
    expect(roll.nodes.map((entry: { hasVoted: boolean }) => entry.hasVoted)).toEqual([true, true, true]);
    expect(roll.nodes.flatMap(({ choice, reason }: Record<string, unknown>) => [choice, reason])).toEqual(
      Array(6).fill(null),
    );
    expect([result, bundleUrl]).toEqual([null, null]);
    expect((await bundleOf(decisionId)).status).toBe(404);
  });

  it('counts at once whoever has been told that their vote is in, however many read meanwhile', async () => {
    const wide = await foundAssembly(db, { organisations: 0, individuals: 8 });
    const decisionId = await open(wide);
    let acknowledged = 0;
    const asked = `query ($id: ID!) { decision(id: $id) { turnout { cast } } }`;
    const read = async () =>
      (await graphql(asked, { id: decisionId }, wide.chair)).data.decision.turnout.cast as number;
    const vote = async (elector: Elector) => {
      expect((await cast({ decisionId, elector })).version).toBe(1);
      acknowledged += 1;
      const known = acknowledged;
      expect(await read()).toBeGreaterThanOrEqual(known);
    };
    const others = Array.from({ length: 20 }, () => read());
    await Promise.all([...wide.individuals.map(vote), ...others]);
    expect(await read()).toBe(8);
  });

  it('is not shown to visitors', async () => {
    const { data } = await graphql(ROLL, { id: await open(assembly) });
    expect(data.decision).toBeNull();
  });

  it('shows its own ballots to a voter, and to nobody else', async () => {
    const decisionId = await voted();
    const asked = `query ($id: ID!) { decision(id: $id) {
      myBallots { memberName weightInWords { key } lockedBy { name } ballot { choice } } } }`;
    const [one] = assembly.organisations as [Elector];
    const own = await graphql(asked, { id: decisionId }, { cookie: one.alternate?.cookie ?? '' });
    expect(own.data.decision.myBallots).toEqual([
      {
        memberName: one.name,
        weightInWords: [{ key: 'weightAlone' }],
        lockedBy: { name: one.voter.name },
        ballot: { choice: 'yes' },
      },
    ]);
    const stranger = await makePerson(db, { name: 'Stranger' });
    const other = await graphql(asked, { id: decisionId }, { cookie: stranger.cookie });
    expect(other.data.decision.myBallots).toEqual([]);
  });

  const query = `subscription ($id: ID!) { turnoutChanged(decisionId: $id) { cast eligible } }`;

  function watch() {
    return createClient({
      url: `${apiUrl().replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string | string[]) {
          super(url, protocols, { headers: { cookie: assembly.chair.cookie } });
        }
      },
    });
  }

  it('is watched by one browser no more than twenty times at once', async () => {
    const decisionId = await open(assembly);
    const watching = watch();
    const news = Array.from({ length: 30 }, () => watching.iterate({ query, variables: { id: decisionId } }));
    const first = await Promise.allSettled(news.map((one) => one.next()));
    expect(first.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    await watching.dispose();
  });

  it('is watched, and not changed, over a connection that any page may open', async () => {
    const watching = watch();
    const mutation = 'mutation { signOut { __typename } }';
    await expect(watching.iterate({ query: mutation }).next()).rejects.toMatchObject([
      { extensions: { code: 'BAD_REQUEST' } },
    ]);
    await watching.dispose();
  });

  it('tells those who watch when somebody votes', async () => {
    const decisionId = await open(assembly);
    const watching = watch();
    const news = watching.iterate<{ turnoutChanged: object }>({ query, variables: { id: decisionId } });
    expect((await news.next()).value?.data?.turnoutChanged).toEqual({ cast: 0, eligible: 3 });
    const next = news.next();
    await cast({ decisionId, elector: assembly.organisations[0] as Elector });
    expect((await next).value?.data?.turnoutChanged).toEqual({ cast: 1, eligible: 3 });
    await news.return?.();
    await watching.dispose();
  });
});

describe('a closed decision', () => {
  it('is a public record: names and reasons of organisations, pseudonyms of individuals', async () => {
    const decisionId = await voted();
    await close(assembly, decisionId);
    const { data } = await graphql(ROLL, { id: decisionId });
    const { nodes } = data.decision.roll;
    const [one] = assembly.organisations as [Elector];
    expect(nodes).toContainEqual(
      expect.objectContaining({ name: one.name, choice: 'yes', reason: 'Known to all.' }),
    );
    const individual = nodes.find((entry: { kind: string }) => entry.kind === 'individual');
    expect(individual).toMatchObject({
      name: expect.stringMatching(/^p[0-9a-f]{32}$/),
      choice: 'no',
      reason: null,
    });
    expect(individual.memberId).not.toBe(assembly.individuals[0]?.memberId);
    expect(data.decision).toMatchObject({ comments: [], myBallots: [] });
  });

  it('shows members the reasons of individuals too', async () => {
    const decisionId = await voted();
    await close(assembly, decisionId);
    const { data } = await graphql(ROLL, { id: decisionId }, { cookie: assembly.author.cookie });
    const individual = data.decision.roll.nodes.find(
      (entry: { kind: string }) => entry.kind === 'individual',
    );
    expect(individual).toMatchObject({ name: assembly.individuals[0]?.name, reason: 'My own reason.' });
  });

  it('gives all who ask for its bundle at once the same one', async () => {
    const decisionId = await voted();
    const { logHead } = await close(assembly, decisionId);
    const asked = await Promise.all(Array.from({ length: 5 }, () => bundleOf(decisionId)));
    const texts = new Set(await Promise.all(asked.map((response) => response.text())));
    expect(texts.size).toBe(1);
    expect(verifyBundle([...texts][0] ?? '', { logHead }).ok).toBe(true);
    expect(new Set(asked.map(({ headers }) => headers.get('etag')))).toEqual(new Set([`"${logHead}"`]));
  });

  it('has a bundle that verifies, names no individual and tells no reason', async () => {
    const decisionId = await voted();
    const closed = await close(assembly, decisionId);
    const response = await bundleOf(decisionId);
    expect(response.headers.get('content-type')).toContain('application/json');
    const text = await response.text();
    const verification = verifyBundle(text, { logHead: closed.logHead });
    expect(verification.findings).toEqual([]);
    expect(verification.ok).toBe(true);
    for (const secret of [
      'Known to all.',
      'My own reason.',
      assembly.individuals[0]?.voter.personId ?? '',
      'Person A',
    ]) {
      expect(text).not.toContain(secret);
    }
    const again = await fetch(response.url, {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('counts an organisation that nobody speaks for among the eligible, and verifies', async () => {
    const mute = await foundAssembly(db, { organisations: 2, individuals: 0 });
    const [speaking, silent] = mute.organisations as [Elector, Elector];
    await db.query('delete from membership.representation where member_id = $1', [silent.memberId]);
    const decisionId = await open(mute);
    await cast({ decisionId, elector: speaking });
    expect(await cast({ decisionId, elector: silent })).toMatchObject({ code: 'NOT_ON_THE_ROLL' });
    await close(mute, decisionId);
    const { data } = await graphql(ROLL, { id: decisionId });
    expect(data.decision.turnout).toEqual({ cast: 1, eligible: 2 });
    expect(verifyBundle(await (await bundleOf(decisionId)).text()).findings).toEqual([]);
  });

  it('carries in its log the receipt that each voter was given', async () => {
    const decisionId = await open(assembly);
    const { receipt } = await cast({
      decisionId,
      elector: assembly.organisations[0] as Elector,
      reason: 'Why not.',
    });
    await close(assembly, decisionId);
    const text = await (await bundleOf(decisionId)).text();
    const { log } = JSON.parse(text) as { log: { payload: unknown }[] };
    expect(log.map((entry) => sha256Hex(canonicalJson(entry.payload)))).toContain(receipt);
  });

  it('whose bundle was changed in one byte is named where it was changed', async () => {
    const decisionId = await voted();
    await close(assembly, decisionId);
    const text = await (await bundleOf(decisionId)).text();
    const changed = text.replace('"title":"Who is', '"title":"Whp is');
    const { ok, findings } = verifyBundle(changed);
    expect(ok).toBe(false);
    expect(findings[0]?.place).toBe('$.texts[0].title');
  });

  it('can no longer be changed by anybody', async () => {
    const decisionId = await voted();
    await close(assembly, decisionId);
    await expect(
      db.query(`update voting.decision set result = '{}' where id = $1`, [decisionId]),
    ).rejects.toThrow(/closed/);
    await expect(db.query('delete from voting.decision where id = $1', [decisionId])).rejects.toThrow(
      /closed/,
    );
  });

  it('that does not exist has no bundle', async () => {
    expect((await bundleOf('no-id')).status).toBe(404);
  });
});
