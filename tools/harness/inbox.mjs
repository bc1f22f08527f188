import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('./mailbox.mjs').Letter} Letter */

const POLL_MS = 50;
/** Letters travel through outbox, queue and SMTP; on a busy machine that takes its time. */
const WAIT_MS_MAX = 40_000;

/**
 * The letters to this address so far, oldest first.
 * @param {string} to
 * @returns {Promise<readonly Letter[]>}
 */
export async function inbox(to) {
  const response = await fetch(`${process.env['TEST_LETTERS_URL']}?to=${encodeURIComponent(to)}`);
  return JSON.parse(await response.text());
}

/**
 * The nth letter to this address, waited for.
 * @param {string} to
 * @param {number} [nth] 1 is the first
 * @returns {Promise<Letter>}
 */
export async function letterTo(to, nth = 1) {
  const until = Date.now() + WAIT_MS_MAX;
  while (Date.now() < until) {
    const letter = (await inbox(to))[nth - 1];
    if (letter) return letter;
    await sleep(POLL_MS);
  }
  throw new Error(`no letter number ${nth} has reached ${to} within ${WAIT_MS_MAX / 1000} seconds`);
}
