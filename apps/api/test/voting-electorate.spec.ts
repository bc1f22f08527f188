import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { testDatabase } from './accounts.ts';
import { addRulePack, draft, foundAssembly, openDraft, soon } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';

const ASKED = `query ($rule: String, $asOf: Day, $standing: ElectorateStanding, $first: Int! = 100, $after: String) {
  electorate(rule: $rule, asOf: $asOf, standing: $standing, first: $first, after: $after) {
    rulePack { slug } asOf members electors excluded unspoken inWords { key params }
    lines { totalCount pageInfo { hasNextPage endCursor }
      nodes { slug name classes seats { college class weight part } excluded mayDeclare voters } } } }`;
const ROLL = `query ($id: ID!) { decision(id: $id) { roll(first: 100) { totalCount nodes { name class college weight } } } }`;

type Line = {
  readonly name: string;
  readonly seats: readonly { readonly class: string; readonly weight: string; readonly part: string }[];
  readonly excluded: string | null;
  readonly voters: number;
};

let db: Client;
let assembly: Assembly;
let rule: string;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 3, individuals: 1 });
  const { rows } = await db.query('select slug from voting.rule_pack where id = $1', [assembly.rulePackId]);
  rule = rows[0].slug;
});
afterAll(async () => db.end());

const ask = async (variables: object) => {
  const { data, errors } = await graphql(ASKED, { rule, ...variables }, assembly.chair);
  expect(errors).toEqual([]);
  return data.electorate;
};

/** Every page: the members of the other tests are in the same federation. */
async function linesOf(variables: object, after: string | null = null): Promise<readonly Line[]> {
  const { nodes, pageInfo } = (await ask({ ...variables, after })).lines;
  return pageInfo.hasNextPage ? [...nodes, ...(await linesOf(variables, pageInfo.endCursor))] : nodes;
}

describe('who may vote today', () => {
  it('is the roll that a decision opened now freezes, line by line', async () => {
    const before = await linesOf({ standing: 'votes' });
    const id = await draft(assembly);
    await openDraft(assembly, id, soon(86_400_000));
    const { data } = await graphql(ROLL, { id }, assembly.chair);
    expect(data.decision.roll.totalCount).toBe(before.length);
    const frozen = data.decision.roll.nodes.map(
      (line: { name: string; weight: string }) => `${line.name} ${line.weight}`,
    );
    expect(new Set(before.map(({ name, seats }) => `${name} ${seats[0]?.weight}`))).toEqual(new Set(frozen));
  });

  it('is said in words, with the part of the whole that each vote decides', async () => {
    const { inWords, electors, members, excluded } = await ask({});
    expect(electors).toBe(4);
    expect(members - electors).toBe(excluded);
    expect(inWords).toMatchObject([
      { key: 'electorateAlone', params: { heads: 4, each: '1/4', share: '1' } },
    ]);
    for (const { seats } of await linesOf({ standing: 'votes' })) expect(seats[0]?.part).toBe('1/4');
  });

  it('names who is left out, and why', async () => {
    const other = await foundAssembly(db, { organisations: 1, individuals: 0 });
    const left = other.organisations[0] as Elector;
    const lines = await linesOf({ standing: 'excluded' });
    expect(lines.find(({ name }) => name === left.name)).toMatchObject({
      seats: [],
      excluded: 'CLASS_NOT_NAMED',
    });
    await db.query('delete from membership.class_holding where member_id = $1', [left.memberId]);
    const again = await linesOf({ standing: 'excluded' });
    expect(again.find(({ name }) => name === left.name)?.excluded).toBe('NO_CLASS');
  });

  it('counts and names who is paused on the day, and on another day it votes', async () => {
    const other = await foundAssembly(db, { organisations: 1, individuals: 0 });
    const pausing = other.organisations[0] as Elector;
    const { rows } = await db.query('select slug from voting.rule_pack where id = $1', [other.rulePackId]);
    await db.query(
      `insert into membership.pause (member_id, valid) values ($1, daterange('2020-09-01', '2020-10-01'))`,
      [pausing.memberId],
    );
    const standing = async (asOf: string) => {
      const { members, electors, excluded } = await ask({ rule: rows[0].slug, asOf });
      const lines = await linesOf({ rule: rows[0].slug, asOf });
      const line = lines.find(({ name }) => name === pausing.name);
      // How many members there are, other tests change meanwhile; that each of them is counted once, they do not.
      const uncounted = members - electors - excluded;
      return { uncounted, electors, why: line?.excluded, seats: line?.seats.length };
    };
    expect(await standing('2020-08-31')).toEqual({ uncounted: 0, electors: 1, why: null, seats: 1 });
    const during = { uncounted: 0, electors: 0, why: 'PAUSED', seats: 0 };
    expect(await standing('2020-09-01')).toEqual(during);
    expect(await standing('2020-09-30')).toEqual(during);
    expect(await standing('2020-10-01')).toMatchObject({ uncounted: 0, electors: 1, why: null });
  });

  it('calls an organisation on a past day as it was called then', async () => {
    const other = await foundAssembly(db, { organisations: 1, individuals: 0 });
    const renamed = other.organisations[0] as Elector;
    const then = `Then ${renamed.name}`;
    await db.query(
      `insert into membership.former_name (member_id, since, until, name, folded_name)
       values ($1, '-infinity', '2021-01-01', $2, $2)`,
      [renamed.memberId, then],
    );
    const named = async (asOf: string | null) => (await linesOf({ asOf })).map(({ name }) => name);
    expect(await named('2020-12-31')).toContain(then);
    expect(await named('2020-12-31')).not.toContain(renamed.name);
    expect(await named('2021-01-01')).toContain(renamed.name);
    expect(await named(null)).toContain(renamed.name);
  });

  it('counts who has a vote and nobody to cast it', async () => {
    const silent = assembly.organisations[2] as Elector;
    await db.query('delete from membership.representation where member_id = $1', [silent.memberId]);
    const [line, ...more] = await linesOf({ standing: 'unspoken' });
    expect([line?.name, line?.voters, more.length]).toEqual([silent.name, 0, 0]);
  });

  it('is read page by page, whoever joins between two pages, and as of another day', async () => {
    const all = await linesOf({ standing: 'votes' });
    const first = await ask({ standing: 'votes', first: 3 });
    const joining = await foundAssembly(db, { organisations: 1, individuals: 0 });
    await db.query(`update membership.member set slug = '0-' || slug where id = $1`, [
      joining.organisations[0]?.memberId,
    ]);
    const { hasNextPage, endCursor } = first.lines.pageInfo;
    expect([first.lines.nodes.length, first.lines.totalCount, hasNextPage]).toEqual([3, 4, true]);
    const rest = await linesOf({ standing: 'votes', first: 3 }, endCursor);
    expect([...first.lines.nodes, ...rest]).toEqual(all);
    expect((await ask({ asOf: '1999-01-01' })).members).toBe(0);
    expect((await ask({ asOf: '1999-01-01' })).inWords).toMatchObject([{ key: 'electorateEmpty' }]);
  });

  it('is nothing for a rule that nobody adopted', async () => {
    expect(await ask({ rule: 'no-such-rule' })).toBeNull();
  });

  it('divides what a college decides among those in it', async () => {
    const { rows } = await db.query('select rules from voting.rule_pack where id = $1', [
      assembly.rulePackId,
    ]);
    const colleges = [
      { name: 'ours', classes: [assembly.className], share: '1/2' },
      { name: 'nobody', classes: ['class-of-nobody'], share: '1/2' },
    ];
    const id = await addRulePack(db, { ...rows[0].rules, colleges, silentCollege: 'burn' });
    const pack = await db.query('select slug from voting.rule_pack where id = $1', [id]);
    const { inWords } = await ask({ rule: pack.rows[0].slug });
    expect(inWords).toMatchObject([
      { key: 'electorateCollege', params: { college: 'ours', heads: 4, share: '1/2', each: '1/8' } },
      { key: 'electorateEmpty', params: { college: 'nobody' } },
    ]);
  });

  it('is for members', async () => {
    const { errors } = await graphql(ASKED, { rule }, {});
    expect(errors[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });
});
