import { ensureBuilt } from '../build.mjs';
import { Obstacle, runCommand } from '../obstacle.mjs';

/** What each of them proves is written in docs/measuring.md. */
const FAULTS = {
  kill: () => import('./kill.mjs').then(({ surviveKills }) => surviveKills()),
  fuzz: () => import('./fuzz.mjs').then(({ surviveQueries }) => surviveQueries()),
  races: () => import('./races.mjs').then(({ surviveRaces }) => surviveRaces()),
  corruption: () => import('./corruption.mjs').then(({ findCorruption }) => findCorruption()),
};

await runCommand(async () => {
  const name = process.argv[2] ?? '';
  const run = Object.entries(FAULTS).find(([known]) => known === name)?.[1];
  if (!run) throw new Obstacle(`npm run fault -- ${Object.keys(FAULTS).join('|')}`);
  await ensureBuilt();
  await run();
  return Number(process.exitCode ?? 0);
});
