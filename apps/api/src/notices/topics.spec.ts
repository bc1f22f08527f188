import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { EMAIL_LETTERS, letterSchema, SECURITY_EVENTS } from '../post/letter.ts';
import type { Letter } from '../post/letter.ts';
import { ROLE_LETTERS } from '../post/role-letters.ts';
import { mayBeRefused, topicOf, topicRules, TOPICS } from './topics.ts';

/** The name of every letter that is written anywhere. */
const templates = letterSchema.options.flatMap(({ shape: { template } }): readonly string[] =>
  template instanceof z.ZodEnum ? template.options : [...template.values],
);

const letter = (template: string) => ({ template, params: {} }) as Letter;

describe('every letter', () => {
  it.each(templates)('%s has a topic', (template) => {
    expect(TOPICS).toContain(topicOf(letter(template)));
  });

  it('belongs to a topic that some letter is about', () => {
    const used = new Set(templates.map((template) => topicOf(letter(template))));
    expect(TOPICS.filter((topic) => !used.has(topic))).toEqual([]);
  });
});

describe('what a member may refuse to be written', () => {
  it('is never what tells of their account, of who has which role, or lets them in', () => {
    for (const template of [
      ...SECURITY_EVENTS,
      ...ROLE_LETTERS,
      ...EMAIL_LETTERS,
      'email-taken',
      'login-link',
      'step-up',
      'invitation',
      'invited',
    ])
      expect(mayBeRefused(topicOf(letter(template)))).toBe(false);
  });

  it('is never the call to a vote, but its reminders and its result', () => {
    expect(mayBeRefused(topicOf(letter('decision-opened')))).toBe(false);
    expect(mayBeRefused(topicOf(letter('reminder-2h')))).toBe(true);
    expect(mayBeRefused(topicOf(letter('decision-closed')))).toBe(true);
  });

  it('is never what happens to their own membership, but that somebody else may be expelled', () => {
    for (const template of ['change-asked', 'expulsion-proposed', 'expelled', 'expulsion-confirmed'])
      expect(mayBeRefused(topicOf(letter(template)))).toBe(false);
    expect(mayBeRefused(topicOf(letter('expulsion-open-to-objection')))).toBe(true);
  });

  it('is told each way once, and by default not refused', () => {
    for (const topic of TOPICS) {
      const ways = topicRules[topic].mail;
      expect(new Set(ways).size).toBe(ways.length);
      expect(ways[0]).not.toBe('none');
    }
  });
});

describe('what a device tells', () => {
  const told = TOPICS.filter((topic) => topicRules[topic].push?.byDefault);

  it('is by default that a vote ends, and nothing else', () => {
    expect(told).toEqual(['ballotReminders']);
    expect(topicRules.ballotReminders.push?.urgency).toBe('high');
  });

  it('is never what concerns the account, nor a letter that lets somebody in', () => {
    for (const template of [
      ...SECURITY_EVENTS,
      ...ROLE_LETTERS,
      ...EMAIL_LETTERS,
      'login-link',
      'step-up',
      'invited',
      'digest',
    ])
      expect(topicRules[topicOf(letter(template))].push).toBeNull();
  });
});
