import { ensureBuilt } from '../build.mjs';
import { conclude } from '../measure/verdict.mjs';
import { Obstacle, runCommand } from '../obstacle.mjs';

/** What each benchmark shows is written in docs/measuring.md. */
const BENCHMARKS = {
  ballot: () => import('./ballot.mjs').then(({ benchBallot }) => benchBallot()),
  casts: () => import('./casts.mjs').then(({ benchCasts }) => benchCasts()),
  reads: () => import('./reads.mjs').then(({ benchReads }) => benchReads()),
  register: () => import('./register.mjs').then(({ benchRegister }) => benchRegister()),
  web: () => import('./web.mjs').then(() => null),
};

await runCommand(async () => {
  const name = process.argv[2] ?? '';
  const run = Object.entries(BENCHMARKS).find(([known]) => known === name)?.[1];
  if (!run) throw new Obstacle(`npm run bench -- ${Object.keys(BENCHMARKS).join('|')}`);
  await ensureBuilt();
  const bars = await run();
  if (bars === null) return Number(process.exitCode ?? 0);
  return conclude(name, bars) ? 0 : 1;
});
