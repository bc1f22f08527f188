import { describe, expect, it } from '@jest/globals';
import { makeBundle } from './make-bundle.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { tallyFile } from './tally-file.ts';
import { wholeDecision } from './testing/decision.ts';
import { votesOf } from './testing/votes.ts';

const roll = [
  { electorId: 'autonomic', college: 'members' },
  { electorId: 'hypha', college: 'members' },
];

describe('a file counted without any server', () => {
  it('may be as plain as a preset, names and choices', () => {
    const ballots = [
      { electorId: 'autonomic', choice: 'yes' },
      { electorId: 'hypha', choice: 'abstain' },
    ];
    const file = JSON.stringify({ rules: 'one-coop-one-vote', roll, ballots }, null, 2);
    expect(tallyFile(file)).toMatchObject({ result: { outcome: 'adopted', yes: '1', eligible: 2, cast: 2 } });
  });

  it('may be a bundle, and gives the result that stands in it', () => {
    const rules = presetNamed('socialcoop-block')?.rules as RulePack;
    const votes = votesOf({ members: { yes: 19, block: 1, of: 30 } });
    const file = makeBundle(wholeDecision(rules, votes.roll, votes.ballots));
    expect(tallyFile(file)).toMatchObject({ result: (JSON.parse(file) as { result: object }).result });
  });

  it('is refused with every problem and its place', () => {
    const places = (file: string): string[] => {
      const answer = tallyFile(file);
      return 'refused' in answer
        ? answer.details.problems.map(({ path, sentence }) => `${path} ${sentence.key}`)
        : [];
    };
    expect(places('{"rules":')).toEqual(['$.rules verifyNotJson']);
    expect(places(JSON.stringify({ rules: 'none', roll, ballots: [] }))).toEqual(['$.rules problemOneOf']);
    expect(places(JSON.stringify({ rules: {}, roll, ballots: [] }))).toContain(
      '$.rules.colleges problemMissing',
    );
    const stranger = { rules: 'one-coop-one-vote', roll, ballots: [{ electorId: 'nobody', choice: 'yes' }] };
    expect(places(JSON.stringify(stranger))).toEqual(['$.ballots[0].electorId verifyNotOnRoll']);
    const elsewhere = {
      rules: 'one-coop-one-vote',
      roll: [{ electorId: 'a', college: 'staff' }],
      ballots: [],
    };
    expect(places(JSON.stringify(elsewhere))).toEqual(['$.roll[0].college problemNoSuchCollege']);
    expect(places('[]')).toEqual(['$ problemObject']);
  });
});
