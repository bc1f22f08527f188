// `npm start`: installs what is missing, builds when stale, starts PostgreSQL and the api, prints one link
// per persona.
// Only what needs no installed package is imported here; the rest follows once npm has done its part.
import { ensureInstalled } from './install.mjs';
import { objectionToNode } from './node-version.mjs';
import { Obstacle, runCommand } from './obstacle.mjs';

await runCommand(async () => {
  const objection = objectionToNode(process.versions.node);
  if (objection !== null) throw new Obstacle(objection);
  ensureInstalled();
  const { serve } = await import('./serve.mjs');
  return serve();
});
