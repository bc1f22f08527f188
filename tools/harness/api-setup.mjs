import { closeOnSignal } from './close-on-signal.mjs';
import { openMailbox } from './mailbox.mjs';
import { LOOPBACK, openWorld } from './world.mjs';

/**
 * Jest's start of the api suite: an empty database, one api that obeys `x-now`, and a mailbox. All files
 * share them.
 */
export default async function setUp() {
  const mailbox = await openMailbox();
  const world = await openWorld({ name: 'api', env: { DEMO: '0', SMTP_URL: mailbox.smtpUrl, ...LOOPBACK } });
  process.env['TEST_URL'] = world.api.url;
  process.env['TEST_DATABASE_URL'] = world.database.url;
  process.env['TEST_LETTERS_URL'] = mailbox.lettersUrl;
  process.env['TEST_HOME'] = world.home;
  globalThis.tearDownWorld = async () => {
    await world.close();
    await mailbox.stop();
  };
  closeOnSignal();
}
