import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { findCorruption } from '../fault/corruption.mjs';
import { tellNobodyElse } from '../fault/foreign.mjs';
import { surviveQueries } from '../fault/fuzz.mjs';
import { surviveKills } from '../fault/kill.mjs';
import { surviveRaces } from '../fault/races.mjs';
import { surviveSignIns } from '../fault/signin.mjs';

let printed: string[] = [];

beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** The bars that were missed, and then also what was printed: the seed, the counts, the places. */
function missed(bars: readonly { readonly what: string; readonly holds: boolean }[]): readonly string[] {
  const wanting = bars.filter(({ holds }) => !holds).map(({ what }) => what);
  return wanting.length === 0 ? [] : [...wanting, ...printed];
}

/** What `npm run fault` does at length, in short; `docs/measuring.md` says what each of them proves. */
// Each of them is long, and longer beside other work.
jest.setTimeout(600_000);

describe('under faults', () => {
  it('no acknowledged vote is lost when PostgreSQL and the api are killed', async () => {
    expect(missed(await surviveKills({ kills: 1 }))).toEqual([]);
  });

  it('casts race each other and the close, and every vote counts once', async () => {
    expect(missed(await surviveRaces({ races: 10 }))).toEqual([]);
  });

  it('failing resolvers neither end the program nor show its inside', async () => {
    expect(missed(await surviveQueries({ questions: 400 }))).toEqual([]);
  });

  it('wrong passwords at once never pass the limit', async () => {
    expect(missed(await surviveSignIns({ wrong: 300, tries: 0 }))).toEqual([]);
  });

  it('nobody is told of rows that are not theirs, nor changes them, also where no guard but the database stands', async () => {
    expect(missed(await tellNobodyElse({ questions: 1_400 }))).toEqual([]);
  });

  it('a changed byte of the demo’s bundle is found in its place', async () => {
    expect(missed(await findCorruption({ bytes: 10, throughCommand: 1 }))).toEqual([]);
  });
});
