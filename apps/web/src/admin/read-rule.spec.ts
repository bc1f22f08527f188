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

  it.each([
    { mistake: 'a bracket is missing', text: '{ "base": ', line: 1 },
    { mistake: 'a word is none of JSON', text: '{\n  "base": nothing\n}', line: 2 },
    { mistake: 'a colon is missing', text: '{\n  "a": 1,\n  "b" 2\n}', line: 3 },
    { mistake: 'a text does not end', text: '{\n  "a": "x\n}', line: 2 },
  ])('is told in which line $mistake', ({ text, line }) => {
    expect(readRule(text, 'en')).toEqual({ kind: 'notJson', line });
  });

  it('names the place that is wrong', () => {
    const read = readRule(JSON.stringify({ ...preset?.rules, base: 'nonsense' }), 'en');
    expect(read.kind === 'notRule' && read.problems.map(({ path }) => path)).toEqual(['$.base']);
  });
});
