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
  return waitFor(to, `number ${nth}`, (letters) => letters[nth - 1]);
}

/**
 * The first letter to this address with these words in its subject or text, waited for. Two letters of one moment come
 * in either order: whoever looks for one of them names it by what it says.
 * @param {string} to
 * @param {string | RegExp} words
 * @returns {Promise<Letter>}
 */
export async function letterSaying(to, words) {
  const says = (/** @type {string} */ text) =>
    typeof words === 'string' ? text.includes(words) : words.test(text);
  return waitFor(to, `that says "${words}"`, (letters) =>
    letters.find(({ subject, text }) => says(subject) || says(text)),
  );
}

/**
 * @param {string} to
 * @param {string} which for the error
 * @param {(letters: readonly Letter[]) => Letter | undefined} pick
 */
async function waitFor(to, which, pick) {
  const until = Date.now() + WAIT_MS_MAX;
  while (Date.now() < until) {
    const letter = pick(await inbox(to));
    if (letter) return letter;
    await sleep(POLL_MS);
  }
  throw new Error(`no letter ${which} has reached ${to} within ${WAIT_MS_MAX / 1000} seconds`);
}
