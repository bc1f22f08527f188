import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findIds, type Ids } from './address-ids.ts';
import { openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

describe('when something is not as it should be, the page', () => {
  it('says that it is offline, keeps what it shows, and falls silent when the network is back', async () => {
    const page = await screens.open('Kwame Boateng');
    await visit(page, '/people?language=en');
    await page.context().setOffline(true);
    const banner = page.getByText(/^You are offline\./);
    await banner.waitFor();
    expect(await page.getByRole('link', { name: 'Koumbit' }).isVisible()).toBe(true);
    await page.context().setOffline(false);
    await banner.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('that may keep nothing on the device is there all the same', async () => {
    const page = await screens.open('visitor');
    await page.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('not here', 'SecurityError');
        },
      }),
    );
    await visit(page, '/sign-in?language=en');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@elsewhere.example');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    const said = page.getByText(/^If nobody@elsewhere\.example is known to us/);
    await said.waitFor();
    expect(await said.count()).toBe(1);
    await page.context().close();
  });

  it('that cannot be fetched keeps its navigation and offers a way on', async () => {
    const page = await screens.open('Kwame Boateng');
    await visit(page, '/decide?language=en');
    await page.route('**/assets/Me-*', (route) => route.abort());
    await page.getByText('Kwame Boateng').click();
    await page.getByRole('link', { name: 'Me', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'This did not work' }).waitFor();
    await page.unroute('**/assets/Me-*');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { level: 1, name: 'Me' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/me');
    await page.context().close();
  });

  it('whose question fails says so with an incident, and asks again when told to', async () => {
    const page = await screens.open('Kwame Boateng');
    let failing = true;
    const failed = { errors: [{ message: 'hidden', extensions: { code: 'INTERNAL', incident: 'ab12cd' } }] };
    await page.route('**/graphql', (route) =>
      failing && route.request().postData()?.includes('search')
        ? route.fulfill({ json: failed })
        : route.fallback(),
    );
    await page.goto('/people?language=en&search=koumbit');
    await page.getByText(/Incident ab12cd/).waitFor();
    failing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Koumbit' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('says calmly that nobody was found, and leads back to everybody', async () => {
    const page = await screens.open('visitor');
    await visit(page, '/people?language=en&search=xyzzy');
    await page.getByText('Nobody in the register fits what you look for.').waitFor();
    await page.getByRole('link', { name: 'Show everyone' }).click();
    await page.getByRole('link', { name: 'Autonomic Co-operative' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });
});

describe('a form that is refused', () => {
  it('keeps what was typed, names the field and takes the focus there', async () => {
    const page = await screens.open('visitor');
    await visit(page, '/sign-in?language=en');
    const field = page.getByRole('textbox', { name: 'E-mail address' });
    await field.fill('not an address');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'E-mail address' }).click();
    expect(await field.inputValue()).toBe('not an address');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('changes nothing: an import with a fault in one line leaves the register as it was', async () => {
    const page = await screens.open('Nadia Okafor');
    const csv =
      'name,kind,custodian,classes\nNew Co-op,organisation,hypha,producer\nOther,organisation,nobody,producer';
    await visit(page, '/admin/register?language=en');
    await page.getByRole('textbox', { name: /lines here/ }).fill(csv);
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByRole('rowheader', { name: '3', exact: true }).first().waitFor();
    expect(await page.getByRole('textbox', { name: /lines here/ }).inputValue()).toBe(csv);
    const { rows } = await screens.db.query(`select 1 from membership.member where name = 'New Co-op'`);
    expect(rows).toEqual([]);
    await page.context().close();
  });
});

describe('the record of a decision', () => {
  it('prints as minutes: pages of text with its result, without navigation', async () => {
    const page = await screens.open('visitor');
    await visit(page, `/decide/${ids.closed}/record?language=en`);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText('Adopted', { exact: true }).isVisible()).toBe(true);
    await page.context().close();
  });
});
