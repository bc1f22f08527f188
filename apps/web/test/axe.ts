import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { default as Axe } from 'axe-core';
import type { Page } from 'playwright-core';

const wcag22 = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on the page as it stands. It is put into a document once, which takes longer than a look; we have no
 * frames, so looking here is looking everywhere.
 */
export async function axe(page: Page): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames, into which axe does not look`);
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(source);
  await page.evaluate(comeToRest);
  return page.evaluate(async (values) => {
    const { run } = (globalThis as unknown as { readonly axe: typeof Axe }).axe;
    const { violations } = await run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} in ${html}`));
  }, wcag22);
}

/** A colour half on its way to another, as when the theme has just changed, is none that anybody reads by. */
async function comeToRest(): Promise<void> {
  const passing = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
}
