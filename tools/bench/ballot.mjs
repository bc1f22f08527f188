import { createHash, randomBytes } from 'node:crypto';
import { chromium } from 'playwright-core';
import { findChromium } from '../harness/chromium.mjs';
import { openWorld } from '../harness/world.mjs';
import { withClient } from '../measure/database.mjs';
import { median } from '../measure/load.mjs';

const ROUNDS = 5;
/** What Lighthouse calls slow 4G when the browser itself is slowed down: each request waits 3.75 round trips. */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1638.4 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};
const CPU_SLOWER = 4;
const LCP_MS_MAX = 2500;
const INP_MS_MAX = 200;
const CLS_MAX = 0.05;

/** Runs in the page before anything else, and keeps what the browser tells about painting, shifts and answers. */
const WATCH = `globalThis.seen = { lcp: 0, cls: 0, inp: 0 };
  const watch = (type, each, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch('event', (entry) => { if (entry.interactionId) seen.inp = Math.max(seen.inp, entry.duration); },
    { durationThreshold: 16 });`;

/** @typedef {{ readonly lcp: number, readonly cls: number, readonly inp: number, readonly usable: number }} Seen */

/**
 * The page that a ballot link opens, on a slow phone with a cold cache: when it is there, how much it jumps, and how
 * soon it answers. The floor is a plain page of the same server, without a script, under the same slowness.
 */
export async function benchBallot() {
  const { path, args } = await findChromium();
  const world = await openWorld({ name: 'bench', env: { DEMO: '1' } });
  const browser = await chromium.launch({ executablePath: path, args: [...args] });
  try {
    const { ballot, token } = await withClient(world.database.url, voterOf);
    /** @type {Seen[]} */
    const ballots = [];
    /** @type {Seen[]} */
    const floors = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      floors.push(await look(browser, `${world.api.url}/inbox`, null));
      ballots.push(await look(browser, `${world.api.url}${ballot}`, token));
    }
    return verdictOn(ballots, floors);
  } finally {
    await browser.close();
    await world.close();
  }
}

/**
 * @param {readonly Seen[]} ballots
 * @param {readonly Seen[]} floors
 */
function verdictOn(ballots, floors) {
  const of = (/** @type {readonly Seen[]} */ all, /** @type {keyof Seen} */ what) =>
    median(all.map((seen) => seen[what]));
  const lcp = of(ballots, 'lcp');
  const floor = of(floors, 'lcp');
  console.log(
    `slow 4G (${SLOW_4G.latency} ms a request), ${CPU_SLOWER}× slower CPU, cold cache, ${ROUNDS} rounds`,
  );
  console.log(`  a plain page of the same server   LCP ${Math.round(floor)} ms`);
  console.log(`  the ballot page                   LCP ${Math.round(lcp)} ms, ${(lcp / floor).toFixed(1)}×`);
  console.log(`  its choices can be clicked after  ${Math.round(of(ballots, 'usable'))} ms`);
  return [
    { what: `LCP ${Math.round(lcp)} ms, at most ${LCP_MS_MAX}`, holds: lcp <= LCP_MS_MAX },
    { what: `INP ${of(ballots, 'inp')} ms, at most ${INP_MS_MAX}`, holds: of(ballots, 'inp') <= INP_MS_MAX },
    {
      what: `CLS ${of(ballots, 'cls').toFixed(3)}, at most ${CLS_MAX}`,
      holds: of(ballots, 'cls') <= CLS_MAX,
    },
  ];
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string | null} token of a session; null for the plain page, which nobody fills in
 * @returns {Promise<Seen>}
 */
async function look(browser, url, token) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-GB' });
  if (token) {
    await context.addCookies([
      { name: '__Host-plenaria', value: token, url: 'https://localhost', httpOnly: true },
    ]);
  }
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.addInitScript({ content: WATCH });
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  // Looked for by its tag: to compute roles over and over would slow down what is measured.
  if (token) await page.locator('input[type=radio]').first().waitFor({ state: 'attached' });
  const usable = performance.now() - startedAt;
  await page.waitForLoadState('load');
  await page.waitForTimeout(1500); // what shifts late, as fonts and live figures do, counts too
  const before = await page.evaluate('({ ...seen })');
  if (token) {
    await page.getByRole('radio').first().click();
    await page.getByRole('textbox').pressSequentially('Because it is fair.', { delay: 30 });
    await page.waitForTimeout(300);
  }
  const after = await page.evaluate('({ ...seen })');
  await context.close();
  return { lcp: Number(before.lcp), cls: Number(after.cls), inp: Number(after.inp), usable };
}

/**
 * A session of somebody who has not voted in the open decision of the example, and the address of their ballot.
 * @param {import('pg').Pool} client
 */
async function voterOf(client) {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at)
     select $1, a.id, now(), now(), now() + interval '1 day'
     from identity.account a join membership.person p on p.id = a.person_id where p.name = 'Priya Raman'`,
    [createHash('sha256').update(token).digest()],
  );
  const { rows } = await client.query(`select id from voting.decision where state = 'open'`);
  return { ballot: `/decide/${rows[0].id}/ballot?language=en`, token };
}
