import { isRefused } from '@plenaria/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRulePack } from './parse-rule-pack.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';

const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;

/** `path key` of every problem of these rules with something altered. */
function problems(altered: object): string[] {
  const parsed = parseRulePack({ ...rules, ...altered });
  return isRefused(parsed)
    ? parsed.details.problems.map(({ path, sentence }) => `${path} ${sentence.key}`)
    : [];
}

const [workers, clients, investors] = rules.colleges;

describe('rules read from outside', () => {
  it('are the rules, when nothing is wrong', () => {
    expect(parseRulePack(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
  });

  it('are refused with every problem named by its place', () => {
    expect(
      problems({
        base: 'all',
        threshold: { share: '0.5', strict: 'yes', of: 'total' },
        colour: 'red',
        quorum: [{}],
      }),
    ).toEqual([
      '$.base problemOneOf',
      '$.threshold.share problemShare',
      '$.threshold.strict problemTruth',
      '$.quorum[0].scope problemMissing',
      '$.quorum[0].count problemMissing',
      '$.quorum[0].of problemMissing',
      '$.quorum[0].metBy problemMissing',
      '$.quorum[0].share problemMissing',
      '$.colour problemUnknown',
    ]);
  });

  it('hold only what a database can keep', () => {
    const said = structuredClone(presetNamed('webarchitects-50-25-25')?.rules) as unknown as {
      colleges: { name: string; labels?: object }[];
    };
    const [college] = said.colleges;
    if (!college) throw new Error('the preset has a college');
    college.labels = { en: 'a\0b', '\ud800': 'c' };
    const refused = parseRulePack(said);
    expect(isRefused(refused) && refused.details.problems.map(({ path }) => path)).toHaveLength(2);
  });

  it('must share the whole: 50/25/20 leaves 1/20 to nobody', () => {
    expect(problems({ colleges: [workers, clients, { ...investors, share: '20/100' }] })).toEqual([
      '$.colleges problemSharesSum',
    ]);
    expect(problems({ colleges: [workers, clients, { ...investors, share: 'byVotes' }] })).toEqual([
      '$.colleges problemMixedShares',
    ]);
  });

  it('must have limits that can be met', () => {
    expect(problems({ colleges: [{ ...workers, cap: '1/3' }, clients, investors] })).toEqual([
      '$.colleges[0].share problemShareOutsideLimits',
    ]);
    expect(problems({ colleges: [{ ...workers, cap: '1/2', floor: '3/4' }, clients, investors] })).toContain(
      '$.colleges[0].floor problemFloorAboveCap',
    );
    const capped = rules.colleges.map((college) => ({ ...college, share: 'byVotes', cap: '1/4' }));
    expect(problems({ colleges: capped })).toEqual(['$.colleges problemCapsSum']);
  });

  it('may not name a college or a class twice, or one that is not there', () => {
    expect(problems({ colleges: [workers, { ...clients, name: 'workers' }, investors] })).toEqual([
      '$.colleges[1].name problemNameTwice',
    ]);
    expect(
      problems({ colleges: [workers, { ...clients, classes: ['client', 'worker'] }, investors] }),
    ).toEqual(['$.colleges[1].classes[1] problemClassTwice']);
    expect(problems({ colleges: [workers, { ...clients, classes: ['*'] }, investors] })).toEqual([
      '$.colleges[1].classes[0] problemEverybodyTwice',
    ]);
    expect(problems({ silentCollege: { redistributeTo: 'staff' } })).toEqual([
      '$.silentCollege.redistributeTo problemNoSuchCollege',
    ]);
    const quorum = [
      { scope: { college: 'staff' }, count: 'heads', of: 'eligible', metBy: 'cast', share: '1/2' },
    ];
    expect(problems({ quorum })).toEqual(['$.quorum[0].scope.college problemNoSuchCollege']);
  });

  it('must offer what they ask for', () => {
    expect(problems({ conditions: [{ kind: 'noBlockUnless', share: '95/100' }] })).toEqual([
      '$.choices problemChoiceMissing',
    ]);
    expect(problems({ choices: ['yes', 'abstain'] })).toEqual(['$.choices problemChoiceMissing']);
    expect(problems({ threshold: { share: '1', strict: true, of: 'total' } })).toEqual([
      '$.threshold problemUnreachable',
    ]);
    expect(problems({ conditions: [{ kind: 'constructor' }] })).toEqual([
      '$.conditions[0].kind problemOneOf',
    ]);
  });

  it('may be any JSON at all, and the answer is still a list of problems', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const parsed = parseRulePack(json);
        expect(isRefused(parsed) && parsed.details.problems.length > 0).toBe(true);
      }),
    );
  });
});
