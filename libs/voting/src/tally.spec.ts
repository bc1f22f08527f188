import { describe, expect, it } from '@jest/globals';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';
import { votesOf } from './testing/votes.ts';

const webarchitects = presetNamed('webarchitects-50-25-25')?.rules as RulePack;

/** Workers 2 yes, 1 no, 1 abstain of 4; users 30, 40, 10 of 200; investors silent, 10 members. */
const { roll, ballots } = votesOf({
  workers: { yes: 2, no: 1, abstain: 1, of: 4 },
  clientsAndPartners: { yes: 30, no: 40, abstain: 10, of: 200 },
  investors: { of: 10 },
});

describe('Webarchitects 50/25/25 on the same ballots, under four readings of its bylaw', () => {
  const count = (base: RulePack['base'], silentCollege: RulePack['silentCollege']) =>
    tally({ ...webarchitects, base, silentCollege }, roll, ballots);

  it('rejects with 44.0 % when votes decided count and a silent college is lost', () => {
    // 1/2·2/3 + 1/4·30/70 = 1/3 + 3/28 = 37/84; no: 1/2·1/3 + 1/4·40/70 = 1/6 + 1/7 = 13/42
    expect(count('decided', 'burn')).toMatchObject({
      outcome: 'rejected',
      yes: '37/84',
      no: '13/42',
      unused: '1/4',
    });
    expect(count('decided', 'burn')).toMatchObject({
      yesDisplay: '44.05',
      noDisplay: '30.95',
      unusedDisplay: '25.00',
    });
  });

  it('adopts with 58.7 % when the share of a silent college goes to the others', () => {
    // 2/3·2/3 + 1/3·3/7 = 4/9 + 1/7 = 37/63
    expect(count('decided', 'redistribute')).toMatchObject({ outcome: 'adopted', yes: '37/63', no: '26/63' });
    expect(count('decided', 'redistribute')).toMatchObject({ yesDisplay: '58.73', noDisplay: '41.27' });
  });

  it('rejects with 34.4 % when those present count', () => {
    // 1/2·2/4 + 1/4·30/80 = 1/4 + 3/32 = 11/32
    expect(count('present', 'burn')).toMatchObject({
      outcome: 'rejected',
      yes: '11/32',
      no: '1/4',
      yesDisplay: '34.38',
    });
  });

  it('rejects with 28.8 % when everybody eligible counts', () => {
    // 1/2·2/4 + 1/4·30/200 = 1/4 + 3/80 = 23/80; no: 1/2·1/4 + 1/4·40/200 = 1/8 + 1/20 = 7/40
    expect(count('eligible', 'burn')).toMatchObject({
      outcome: 'rejected',
      yes: '23/80',
      no: '7/40',
      yesDisplay: '28.75',
    });
  });

  it('says the arithmetic', () => {
    const { sentences, colleges } = count('decided', 'redistribute');
    expect(sentences).toEqual([
      { key: 'silentRedistributed', params: { college: 'investors', share: '1/4' } },
      { key: 'yesSum', params: { sum: '4/9 + 1/7', total: '37/63', percent: 58.73 } },
      { key: 'noSum', params: { sum: '2/9 + 4/21', total: '26/63', percent: 41.27 } },
      { key: 'thresholdReached', params: { yes: '37/63', threshold: '1/2', comparison: '>' } },
      { key: 'outcomeAdopted', params: {} },
    ]);
    expect(colleges[0]).toMatchObject({
      share: '1/2',
      effectiveShare: '2/3',
      yes: 2,
      no: 1,
      abstain: 1,
      eligible: 4,
    });
    expect(colleges[0]?.sentences[1]).toEqual({
      key: 'collegeDecided',
      params: { college: 'workers', weight: '2', base: '3', within: '2/3', share: '2/3', part: '4/9' },
    });
    expect(colleges[2]).toMatchObject({ silent: true, effectiveShare: '0', eligible: 10, cast: 0 });
  });
});
