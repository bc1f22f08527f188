import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepPicture } from './pictures.ts';
import { newPerson, openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

async function accountOf(email: string) {
  const { rows } = await screens.db.query(
    `select language, time_zone as zone, welcomed_at is not null as welcomed from identity.account where email = $1`,
    [email],
  );
  return rows[0];
}

describe('the welcome', () => {
  it('asks somebody new three questions, suggests the zone of their device, and leads to what needs them', async () => {
    const own = await newPerson(screens.db, 'Nil');
    await screens.db.query(`update identity.account set time_zone = 'UTC' where email = $1`, [own.email]);
    const page = await screens.open(own, { timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
    await visit(page, '/');
    await page.getByRole('heading', { name: 'Welcome', exact: true }).waitFor();
    await keepPicture(page, 'today to somebody new');
    await page.getByRole('link', { name: 'Begin' }).click();
    await page.getByRole('heading', { name: 'How do you like to read?' }).waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Stockholm');
    await page.getByLabel('Language').selectOption('ca');
    await page.getByRole('button', { name: 'Next' }).click();
    const second = page.getByRole('heading', { name: 'Com vols entrar la pròxima vegada?' });
    await second.waitFor();
    await page.getByRole('link', { name: 'Una carta cada vegada ja em va bé' }).click();
    await page.getByRole('heading', { name: 'Sobre què vols rebre cartes?' }).waitFor();
    await page.getByRole('link', { name: 'Enrere' }).click();
    await second.waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Acaba' }).click();
    await page.getByRole('heading', { level: 1, name: 'Avui' }).waitFor();
    await settled(page);
    expect(await page.getByText('Et donem la benvinguda').count()).toBe(0);
    expect(await accountOf(own.email)).toEqual({ language: 'ca', zone: 'Europe/Stockholm', welcomed: true });
    await page.getByRole('link', { name: /^Llegeix i accepta: Política de llicències/ }).click();
    await page.waitForURL((url) => url.pathname === '/agreements/licensing');
    await page.context().close();
  });

  it('can be put off, and does not come back', async () => {
    const own = await newPerson(screens.db, 'Mar');
    const page = await screens.open(own);
    await visit(page, '/?language=en');
    const welcome = page.getByRole('heading', { name: 'Welcome', exact: true });
    await welcome.waitFor();
    await page.getByRole('button', { name: 'Not now' }).click();
    await welcome.waitFor({ state: 'detached' });
    await visit(page, '/?language=en');
    expect(await welcome.count()).toBe(0);
    expect(await accountOf(own.email)).toEqual({ language: 'en', zone: 'America/Toronto', welcomed: true });
    await page.context().close();
  });
});
