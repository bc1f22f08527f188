import { describe, expect, it } from '@jest/globals';
import type { JoiningRule } from './application.ts';
import { ruleFor, type AdoptedRule } from './joining-rule.ts';

const ALONE: JoiningRule = { kind: 'custodian' };
const WEEK: JoiningRule = { kind: 'objectionWindow', days: 7 };
const FORTNIGHT: JoiningRule = { kind: 'objectionWindow', days: 14 };
const VOTE: JoiningRule = { kind: 'decision', rulePack: 'two-thirds' };

const rule = (custodianId: string | null, slug: string | null, is: JoiningRule): AdoptedRule => ({
  custodianId,
  class: slug,
  rule: is,
});

const RULES = [
  rule(null, null, WEEK),
  rule(null, 'producer', VOTE),
  rule('webarchitects', null, ALONE),
  rule('femprocomuns', 'consumer', FORTNIGHT),
];

describe('the rule for joining', () => {
  it('is the members’ decision where nothing was agreed', () => {
    expect(ruleFor([], 'hypha', ['consumer'])).toEqual({ kind: 'decision', rulePack: 'one-coop-one-vote' });
  });

  it('is the federation’s where a custodian has none of its own, and for its class where there is one', () => {
    expect(ruleFor(RULES, 'hypha', ['consumer'])).toBe(WEEK);
    expect(ruleFor(RULES, 'hypha', ['producer'])).toBe(VOTE);
  });

  it('is the custodian’s own before the federation’s', () => {
    expect(ruleFor(RULES, 'webarchitects', ['producer'])).toBe(ALONE);
    expect(ruleFor(RULES, 'femprocomuns', ['consumer'])).toBe(FORTNIGHT);
    expect(ruleFor(RULES, 'femprocomuns', ['producer'])).toBe(VOTE);
  });

  it('is the strictest for those who apply for several classes', () => {
    expect(ruleFor(RULES, 'femprocomuns', ['consumer', 'individual'])).toBe(FORTNIGHT);
    expect(ruleFor(RULES, 'femprocomuns', ['individual', 'consumer'])).toBe(FORTNIGHT);
    expect(ruleFor(RULES, 'femprocomuns', ['consumer', 'producer'])).toBe(VOTE);
  });
});
