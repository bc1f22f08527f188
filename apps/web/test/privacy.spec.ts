import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { findIds, type Ids } from './address-ids.ts';
import { addresses } from './addresses.ts';
import { linkIn } from './letters.ts';
import { home, newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

describe('my data', () => {
  it('is taken along in one click, as a page to read and as a file for programs', async () => {
    const page = await screens.open('Rosa Whitfield', { reducedMotion: 'reduce', acceptDownloads: true });
    await visit(page, '/me?language=en');
    await page.getByRole('link', { name: 'What is kept about me' }).click();
    await page.getByRole('button', { name: 'Make the files' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'The file to read (HTML)' }).click(),
    ]);
    const html = readFileSync(await file.path(), 'utf8');
    expect(html).toContain('<html lang="en"');
    expect(html).toContain('Rosa Whitfield');
    expect(html).not.toContain('Kwame Boateng');
    const offline = await page.context().browser()?.newPage({ offline: true });
    if (!offline) throw new Error('a browser must be open');
    const asked: string[] = [];
    offline.on('request', (request) => asked.push(request.url()));
    await offline.setContent(html);
    expect(await offline.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(4);
    expect(asked.filter((url) => url.startsWith('http'))).toEqual([]);
    await offline.close();
    await page.context().close();
  });

  it('is handed over only once it is certain that it is still me, and then by itself', async () => {
    const rosa = await newPerson(screens.db, 'Rosa');
    const page = await screens.open(rosa, { reducedMotion: 'reduce', acceptDownloads: true });
    await visit(page, '/me/data?language=en');
    await page.getByRole('button', { name: 'Make the files' }).click();
    const link = page.getByRole('link', { name: 'The file for programs (JSON)' });
    await link.waitFor();
    await screens.db.query(
      `update identity.session s set stepped_up_at = null from identity.account a
        where a.id = s.account_id and a.email = $1`,
      [rosa.email],
    );
    await link.click();
    const asked = page.getByRole('dialog', { name: 'Is it still you?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('For this we have to be certain that it is still you.').waitFor();
    await link.click();
    await asked.getByRole('button', { name: 'Send me a link' }).click();
    const taken = page.waitForEvent('download');
    const mail = await page.context().newPage();
    await visit(mail, await linkIn(page, rosa.email));
    await mail.close();
    const file = await taken;
    expect(file.suggestedFilename()).toBe('my-data.json');
    expect(readFileSync(await file.path(), 'utf8')).toContain(rosa.email);
    await page.context().close();
  });

  it('is not erased while something would be left without anybody, and says what', async () => {
    const page = await screens.open('Callum Deshpande', { reducedMotion: 'reduce' });
    await visit(page, '/me/data?language=en');
    await page.getByText('Before you can be erased:').waitFor();
    await page.getByText('Nobody else holds the role “operator”').waitFor();
    expect(await page.getByRole('button', { name: 'Ask to be erased' }).count()).toBe(0);
    await page.context().close();
  });

  it('is erased after some days, in which one takes it back', async () => {
    const page = await screens.open('Lucía Navarro', { reducedMotion: 'reduce' });
    await visit(page, '/me/data?language=en');
    const ask = page.getByRole('button', { name: 'Ask to be erased' });
    await ask.click();
    const dialog = page.getByRole('dialog', { name: 'Be erased in 7 days?' });
    await dialog.getByText('under a pseudonym').waitFor();
    await dialog.getByRole('button', { name: 'Ask to be erased' }).click();
    await page.getByText('You will be erased on').waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await ask.waitFor();
    await page.getByText('took the erasure back').waitFor();
    const { rows } = await screens.db.query(
      `select from membership.person where name = 'Lucía Navarro' and email is not null`,
    );
    expect(rows).toHaveLength(1);
    await page.context().close();
  });
});

describe('no page asks anything of anybody else:', () => {
  it.each(addresses.map((address) => [address.shows, address] as const))('%s', async (_, address) => {
    const page = await screens.open(address.who, { reducedMotion: 'reduce' });
    const strangers: string[] = [];
    const own = new URL(home).host;
    const isStranger = (url: string) => /^(https?|wss?):/.test(url) && new URL(url).host !== own;
    page.on('request', (request) => isStranger(request.url()) && strangers.push(request.url()));
    page.on('websocket', (socket) => isStranger(socket.url()) && strangers.push(socket.url()));
    await visit(page, address.path(ids));
    expect(strangers).toEqual([]);
    // Nor is a browser asked to prepare for it, which no request would show.
    const hints = await page.evaluate(() =>
      Array.from(document.querySelectorAll('link[href],script[src],img[src],iframe[src]'))
        .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
        .filter(
          (address) =>
            /^(https?:)?\/\//.test(address) && new URL(address, location.href).host !== location.host,
        ),
    );
    expect(hints).toEqual([]);
    await page.context().close();
  });
});
