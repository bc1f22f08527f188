import { isRefused } from '@plenaria/kernel';
import { describe, expect, it } from '@jest/globals';
import { electorateOf } from './electorate.ts';
import { rollOf, type Elector } from './electors.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';

const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;
const plain = presetNamed('one-coop-one-vote')?.rules as RulePack;

const member = (
  electorId: string,
  ...classes: string[]
): Omit<Elector, 'declaredClass'> & { paused: boolean } => ({
  electorId,
  kind: 'organisation',
  name: electorId,
  classes,
  weight: '1',
  active: true,
  voters: ['someone'],
  paused: false,
});

describe('who may vote on a day', () => {
  it('is everybody, each alike, where one member has one vote', () => {
    const { standings, inWords } = electorateOf(plain, [member('a'), member('b', 'producer'), member('c')]);
    expect(standings.map(({ seats }) => seats[0]?.part)).toEqual(['1/3', '1/3', '1/3']);
    expect(inWords).toEqual([
      {
        key: 'electorateAlone',
        params: { college: 'members', heads: 3, share: '1', weight: '3', each: '1/3' },
      },
    ]);
  });

  it('is told college by college: two workers decide a half, so each of them a quarter', () => {
    const { standings, inWords } = electorateOf(rules, [
      member('w1', 'worker'),
      member('w2', 'worker'),
      member('c1', 'client'),
      member('i1', 'investor'),
    ]);
    expect(standings.map(({ seats }) => [seats[0]?.college, seats[0]?.part])).toEqual([
      ['workers', '1/4'],
      ['workers', '1/4'],
      ['clientsAndPartners', '1/4'],
      ['investors', '1/4'],
    ]);
    expect(inWords[0]).toEqual({
      key: 'electorateCollege',
      params: { college: 'workers', heads: 2, share: '1/2', weight: '2', each: '1/4' },
    });
  });

  it('leaves out who holds no class, and who holds none that the rules name, and says which', () => {
    const { standings } = electorateOf(rules, [member('a'), member('b', 'friend'), member('c', 'worker')]);
    expect(standings.map(({ excluded }) => excluded)).toEqual(['NO_CLASS', 'CLASS_NOT_NAMED', null]);
  });

  it('leaves out who is paused, with whatever class, and weighs the votes of the others without it', () => {
    const paused = { ...member('p', 'worker', 'client'), paused: true };
    const { standings } = electorateOf(rules, [member('w', 'worker'), paused, member('c', 'client')]);
    expect(standings[1]).toEqual({ electorId: 'p', seats: [], excluded: 'PAUSED', mayDeclare: [] });
    expect(standings[0]?.seats[0]?.part).toBe(
      electorateOf(rules, [member('w', 'worker'), member('c', 'client')]).standings[0]?.seats[0]?.part,
    );
  });

  it('gives the share of an empty college to the others where the rules do', () => {
    const { inWords } = electorateOf(rules, [member('w', 'worker'), member('i', 'investor')]);
    expect(inWords.map(({ key, params }) => [key, params['share']])).toEqual([
      ['electorateCollege', '2/3'],
      ['electorateEmpty', undefined],
      ['electorateCollege', '1/3'],
    ]);
  });

  it('says among which classes a member may choose, and counts it in the first until it does', () => {
    const [both] = electorateOf(rules, [member('a', 'worker', 'client')]).standings;
    expect(both).toMatchObject({ mayDeclare: ['worker', 'client'], seats: [{ college: 'workers' }] });
  });

  it('has the same lines as the roll that would be frozen', () => {
    const members = [member('a', 'worker', 'client'), member('b', 'client'), member('c', 'friend')];
    const roll = rollOf(
      rules,
      members.map((one) => ({ ...one, declaredClass: one.classes[0] ?? null })),
    );
    if (isRefused(roll)) throw new Error(roll.refused);
    const seats = electorateOf(rules, members).standings.flatMap(({ electorId, seats: own }) =>
      own.map((seat) => [electorId, seat.college, seat.class]),
    );
    expect(seats).toEqual(roll.entries.map((entry) => [entry.electorId, entry.college, entry.class]));
  });

  it('says that there can be no result where a college is empty and the rules allow none', () => {
    const strict: RulePack = { ...rules, silentCollege: 'invalid' };
    const { standings, inWords } = electorateOf(strict, [member('w', 'worker')]);
    expect(standings[0]?.seats[0]?.part).toBeNull();
    expect(inWords.at(-1)?.key).toBe('electorateInvalid');
  });
});
