// `npm test`: everything, or `npm test -- rules api` for some suites. Closes with one line, "N passed, N
// failed".
import { ensureBuilt } from './build.mjs';
import { objectionToNode } from './node-version.mjs';
import { Obstacle, runCommand } from './obstacle.mjs';

await runCommand(async () => {
  const objection = objectionToNode(process.versions.node);
  if (objection !== null) throw new Obstacle(objection);
  await ensureBuilt();
  const { runSuites } = await import('./run-suites.mjs');
  return runSuites(process.argv.slice(2));
});
