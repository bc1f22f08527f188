import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env['SCREENS_DIR'];
/** A phone and a desk. */
const widths = [360, 1280] as const;

/** With SCREENS_DIR set, leaves pictures of the page there, as a phone and as a desk show it, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const file = `${name.replace(/\W+/g, '-')}-${width}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
}
