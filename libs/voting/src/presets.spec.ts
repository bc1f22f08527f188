import { isRefused } from '@plenaria/kernel';
import { describe, expect, it } from '@jest/globals';
import { parseRulePack } from './parse-rule-pack.ts';
import { presetNamed, presets } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';
import type { Settlement, TallyResult } from './tally-result.ts';
import { votesOf } from './testing/votes.ts';
import type { Said } from './testing/votes.ts';

function counted(
  slug: string,
  said: Readonly<Record<string, Said>>,
  settlement: Settlement | null = null,
): TallyResult {
  const { roll, ballots } = votesOf(said);
  return tally(rulesOf(slug), roll, ballots, settlement);
}

function rulesOf(slug: string): RulePack {
  const preset = presetNamed(slug);
  if (!preset) throw new Error(`no preset ${slug}`);
  return preset.rules;
}

const keysOf = ({ sentences }: TallyResult): string[] => sentences.map(({ key }) => key);

describe('every preset', () => {
  it.each(presets.map(({ slug }) => slug))('%s is a rule pack that can be adopted', (slug) => {
    expect(isRefused(parseRulePack(JSON.parse(JSON.stringify(rulesOf(slug)))))).toBe(false);
  });

  it('is found by its name, and nothing else is', () => {
    expect(presetNamed('one-coop-one-vote')?.names['en']).toBe('One co-op, one vote');
    expect(presetNamed('one-share-one-vote')).toBeNull();
  });
});

describe('one co-op, one vote', () => {
  it('adopts with one yes more than no; abstaining does not weigh', () => {
    // 5 of 9 who took a side
    const result = counted('one-coop-one-vote', { members: { yes: 5, no: 4, abstain: 6, of: 20 } });
    expect(result).toMatchObject({
      outcome: 'adopted',
      yes: '5/9',
      no: '4/9',
      yesDisplay: '55.56',
      noDisplay: '44.44',
    });
  });

  it('changes nothing when yes and no are level, or when nobody votes', () => {
    const level = counted('one-coop-one-vote', { members: { yes: 4, no: 4, of: 9 } });
    expect(level).toMatchObject({ outcome: 'rejected', tied: true });
    expect(keysOf(level)).toContain('tieStatusQuo');
    const nobody = counted('one-coop-one-vote', { members: { of: 9 } });
    expect(nobody).toMatchObject({
      outcome: 'rejected',
      yes: '0',
      unused: '1',
      unusedDisplay: '100.00',
      tied: false,
    });
  });
});

describe('Webarchitects 50/25/25', () => {
  it('adopts when workers and clients agree against the investors', () => {
    // 1/2·3/4 + 1/4·2/3 + 1/4·0 = 3/8 + 1/6 = 13/24
    const result = counted('webarchitects-50-25-25', {
      workers: { yes: 3, no: 1, of: 4 },
      clientsAndPartners: { yes: 2, no: 1, of: 3 },
      investors: { no: 5, of: 5 },
    });
    expect(result).toMatchObject({ outcome: 'adopted', yes: '13/24', no: '11/24' });
  });

  it('does not let workers decide alone against everybody else: one half is not more than one half', () => {
    const result = counted('webarchitects-50-25-25', {
      workers: { yes: 4, of: 4 },
      clientsAndPartners: { no: 1, of: 3 },
      investors: { no: 1, of: 5 },
    });
    expect(result).toMatchObject({ outcome: 'rejected', yes: '1/2', no: '1/2', tied: true });
  });
});

describe('Social.coop: no block unless 95 %', () => {
  it('adopts by majority while nobody blocks', () => {
    expect(counted('socialcoop-block', { members: { yes: 6, no: 5, of: 20 } }).outcome).toBe('adopted');
  });

  it('is stopped by one block at 94.7 %, a block being a no', () => {
    // 18 of 19 = 94.7 % < 95 %
    const result = counted('socialcoop-block', { members: { yes: 18, block: 1, of: 40 } });
    expect(result).toMatchObject({ outcome: 'rejected', yes: '18/19', no: '1/19', blocks: 1 });
    expect(result.sentences).toContainEqual({
      key: 'blockStands',
      params: { count: 1, yes: '18/19', share: '95/100', comparison: '<' },
    });
  });

  it('overrules one block at exactly 95 %', () => {
    const result = counted('socialcoop-block', { members: { yes: 19, block: 1, abstain: 7, of: 40 } });
    expect(result).toMatchObject({ outcome: 'adopted', yes: '19/20' });
    expect(keysOf(result)).toContain('blockOverruled');
  });
});

describe('Co-op Cloud: a majority of all members', () => {
  it('needs more than half of everybody, so that silence is not consent', () => {
    expect(counted('coop-cloud-all-members', { members: { yes: 5, of: 10 } })).toMatchObject({
      outcome: 'rejected',
      yes: '1/2',
    });
    expect(counted('coop-cloud-all-members', { members: { yes: 6, of: 10 } })).toMatchObject({
      outcome: 'adopted',
      yes: '3/5',
      unused: '2/5',
    });
  });
});

describe('Hypha: quorum of 60 % of active members', () => {
  it('is met by exactly 6 of 10 and missed by 5', () => {
    expect(counted('hypha-60-quorum', { members: { yes: 4, no: 2, of: 10 } })).toMatchObject({
      outcome: 'adopted',
      quorumReached: true,
    });
    const missed = counted('hypha-60-quorum', { members: { yes: 5, of: 10 } });
    expect(missed).toMatchObject({ outcome: 'noQuorum', quorumReached: false });
    expect(missed.sentences[0]).toEqual({
      key: 'quorumMissed',
      params: { present: '5', of: '10', share: '60/100' },
    });
  });

  it('does not ask for those who are inactive', () => {
    const { roll, ballots } = votesOf({ members: { yes: 3, of: 10 } });
    const resting = roll.map((line, n) => ({ ...line, active: n < 5 }));
    expect(tally(rulesOf('hypha-60-quorum'), resting, ballots)).toMatchObject({
      outcome: 'adopted',
      quorum: [{ present: '3', of: '5' }],
    });
  });

  it('leaves a tie to the chair', () => {
    const level = { members: { yes: 3, no: 3, of: 10 } };
    expect(counted('hypha-60-quorum', level).outcome).toBe('undecided');
    expect(counted('hypha-60-quorum', level, { kind: 'castingVote', choice: 'yes' }).outcome).toBe('adopted');
    expect(counted('hypha-60-quorum', level, { kind: 'castingVote', choice: 'no' }).outcome).toBe('rejected');
  });
});

describe('Signalise: investors at most 10 %', () => {
  it('limits many investors to a tenth of the whole', () => {
    // 9 members (5 yes, 4 no) and 9 investors, all no: 9/10·5/9 = 1/2 yes, which is not more than one half
    const result = counted('signalise-investors-10', {
      members: { yes: 5, no: 4, of: 9 },
      investors: { no: 9, of: 9 },
    });
    expect(result).toMatchObject({ outcome: 'rejected', yes: '1/2', no: '1/2' });
    expect(result.sentences).toContainEqual({
      key: 'shareCapped',
      params: { college: 'investors', before: '1/2', after: '1/10' },
    });
  });

  it('leaves few investors one vote each', () => {
    // 1 investor of 20 votes is 1/20, below the tenth: 11 of 20
    const result = counted('signalise-investors-10', {
      members: { yes: 10, no: 9, of: 30 },
      investors: { yes: 1, of: 4 },
    });
    expect(result).toMatchObject({ outcome: 'adopted', yes: '11/20' });
  });

  it('gives no result when only investors vote', () => {
    const result = counted('signalise-investors-10', { members: { of: 9 }, investors: { yes: 4, of: 4 } });
    expect(result).toMatchObject({ outcome: 'undecided', yes: '0', unused: '1' });
    expect(keysOf(result)).toEqual(['capsInfeasible', 'outcomeUndecided']);
  });

  it('asks 75 % for special decisions, and exactly 75 % is enough', () => {
    expect(
      counted('signalise-special-75', { members: { yes: 3, no: 1, of: 9 }, investors: { of: 4 } }).outcome,
    ).toBe('adopted');
    expect(
      counted('signalise-special-75', { members: { yes: 74, no: 26, of: 100 }, investors: { of: 4 } })
        .outcome,
    ).toBe('rejected');
  });
});

describe('FairShares: a majority in each class', () => {
  const most = { founder: { yes: 1, of: 2 }, labour: { yes: 30, of: 40 }, user: { yes: 20, no: 3, of: 90 } };

  it('is stopped by one class, however small', () => {
    const result = counted('fairshares-each-class', { ...most, investor: { yes: 1, no: 1, of: 3 } });
    expect(result).toMatchObject({ outcome: 'rejected', conditions: [{ holds: false }] });
    expect(keysOf(result)).toContain('majorityInMissed');
  });

  it('is stopped by a class in which nobody takes a side, and passes with all four', () => {
    expect(keysOf(counted('fairshares-each-class', { ...most, investor: { of: 3 } }))).toContain(
      'majorityInNobody',
    );
    expect(counted('fairshares-each-class', { ...most, investor: { yes: 2, no: 1, of: 3 } }).outcome).toBe(
      'adopted',
    );
  });
});

describe('SCIC: colleges of 10 to 50 %', () => {
  it('never lets a college have more than half when another is silent', () => {
    // 50/30 without 20: 62.5/37.5 by proportion; the cap leaves 50/50
    const result = counted('scic-colleges', {
      employees: { yes: 5, of: 5 },
      beneficiaries: { no: 3, of: 3 },
      supporters: { of: 2 },
    });
    expect(result.colleges.map(({ effectiveShare }) => effectiveShare)).toEqual(['1/2', '1/2', '0']);
    expect(result).toMatchObject({ outcome: 'rejected', tied: true });
  });

  it('gives no result when only one college speaks', () => {
    const result = counted('scic-colleges', {
      employees: { yes: 5, of: 5 },
      beneficiaries: { of: 3 },
      supporters: { of: 2 },
    });
    expect(result.outcome).toBe('undecided');
  });
});
