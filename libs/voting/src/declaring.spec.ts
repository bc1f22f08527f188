import { describe, expect, it } from '@jest/globals';
import { classesToDeclare, objectionToDeclare, votingClass } from './declaring.ts';
import type { DeclareQuestion } from './declaring.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';

const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;
const plain = presetNamed('one-coop-one-vote')?.rules as RulePack;
const held = ['friend', 'worker', 'client', 'investor'];

describe('a member of several colleges', () => {
  it('chooses among the classes that the rules name', () => {
    expect(classesToDeclare(rules, held)).toEqual(['worker', 'client', 'investor']);
  });

  it('has nothing to declare in one college, or where the rules decide it themselves', () => {
    expect(classesToDeclare(rules, ['client', 'partner'])).toEqual([]);
    expect(classesToDeclare(rules, ['friend', 'worker'])).toEqual([]);
    expect(classesToDeclare(plain, held)).toEqual([]);
    expect(classesToDeclare({ ...rules, overlap: 'highest' }, held)).toEqual([]);
    expect(classesToDeclare({ ...rules, overlap: 'both' }, held)).toEqual([]);
  });

  it('votes as declared, and else in the first of its classes that the rules name', () => {
    expect(votingClass(rules, held, 'investor')).toBe('investor');
    expect(votingClass(rules, held, null)).toBe('worker');
  });

  it('votes in the first too when the declared class is no longer held, or not named', () => {
    expect(votingClass(rules, ['worker', 'client'], 'investor')).toBe('worker');
    expect(votingClass(rules, held, 'friend')).toBe('worker');
  });

  it('votes where there is only one college under whatever class it has', () => {
    expect(votingClass(plain, ['friend'], null)).toBe('friend');
    expect(votingClass(plain, [], null)).toBeNull();
  });
});

describe('a declaration', () => {
  const asked: DeclareQuestion = {
    state: 'draft',
    rules,
    speaksFor: true,
    held,
    memberClass: 'investor',
  };

  it('is made on a draft by who speaks for the member', () => {
    expect(objectionToDeclare(asked)).toBeNull();
  });

  it.each([
    ['once voting is open', { ...asked, state: 'open' }, 'ALREADY_OPEN'],
    ['after the close', { ...asked, state: 'closed' }, 'ALREADY_CLOSED'],
    ['once it is withdrawn', { ...asked, state: 'withdrawn' }, 'ALREADY_CLOSED'],
    ['for a member of somebody else', { ...asked, speaksFor: false }, 'NOT_ALLOWED'],
    ['where there is nothing to declare', { ...asked, rules: plain }, 'NOTHING_TO_DECLARE'],
    ['for a class that is not held', { ...asked, memberClass: 'partner' }, 'CLASS_NOT_HELD'],
    ['for a class that the rules do not name', { ...asked, memberClass: 'friend' }, 'CLASS_NOT_HELD'],
  ] as const)('is refused %s', (_case, question, refused) => {
    expect(objectionToDeclare(question)).toMatchObject({ refused });
  });
});
