import type { Page } from 'playwright-core';
import { home } from './screens.ts';

/** Letters travel through outbox, queue and SMTP. */
const TRIES_MAX = 400;

/** The path that the nth letter to somebody leads to, waited for. */
export async function linkIn(page: Page, to: string, nth = 1): Promise<string> {
  for (let turn = 0; turn < TRIES_MAX; turn += 1) {
    const answer = await page.request.get(`${home}/inbox.json?to=${encodeURIComponent(to)}`);
    // The newest comes last.
    const letter = ((await answer.json()) as readonly { readonly text: string }[])[nth - 1];
    const path = /https?:\/\/[^/\s]+(\/\S*)/.exec(letter?.text ?? '')?.[1];
    if (path) return path;
    await page.waitForTimeout(100);
  }
  throw new Error(`no letter number ${nth} has reached ${to}`);
}
