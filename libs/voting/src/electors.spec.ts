import { isRefused, toHex, fromHex, leafHash, utf8, canonicalJson, verifyInclusion } from '@plenaria/kernel';
import { describe, expect, it } from '@jest/globals';
import { rollOf } from './electors.ts';
import type { Elector } from './electors.ts';
import { presetNamed } from './presets.ts';
import { rollLeaf, rollProof } from './roll.ts';
import type { Roll } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';
import { groupsOf } from './testing/groups-of.ts';
import { turnout } from './turnout.ts';
import { wouldHaveBeen } from './would-have-been.ts';

const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;
const plain = presetNamed('one-coop-one-vote')?.rules as RulePack;

const elector = (electorId: string, classes: string[], altered: Partial<Elector> = {}): Elector => ({
  electorId,
  kind: 'organisation',
  name: electorId.toUpperCase(),
  classes,
  declaredClass: null,
  weight: '1',
  active: true,
  voters: [`${electorId}-1`],
  ...altered,
});

function rolled(pack: RulePack, electors: readonly Elector[]): Roll {
  const roll = rollOf(pack, electors);
  if (isRefused(roll)) throw new Error(roll.refused);
  return roll;
}

describe('the roll', () => {
  it('has the same root whatever the order of the register, and shows no name of an individual', () => {
    const electors = [
      elector('b', ['worker']),
      elector('a', ['client']),
      elector('p1', ['investor'], { kind: 'individual' }),
    ];
    const roll = rolled(rules, electors);
    expect(roll.entries.map(({ electorId, college }) => [electorId, college])).toEqual([
      ['a', 'clientsAndPartners'],
      ['b', 'workers'],
      ['p1', 'investors'],
    ]);
    expect(roll.entries[2]?.name).toBeNull();
    expect(rolled(rules, electors.toReversed()).root).toBe(roll.root);
  });

  it('lets each line prove that it is on it', () => {
    const { entries, root } = rolled(
      rules,
      ['a', 'b', 'c', 'd', 'e'].map((id) => elector(id, ['worker'])),
    );
    const line = entries[3];
    const leaf = rollLeaf(entries[3] as (typeof entries)[number]);
    expect(leaf).toBe(toHex(leafHash(utf8(canonicalJson(line)))));
    const proof = rollProof(entries, 3).map(fromHex);
    expect(verifyInclusion({ leaf: fromHex(leaf), index: 3, size: 5, proof }, fromHex(root))).toBe(true);
  });

  it('leaves out who is in no college, and is refused when that is everybody', () => {
    const consumer = elector('c', ['consumer']);
    expect(rolled(rules, [consumer, elector('a', ['worker'])]).entries).toHaveLength(1);
    expect(rollOf(rules, [consumer])).toMatchObject({ refused: 'NOBODY_ON_THE_ROLL' });
  });

  it('holds every member where there is one college for all, even one without a class', () => {
    expect(rolled(plain, [elector('a', ['producer', 'consumer']), elector('b', [])]).entries).toHaveLength(2);
  });
});

describe('a member of two classes', () => {
  const both = elector('a', ['worker', 'investor']);

  it('must have said where it votes', () => {
    expect(rollOf(rules, [both])).toMatchObject({
      refused: 'CLASS_NOT_DECLARED',
      details: { electorIds: ['a'] },
    });
    expect(rollOf(rules, [{ ...both, declaredClass: 'client' }])).toMatchObject({
      refused: 'CLASS_NOT_DECLARED',
    });
    expect(rolled(rules, [{ ...both, declaredClass: 'investor' }]).entries).toMatchObject([
      { college: 'investors' },
    ]);
  });

  it('need not when both are in the same college', () => {
    expect(rolled(rules, [elector('a', ['client', 'partner'])]).entries).toHaveLength(1);
  });

  it('votes where the share is largest, or in both with one ballot, where the rules say so', () => {
    expect(rolled({ ...rules, overlap: 'highest' }, [both]).entries).toMatchObject([{ college: 'workers' }]);
    const twice = { ...rules, overlap: 'both' } as const;
    const { entries } = rolled(twice, [both]);
    expect(entries.map(({ college }) => college)).toEqual(['investors', 'workers']);
    const result = tally(twice, entries, [{ electorId: 'a', version: 1, choice: 'yes' }]);
    expect(result).toMatchObject({ eligible: 1, cast: 1, yes: '1', outcome: 'adopted' });
    expect(turnout(twice, groupsOf(entries, ['a']))).toMatchObject({
      eligible: 1,
      cast: 1,
      quorumReached: true,
    });
  });
});

describe('a past decision under other rules', () => {
  it('is counted with the classes that stood on its roll', () => {
    const electors = [elector('a', ['worker']), elector('b', ['client']), elector('c', ['client'])];
    const { entries } = rolled(rules, electors);
    const ballots = [
      { electorId: 'a', version: 1, choice: 'yes' as const },
      { electorId: 'b', version: 1, choice: 'no' as const },
      { electorId: 'c', version: 1, choice: 'no' as const },
    ];
    expect(tally(rules, entries, ballots)).toMatchObject({ outcome: 'adopted', yes: '2/3' });
    expect(wouldHaveBeen(plain, entries, ballots)).toMatchObject({ outcome: 'rejected', yes: '1/3' });
    const blocked = [{ electorId: 'a', version: 1, choice: 'block' as const }];
    expect(wouldHaveBeen(plain, entries, blocked)).toMatchObject({ no: '1', blocks: 0 });
  });

  it('has no result where the new rules know none of its members', () => {
    const { entries } = rolled(plain, [elector('a', ['producer'])]);
    expect(wouldHaveBeen(rules, entries, [])).toMatchObject({ refused: 'NOBODY_ON_THE_ROLL' });
  });
});
