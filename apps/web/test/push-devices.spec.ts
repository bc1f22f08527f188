import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page, Worker } from 'playwright-core';
import { openPushService } from '../../../tools/harness/push-service.mjs';
import type { Subscriber } from '../../../tools/harness/push-service.mjs';
import { keepPicture } from './pictures.ts';
import { home, newPerson, openScreens, visit, type Own, type Screens } from './screens.ts';

let screens: Screens;
let service: Awaited<ReturnType<typeof openPushService>>;

beforeAll(async () => {
  screens = await openScreens();
  service = await openPushService();
});

afterAll(async () => {
  await service.close();
  await screens.close();
});

/**
 * The Chromium of the tests has neither a push service that it could be subscribed to nor a screen that notices could
 * stand on. So what it would ask of those is answered here: `subscribe` with what the service of this test has for
 * it, the question with yes. Worker, registration and what is delivered to it are the browser's own.
 */
async function answerForTheSystem(page: Page, { endpoint, p256dh, auth }: Subscriber): Promise<void> {
  await page.addInitScript(
    (given) => {
      let made: PushSubscription | null = null;
      let permission = 'default';
      const { prototype } = PushManager;
      const bytesOf = (text: string): ArrayBuffer => {
        const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
        return Uint8Array.from(plain, (letter) => letter.codePointAt(0) ?? 0).buffer;
      };
      prototype.subscribe = async (asked) => {
        const applicationServerKey = bytesOf((asked?.applicationServerKey ?? '') as string);
        const unsubscribe = async (): Promise<boolean> => {
          made = null;
          return true;
        };
        made = {
          toJSON: () => given,
          options: { applicationServerKey },
          unsubscribe,
        } as unknown as PushSubscription;
        return made;
      };
      prototype.getSubscription = async () => made;
      Object.defineProperty(Notification, 'permission', { get: () => permission });
      Notification.requestPermission = async () => {
        permission = 'granted';
        return 'granted';
      };
    },
    { endpoint, keys: { p256dh, auth } },
  );
}

/** Somebody of their own on the page of notices, whose browser may show them. */
async function reader(name: string, subscriber: Subscriber): Promise<{ page: Page; own: Own }> {
  const own = await newPerson(screens.db, name);
  const page = await screens.open(own, { reducedMotion: 'reduce' });
  await answerForTheSystem(page, subscriber);
  await visit(page, '/me/notices?language=en');
  return { page, own };
}

/** What the api sends of a vote that ends, as the browser of its reader is given it. */
async function remind({ name }: Own, subscriber: Subscriber): Promise<string> {
  const decisionId = randomUUID();
  const closesAt = new Date(Date.now() + 3_600_000).toISOString();
  await screens.db.query(
    `insert into post.outbox (id, kind, payload, run_at)
     select $1, 'mail', jsonb_build_object('template', 'reminder-2h', 'accountId', a.id, 'params', $3::jsonb), now()
       from identity.account a join membership.person p on p.id = a.person_id where p.name = $2`,
    [randomUUID(), name, JSON.stringify({ decisionId, number: 7, title: 'Who?', closesAt })],
  );
  await screens.db.query('notify outbox');
  for (let turn = 0; turn < 300 && subscriber.got.length === 0; turn += 1)
    await new Promise((over) => setTimeout(over, 100));
  return JSON.stringify(subscriber.read(subscriber.got[0]));
}

/** Hands something to the service worker as the browser does when its push service has something. */
async function deliver(page: Page, said: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((found) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) found(first.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registered;
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: home, registrationId, data: said });
}

async function workerOf(page: Page): Promise<Worker> {
  const context = page.context();
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

type Shown = NotificationOptions & { readonly title: string; readonly data: { readonly path: string } };

/** What the worker shows, the next time it does; where a screen is missing this stands for it. */
async function watch(worker: Worker): Promise<() => Promise<Shown>> {
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { shown: Promise<unknown> };
    scope.shown = new Promise((found) => {
      ServiceWorkerRegistration.prototype.showNotification = async (title, options) =>
        found({ title, ...options });
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { shown: Promise<Shown> }).shown);
}

/** Presses what was shown; answers to where it leads: only a real press may open a window. */
async function press(worker: Worker, { data }: Shown): Promise<string> {
  return worker.evaluate(async (given) => {
    const scope = globalThis as unknown as WorkerScope;
    const opened = new Promise<string>((found) => {
      scope.clients.openWindow = async (url) => found(url);
    });
    const notification = { data: given, close: () => undefined };
    scope.dispatchEvent(Object.assign(new scope.ExtendableEvent('notificationclick'), { notification }));
    return opened;
  }, data);
}

type WorkerScope = EventTarget & {
  readonly clients: { openWindow: (url: string) => Promise<void> };
  readonly ExtendableEvent: new (name: string) => Event;
};

describe('notices on a device', () => {
  it('are switched on with one press, shown while a vote ends, and lead to the ballot', async () => {
    const subscriber = service.subscribe();
    const { page, own } = await reader('Ines', subscriber);
    await keepPicture(page, 'notices before a device is on');
    await page.getByRole('button', { name: 'Show notices on this device' }).click();
    await page.getByText('This device shows you notices.').waitFor();
    await page.getByText('this device', { exact: true }).waitFor();
    await keepPicture(page, 'notices on this device');
    const worker = await workerOf(page);
    const shown = await watch(worker);
    await deliver(page, await remind(own, subscriber));
    const notice = await shown();
    expect(notice).toMatchObject({
      title: 'A vote ends soon',
      body: expect.stringMatching(/^Decision 7: you can vote until /),
      lang: 'en',
      dir: 'ltr',
      data: { path: expect.stringMatching(/^\/decide\/[\da-f-]{36}\/ballot$/) },
    });
    expect(await press(worker, notice)).toBe(new URL(notice.data.path, home).href);
    await page.context().close();
  });

  it('are switched on again where the browser has lost what it was told by', async () => {
    const { page } = await reader('Ingrid', service.subscribe());
    const add = page.getByRole('button', { name: 'Show notices on this device' });
    await add.click();
    await page.getByText('This device shows you notices.').waitFor();
    // Opened anew, the browser of this test knows nothing of it; the api still does.
    await visit(page, '/me/notices?language=en');
    await page.getByText('this device', { exact: true }).waitFor();
    await add.click();
    await page.getByText('This device shows you notices.').waitFor();
    expect(await add.count()).toBe(0);
    await page.context().close();
  });

  it('are switched off again where they are listed', async () => {
    const { page } = await reader('Jonas', service.subscribe());
    await page.getByRole('button', { name: 'Show notices on this device' }).click();
    await page.getByRole('button', { name: /^Show none there: / }).click();
    await page.getByText('No device of yours shows notices.').waitFor();
    await page.getByRole('button', { name: 'Show notices on this device' }).waitFor();
    expect(await page.getByText('This device shows you notices.').count()).toBe(0);
    await page.context().close();
  });

  it('are chosen for each topic beside the letters, and what is chosen stays', async () => {
    const { page } = await reader('Karim', service.subscribe());
    const box = (topic: string) => page.getByRole('checkbox', { name: `${topic}: On your devices` });
    expect(await box('Reminders before a vote ends').isChecked()).toBe(true);
    expect(await box('Results of votes').isChecked()).toBe(false);
    expect(await box('Your account and signing in').count()).toBe(0);
    await box('Reminders before a vote ends').uncheck();
    await box('A vote that opens').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await visit(page, '/me/notices?language=en');
    expect(await box('Reminders before a vote ends').isChecked()).toBe(false);
    expect(await box('A vote that opens').isChecked()).toBe(true);
    await page.context().close();
  });

  it('are not asked for by opening the page, and nothing is registered then', async () => {
    const page = await screens.open(await newPerson(screens.db, 'Lotte'), { reducedMotion: 'reduce' });
    await page.addInitScript(() => {
      Notification.requestPermission = async () => {
        throw new Error('nobody pressed anything');
      };
    });
    await visit(page, '/me/notices?language=en');
    const workers = await page.evaluate(
      async () => (await navigator.serviceWorker.getRegistrations()).length,
    );
    expect(workers).toBe(0);
    await page.context().close();
  });

  it('say where they were refused, and where there are none', async () => {
    const refused = await screens.open(await newPerson(screens.db, 'Maja'), { reducedMotion: 'reduce' });
    await refused.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    });
    await visit(refused, '/me/notices?language=en');
    await refused.getByText('Notices are refused in the settings of this browser.').waitFor();
    expect(await refused.getByRole('button', { name: 'Show notices on this device' }).count()).toBe(0);
    await refused.context().close();
    const without = await screens.open(await newPerson(screens.db, 'Noor'), {
      userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
      reducedMotion: 'reduce',
    });
    await without.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
    await visit(without, '/me/notices?language=en');
    await without.getByText('once Plenaria is on your home screen').waitFor();
    expect(await without.locator('link[rel=manifest]').count()).toBe(1);
    await without.context().close();
  });
});
