import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { home, openScreens, settled, visit, type Person, type Screens } from './screens.ts';

/** What one answers in the form itself: who, which class, what one gives, why, and each document. */
const SHORT_FORM = 9;
const DAY_MS = 86_400_000;
const phone = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** Somebody who wants to join, and what they fill in. */
type Applicant = {
  readonly custodian: string;
  readonly language: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly memberClass: string;
  readonly motivation: string;
};

const catalan: Applicant = {
  custodian: 'femprocomuns',
  language: 'ca',
  name: 'Berta Codina',
  email: 'berta.codina@la-teixidora.example',
  organisation: 'La Teixidora, SCCL',
  memberClass: 'consumer',
  motivation: 'Ens trobem en línia cada setmana.',
};
const canadian: Applicant = {
  custodian: 'hypha',
  language: 'fr',
  name: 'Noémie Gagnon',
  email: 'noemie.gagnon@la-riviere.example',
  organisation: 'Coop La Rivière',
  memberClass: 'producer',
  motivation: 'Nous hébergeons des logiciels libres.',
};
const rejected: Applicant = {
  ...catalan,
  name: 'Oriol Bosch',
  email: 'oriol.bosch@bosch-streams.example',
  organisation: 'Bosch Streams',
};

describe('joining', () => {
  it('leads a Catalan and a Canadian cooperative from the public page into the next decision', async () => {
    const first = await applyOnPhone(catalan, 15);
    const second = await applyOnPhone(canadian, 0);

    // Recommended fifteen days ago, so that the window of a fortnight is over.
    await act('Nerea Etxeberria', first, 'recommended', 'Fan servir les sales.', 15);
    await act('Joaquim Sousa', second, 'recommended', 'Ils entretiennent nos serveurs.', 0);
    const decision = await putToTheVote('Joaquim Sousa', second);
    for (const voter of ['Aina Ferrer', 'Isla MacGregor', 'Rosa Whitfield'] as const)
      await vote(voter, decision);
    await close('Mei-Lin Chow', decision);

    await admitted(catalan, first);
    await admitted(canadian, second);
    expect(await signatures()).toEqual([
      { language: 'fr', for_name: 'Coop La Rivière', member: 'Coop La Rivière', slug: 'consortium' },
    ]);
    const next = await openDecision();
    for (const applicant of [catalan, canadian]) await voteAsMember(applicant, next);
    const { rows } = await screens.db.query<{ name: string }>(
      `select m.name from voting.ballot b join membership.member m on m.id = b.member_id
        where b.decision_id = $1 order by m.name`,
      [next],
    );
    expect(rows.map(({ name }) => name)).toEqual(['Coop La Rivière', 'La Teixidora, SCCL']);
  }, 240_000);

  it('tells who is rejected why, and lets them ask the members', async () => {
    const path = await applyOnPhone(rejected, 0);
    await act('Nerea Etxeberria', path, 'rejected', 'No és una cooperativa.', 0);
    const page = await signedIn(rejected);
    await visit(page, path);
    await page.getByText('No és una cooperativa.').waitFor();
    await press(page, 'Recorre als membres', 'Ho som des de fa un any.');
    await page.getByText('Recorreguda', { exact: true }).waitFor();
    await page.context().close();
    const chair = await screens.open('Mei-Lin Chow');
    await visit(chair, '/?language=en');
    const line = chair.getByRole('link', { name: 'Put to the vote: Bosch Streams' });
    await line.waitFor();
    expect(await line.getAttribute('href')).toBe(path);
    await chair.context().close();
  }, 120_000);
});

/** What a page sends along so that the api takes it to be so many days ago. */
const ago = (days: number) => ({ 'x-now': new Date(Date.now() - days * DAY_MS).toISOString() });

/** What was signed for the cooperatives that joined here, and the member whom each signature binds. */
async function signatures() {
  await screens.db.query(`select set_config('plenaria.account', 'system', false)`);
  const { rows } = await screens.db.query(
    `select a.language, a.for_name, m.name as member, d.slug
       from agreements.acceptance a
       join membership.application x on x.id = a.application_id
       join membership.member m on m.id = x.member_id
       join agreements.version v on v.id = a.version_id
       join agreements.document d on d.id = v.document_id
      where m.name = any($1)`,
    [[catalan.organisation, canadian.organisation]],
  );
  return rows;
}

/** From the public page to the submitted form, on a phone; the path of the application. */
async function applyOnPhone(applicant: Applicant, daysAgo: number): Promise<string> {
  const startedAt = performance.now();
  const page = await screens.open('visitor', phone);
  const seen = new Set<string>();
  page.on('framenavigated', (frame) => seen.add(new URL(frame.url()).pathname));
  await visit(page, `/join?language=${applicant.language}`);
  await page.locator(`a[href="/join/${applicant.custodian}"]`).click();
  await page.locator('[name=name]').fill(applicant.name);
  await page.locator('[name=email]').fill(applicant.email);
  await page.getByRole('main').locator('button[type=submit]').click();
  await page.getByText(applicant.email).waitFor();
  await page.goto(await linkFor(applicant));
  await page.waitForURL((url) => url.pathname.endsWith('/apply'));
  await settled(page);
  await page.setExtraHTTPHeaders(daysAgo > 0 ? ago(daysAgo) : {});
  await page.locator('[name=name]').fill(applicant.organisation);
  await page.locator(`[name="class ${applicant.memberClass}"]`).check();
  await page.locator('[name=hours]').fill('40');
  // A class with service levels lets one choose, or decide later: nothing has to be answered.
  const levels = await page.locator('[name=level]').count();
  expect(levels > 0).toBe(applicant.memberClass === 'consumer');
  // What is missing is named, and what was typed stays, also after the page is opened again.
  await page.locator('form button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  await page.reload();
  await settled(page);
  expect(await page.locator('[name=name]').inputValue()).toBe(applicant.organisation);
  await page.locator('[name=motivation]').fill(applicant.motivation);
  await agreeToAll(page, applicant);
  const answers = await page
    .locator('form :is([required]:not([type=radio]), [type=checkbox]:checked:not([required]), [name=hours])')
    .count();
  expect({ screens: seen.size, isShort: answers <= SHORT_FORM }).toEqual({ screens: 4, isShort: true });
  await page.locator('form button[type=submit]').click();
  await page.waitForURL((url) => url.pathname.startsWith('/applications/'));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(
    `${applicant.organisation}: ${answers} answers, from the public page to the submitted form in ${seconds} s\n`,
  );
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname;
}

/** Reads each document that applies, in the applicant's language, and agrees to it. */
async function agreeToAll(page: Page, { language, organisation, memberClass }: Applicant): Promise<void> {
  const asked = ['licensing', 'code-of-conduct', 'conditions-of-use', 'data-protection'].length;
  const signed = memberClass === 'producer' ? 1 : 0;
  const documents = page.locator('form article');
  await documents.nth(asked + signed - 1).waitFor();
  expect(await documents.count()).toBe(asked + signed);
  for (const document of await documents.all()) {
    expect(await document.locator('h3').first().getAttribute('lang')).toBe(language);
    await document.locator('summary').click();
    await document.locator('[name^=document-]').check();
  }
  expect(await page.getByText(`${organisation}.`).count()).toBe(signed);
}

const labels = { recommended: 'Recommend', rejected: 'Reject' } as const;

/** A custodian's step, with its reason, as so many days ago. */
async function act(who: Person, path: string, what: keyof typeof labels, reason: string, daysAgo: number) {
  const page = await screens.open(who, daysAgo > 0 ? { extraHTTPHeaders: ago(daysAgo) } : {});
  await visit(page, `${path}?language=en`);
  await press(page, labels[what], reason);
  await page.getByText('Done.').waitFor();
  await page.context().close();
}

/** Presses a button of the page, says why in its dialog, and presses it there. */
async function press(page: Page, label: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea').fill(reason);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function putToTheVote(who: Person, path: string): Promise<string> {
  const page = await screens.open(who);
  await visit(page, `${path}?language=en`);
  await page.getByRole('button', { name: 'Put it to the vote' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put it to the vote' }).click();
  await page.getByRole('link', { name: 'Read the decision' }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/decide/'));
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await page.context().close();
  return id;
}

async function vote(who: Person, decision: string): Promise<void> {
  const page = await screens.open(who);
  await castOn(page, decision);
  await page.context().close();
}

async function castOn(page: Page, decision: string): Promise<void> {
  await page.goto(`/decide/${decision}/ballot`);
  await page.locator('[name=choice][value=yes]').check();
  await page.getByRole('main').locator('form').getByRole('button').first().click();
  await page.getByText(/^[0-9a-f]{64}$/).waitFor({ state: 'attached' });
}

async function close(who: Person, decision: string): Promise<void> {
  const page = await screens.open(who);
  await visit(page, `/decide/${decision}?language=en`);
  await page.getByRole('button', { name: 'Close it now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close and count it' }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/record'));
  await page.context().close();
}

/** The program follows time and votes by itself; the applicant finds the welcome on their page. */
async function admitted(applicant: Applicant, path: string): Promise<void> {
  const page = await signedIn(applicant);
  for (let look = 0; look < 60; look += 1) {
    await visit(page, `${path}?language=en`);
    if (await page.getByText('Admitted', { exact: true }).first().isVisible()) break;
    await page.waitForTimeout(1_000);
  }
  await page.getByText(/^Welcome\./).waitFor();
  await page.context().close();
}

async function openDecision(): Promise<string> {
  const page = await screens.open('Mei-Lin Chow');
  await visit(page, '/decide/new?language=en');
  await page.getByRole('textbox', { name: 'Title' }).fill('Shall we greet those who joined?');
  await page.getByRole('textbox', { name: 'Text' }).fill('At the next assembly.');
  await page
    .getByRole('combobox', { name: 'The rule' })
    .selectOption({ label: 'One co-op, one vote, version 1' });
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.getByRole('heading', { level: 1, name: 'Shall we greet those who joined?' }).waitFor();
  await page.getByRole('button', { name: 'Open it for voting' }).click();
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.getByText(/^The roll was fixed at the opening/).waitFor();
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await page.context().close();
  return id;
}

async function voteAsMember(applicant: Applicant, decision: string): Promise<void> {
  const page = await signedIn(applicant);
  await castOn(page, decision);
  await page.context().close();
}

/** A window in which an applicant is signed in: how often they asked for a link is not the point. */
async function signedIn({ email, language }: Applicant): Promise<Page> {
  const { rows } = await screens.db.query<{ name: string }>(
    `select p.name from membership.person p where p.email = $1`,
    [email],
  );
  const own = await screens.open((rows[0]?.name ?? '') as Person, phone);
  await visit(own, `/me?language=${language}`);
  return own;
}

/** The link of the letter that leads to the form, waited for. */
async function linkFor({ email }: Applicant): Promise<string> {
  const page = await screens.open('visitor');
  for (let look = 0; look < 100; look += 1) {
    await page.goto(`${home}/inbox`);
    const links = page.locator('details').filter({ hasText: email }).locator('a[href*="/enter#"]');
    if ((await links.count()) > 0) {
      const link = (await links.first().getAttribute('href')) ?? '';
      await page.context().close();
      return link;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no letter has reached ${email}`);
}
