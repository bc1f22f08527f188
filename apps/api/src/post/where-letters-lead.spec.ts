import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { letterSchema } from './letter.ts';
import type { Letter } from './letter.ts';
import { doorOf } from './where-letters-lead.ts';

const now = new Date('2036-05-08T12:00:00Z');
const until = '2036-05-08T12:20:00.000Z';
const id = '00000000-0000-4000-8000-000000000000';

/** Every letter that is written anywhere, with what its template is told. */
const letters: readonly Letter[] = letterSchema.options.flatMap((option) => {
  const { template, params } = option.shape;
  const names: readonly string[] = template instanceof z.ZodEnum ? template.options : [...template.values];
  const told = Object.keys(params.shape).map((place) => [place, placeholder(place)]);
  return names.map((name) => ({ template: name, params: Object.fromEntries(told) }) as Letter);
});

function placeholder(place: string): string {
  if (/At$|^at$|until/.test(place)) return until;
  return place.endsWith('Id') ? id : 'some-word';
}

describe('the link of a letter', () => {
  it('makes certain who opens it only where they asked for it just now', () => {
    const certain = letters.filter((letter) => doorOf(letter, now).stepsUp).map(({ template }) => template);
    expect(certain).toEqual(['login-link']);
  });

  it('confirms a session only where that session asked', () => {
    const confirming = letters.filter((letter) => doorOf(letter, now).forSession);
    expect(confirming.map(({ template }) => template)).toEqual(['step-up']);
  });

  it('opens for two days at most', () => {
    const latest = now.getTime() + 48 * 3_600_000;
    for (const letter of letters) expect(doorOf(letter, now).expiresAt.getTime()).toBeLessThanOrEqual(latest);
  });
});
