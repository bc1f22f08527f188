import { closeOnSignal } from './close-on-signal.mjs';
import { findChromium } from './chromium.mjs';
import { LOOPBACK, openWorld } from './world.mjs';

/**
 * Jest's start of the screen suite: the living example as `npm start` shows it, and a Chromium to look at it
 * with.
 */
export default async function setUp() {
  const chromium = await findChromium();
  const world = await openWorld({ name: 'screens', env: { DEMO: '1', ...LOOPBACK } });
  process.env['TEST_URL'] = world.api.url;
  process.env['TEST_DATABASE_URL'] = world.database.url;
  process.env['TEST_HOME'] = world.home;
  process.env['TEST_CHROMIUM'] = chromium.path;
  process.env['TEST_CHROMIUM_ARGS'] = JSON.stringify(chromium.args);
  globalThis.tearDownWorld = world.close;
  closeOnSignal();
}
