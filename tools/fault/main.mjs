import { ensureBuilt } from '../build.mjs';
import { conclude } from '../measure/verdict.mjs';
import { Obstacle, runCommand } from '../obstacle.mjs';

/** What each of them proves is written in docs/measuring.md. */
const FAULTS = {
  kill: () => import('./kill.mjs').then(({ surviveKills }) => surviveKills({ kills: 20 })),
  fuzz: () => import('./fuzz.mjs').then(({ surviveQueries }) => surviveQueries({ questions: 100_000 })),
  races: () => import('./races.mjs').then(({ surviveRaces }) => surviveRaces({ races: 1_000 })),
  foreign: () => import('./foreign.mjs').then(({ tellNobodyElse }) => tellNobodyElse({ questions: 100_000 })),
  signin: () =>
    import('./signin.mjs').then(({ surviveSignIns }) => surviveSignIns({ wrong: 10_000, tries: 2_000 })),
  corruption: () =>
    import('./corruption.mjs').then(({ findCorruption }) =>
      findCorruption({ bytes: 50, throughCommand: 10 }),
    ),
};

await runCommand(async () => {
  const name = process.argv[2] ?? '';
  const run = Object.entries(FAULTS).find(([known]) => known === name)?.[1];
  if (!run) throw new Obstacle(`npm run fault -- ${Object.keys(FAULTS).join('|')}`);
  await ensureBuilt();
  return conclude(name, await run()) ? 0 : 1;
});
