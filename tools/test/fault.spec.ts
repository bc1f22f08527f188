import { describe, expect, it } from '@jest/globals';
import { findCorruption } from '../fault/corruption.mjs';
import { surviveQueries } from '../fault/fuzz.mjs';
import { surviveKills } from '../fault/kill.mjs';
import { surviveRaces } from '../fault/races.mjs';

/** What `npm run fault` does at length, in short; `docs/measuring.md` says what each of them proves. */
const missed = (bars: readonly { readonly what: string; readonly holds: boolean }[]): readonly string[] =>
  bars.filter(({ holds }) => !holds).map(({ what }) => what);

describe('under faults', () => {
  it('no acknowledged vote is lost when PostgreSQL and the api are killed', async () => {
    expect(missed(await surviveKills({ kills: 2 }))).toEqual([]);
  });

  it('casts race each other and the close, and every vote counts once', async () => {
    expect(missed(await surviveRaces({ races: 20 }))).toEqual([]);
  });

  it('failing resolvers neither end the program nor show its inside', async () => {
    expect(missed(await surviveQueries({ questions: 500 }))).toEqual([]);
  });

  it('a changed byte of the demo’s bundle is found in its place', async () => {
    expect(missed(await findCorruption({ bytes: 20, throughCommand: 1 }))).toEqual([]);
  });
});
