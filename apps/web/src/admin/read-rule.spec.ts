import { describe, expect, it } from '@jest/globals';
import { presets } from '@plenaria/voting';
import { readRule } from './read-rule.ts';

const [preset] = presets;

describe('a rule that is being edited', () => {
  it('says in words what it means', () => {
    const read = readRule(JSON.stringify(preset?.rules), 'en');
    expect(read.kind).toBe('rule');
    expect(read.kind === 'rule' && read.inWords.length).toBeGreaterThan(3);
  });

  it('is told to be no JSON while a bracket is missing', () => {
    expect(readRule('{ "base": ', 'en').kind).toBe('notJson');
  });

  it('names the place that is wrong', () => {
    const read = readRule(JSON.stringify({ ...preset?.rules, base: 'nonsense' }), 'en');
    expect(read.kind === 'notRule' && read.problems.map(({ path }) => path)).toEqual(['$.base']);
  });
});
