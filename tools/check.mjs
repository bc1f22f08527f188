// `npm run check`: the quick loop. Every step runs, so that one look tells everything that is wrong.
import { spawnSync } from 'node:child_process';
import { CHECKOUT } from './checkout.mjs';
import { ensureInstalled } from './install.mjs';
import { runCommand } from './obstacle.mjs';

const STEPS = /** @type {const} */ ([
  ['typed documents', ['apps/web/codegen.mjs']],
  ['types', ['node_modules/typescript/bin/tsc', '-b']],
  ['types of tests and tools', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.spec.json']],
  ['types of screen tests', ['node_modules/typescript/bin/tsc', '-p', 'apps/web/test/tsconfig.json']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--type-aware']],
  [
    'format',
    ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--cache', '--cache-location=.nx/prettier'],
  ],
  ['unused', ['node_modules/knip/bin/knip.js']],
]);

await runCommand(async () => {
  ensureInstalled();
  const { runJest } = await import('./run-suites.mjs');
  const failed = [];
  for (const [name, command] of STEPS) {
    const startedAt = performance.now();
    const run = spawnSync(process.execPath, command, {
      cwd: CHECKOUT,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${run.status === 0 ? 'well ' : 'WRONG'}  ${name} (${seconds} s)`);
    if (run.status === 0) continue;
    failed.push(name);
    console.log(`${run.stdout}${run.stderr}`.trimEnd());
  }
  const rules = await runJest('jest.config.mjs');
  console.log(
    `${rules.failed === 0 ? 'well ' : 'WRONG'}  rules (${rules.passed} passed, ${rules.failed} failed)`,
  );
  if (rules.failed > 0) failed.push('rules');
  console.log(failed.length === 0 ? '\nAll is well.' : `\nWrong: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
