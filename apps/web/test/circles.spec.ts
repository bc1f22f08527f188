import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepPicture } from './pictures.ts';
import { newPerson, openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('a circle, in the browser,', () => {
  it('is founded by the secretary in two languages, and read by each in their own', async () => {
    const secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(secretary, '/circles?language=en');
    await secretary.getByRole('button', { name: 'Found a circle' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Name (English)').waitFor();
    expect(await dialog.innerText()).toMatch(
      /Name \(English\)\s+Needed in one language at least\.[^]*What it is for \(English\) \(optional\)/,
    );
    await dialog.getByRole('button', { name: 'Found a circle' }).click();
    await dialog.getByText('Name (English): This is needed.').waitFor();
    await dialog.getByLabel('Name (English)').fill('Paper mill');
    await dialog.getByText('In other languages').first().click();
    await dialog.getByLabel('Name (català)').fill('Molí paperer');
    await dialog.getByLabel('What it is for (English)').fill('Prints what has to be printed.');
    await dialog.getByLabel('Part of').selectOption({ label: 'All hands' });
    await keepPicture(secretary, 'founding a circle');
    await dialog.getByRole('button', { name: 'Found a circle' }).click();
    await secretary.getByText('The circle has been changed.').waitFor();
    await secretary.getByRole('link', { name: 'Paper mill' }).waitFor();
    await visit(secretary, '/circles/paper-mill?language=ca');
    expect(await secretary.getByRole('heading', { level: 1 }).textContent()).toBe('Molí paperer');
    await secretary.context().close();
  });

  it('is asked for by a member, who is let in by who coordinates it', async () => {
    const lena = await screens.open('Lena Hoffmann', { reducedMotion: 'reduce' });
    await visit(lena, '/circles/welcome?language=en');
    expect(await lena.getByRole('button', { name: 'Add somebody' }).count()).toBe(0);
    await lena.getByRole('button', { name: 'Ask to come in' }).click();
    await lena.getByRole('dialog').getByLabel('What you would like').fill('I speak German with newcomers.');
    await lena.getByRole('dialog').getByRole('button', { name: 'Ask to come in' }).click();
    await lena.getByText(/^You have asked to come in\. Whoever coordinates the circle answers/).waitFor();
    await lena.getByRole('button', { name: 'Take it back' }).waitFor();

    const coordinator = await screens.open('Lucía Navarro', { reducedMotion: 'reduce' });
    await visit(coordinator, '/circles?language=en');
    const line = coordinator.getByRole('listitem').filter({ hasText: 'Somebody asks to come in' });
    expect(await line.getByRole('link').allTextContents()).toEqual(['Welcome']);
    await visit(coordinator, '/?language=en');
    await keepPicture(coordinator, 'a request to come into a circle, on Today');
    await coordinator.getByRole('link', { name: 'Answer: Welcome' }).click();
    await coordinator.getByText('I speak German with newcomers.').waitFor();
    await keepPicture(coordinator, 'somebody asks to come into a circle');
    await coordinator.getByRole('button', { name: 'Accept: Lena Hoffmann' }).click();
    await coordinator.getByText('I speak German with newcomers.').waitFor({ state: 'detached' });
    await coordinator.locator(':focus').filter({ hasText: 'Lena Hoffmann is in the circle now.' }).waitFor();
    await coordinator.getByRole('listitem').filter({ hasText: 'Lena Hoffmann, member since' }).waitFor();
    await coordinator.getByRole('link', { name: 'Lena Hoffmann' }).click();
    await coordinator.getByRole('heading', { level: 1, name: 'Lena Hoffmann' }).waitFor();
    expect(await coordinator.getByRole('main').innerText()).toMatch(
      /Collocall, representative since[^]*Welcome, member since/,
    );

    await visit(lena, '/people/collocall?language=en');
    await lena.getByRole('link', { name: 'Welcome' }).click();
    await settled(lena);
    await lena.getByRole('button', { name: 'Leave the circle' }).waitFor();
    expect(await lena.getByText('Lena Hoffmann came in as member').count()).toBe(1);
    await lena.context().close();
    await coordinator.context().close();
  });

  it('that ends on a later day goes on until then, and goes on after all when that is taken back', async () => {
    const secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    const dialog = secretary.getByRole('dialog');
    await visit(secretary, '/circles/paper-mill?language=en');
    await secretary.getByRole('button', { name: 'End the circle' }).click();
    await dialog.getByLabel('Last day').fill('2999-06-30');
    await dialog.getByLabel('Reason').fill('The mill is sold.');
    await dialog.getByRole('button', { name: 'End the circle' }).click();
    await secretary.getByRole('button', { name: 'Change its last day' }).waitFor();
    await secretary.getByRole('button', { name: 'Ask to come in' }).waitFor();
    await secretary.getByRole('button', { name: 'Add somebody' }).waitFor();
    await visit(secretary, '/circles?language=en');
    const line = secretary.getByRole('listitem').filter({ hasText: 'Paper mill' });
    expect(await line.innerText()).toContain('Ends on 30 June 2999');
    await secretary.getByRole('button', { name: 'Found a circle' }).click();
    await dialog.getByRole('option', { name: 'Paper mill' }).waitFor({ state: 'attached' });
    await secretary.keyboard.press('Escape');
    await visit(secretary, '/circles/paper-mill?language=en');
    await secretary.getByRole('button', { name: 'Change its last day' }).click();
    await dialog.getByText('Leave it empty if the circle goes on after all.').waitFor();
    await keepPicture(secretary, 'changing the last day of a circle');
    await dialog.getByLabel('Last day').fill('');
    await dialog.getByLabel('Reason').fill('It is not sold.');
    await dialog.getByRole('button', { name: 'Change its last day' }).click();
    await secretary.getByText('Goes on after all').waitFor();
    await secretary.getByRole('button', { name: 'End the circle' }).waitFor();
    await secretary.context().close();
  });

  it('shows who in it belongs no longer, and says to who coordinates it how their seat ends', async () => {
    const gone = await newPerson(screens.db, 'Gone');
    await screens.db.query(
      `insert into membership.circle_seat (circle_id, person_id, role, valid)
       select c.id, p.id, 'coordinator', '[2026-01-01,)' from membership.circle c, membership.person p
        where c.slug = 'paper-mill' and p.email = $1`,
      [gone.email],
    );
    await screens.db.query(
      `update membership.representation r set valid = daterange(lower(r.valid), current_date)
         from membership.person p where p.id = r.person_id and p.email = $1`,
      [gone.email],
    );
    const secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(secretary, '/circles?language=en');
    const line = secretary.getByRole('listitem').filter({ hasText: 'Paper mill' });
    expect(await line.innerText()).toContain(`belonging here no longer: ${gone.name}`);
    expect(await line.innerText()).not.toContain('Coordinated by');
    await visit(secretary, '/circles/paper-mill?language=en');
    await secretary.getByText(/^Somebody in this circle is no longer a member/).waitFor();
    await keepPicture(secretary, 'somebody in a circle who belongs no longer');
    const seat = secretary.getByRole('listitem').filter({ hasText: `${gone.name}, coordinator` });
    expect(await seat.innerText()).toContain('belongs here no longer');
    const member = await screens.open('Kwame Boateng', { reducedMotion: 'reduce' });
    await visit(member, '/circles/paper-mill?language=en');
    await member.getByText('belongs here no longer', { exact: true }).waitFor();
    expect(await member.getByText(/^Somebody in this circle/).count()).toBe(0);
    await member.context().close();
    await secretary.context().close();
  });

  it('tells who asked, and nobody else, why the answer was no', async () => {
    const birgit = await screens.open('Birgit Solheim', { reducedMotion: 'reduce' });
    await visit(birgit, '/circles/welcome?language=en');
    await birgit.getByRole('button', { name: 'Ask to come in' }).click();
    await birgit.getByRole('dialog').getByRole('button', { name: 'Ask to come in' }).click();
    await birgit.getByRole('button', { name: 'Take it back' }).click();
    await birgit.locator(':focus').filter({ hasText: 'Your request is taken back.' }).waitFor();
    await birgit.getByRole('button', { name: 'Ask to come in' }).click();
    await birgit.getByRole('dialog').getByRole('button', { name: 'Ask to come in' }).click();
    await birgit.getByRole('button', { name: 'Take it back' }).waitFor();

    const coordinator = await screens.open('Lucía Navarro', { reducedMotion: 'reduce' });
    await visit(coordinator, '/circles/welcome?language=en');
    await coordinator.getByRole('button', { name: 'Decline: Birgit Solheim' }).click();
    await coordinator.getByRole('dialog').getByLabel('Reason').fill('We are full until May.');
    await coordinator.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await coordinator.getByText('A request was declined').first().waitFor();
    await coordinator.locator(':focus').filter({ hasText: 'Birgit Solheim reads your reason.' }).waitFor();
    expect(await coordinator.getByText('declined your request').count()).toBe(0);
    await visit(coordinator, '/?language=en');
    expect(await coordinator.getByRole('link', { name: 'Answer: Welcome' }).count()).toBe(0);

    await visit(birgit, '/circles/welcome?language=en');
    const told = birgit.locator('.notice').filter({ hasText: 'Lucía Navarro declined your request on' });
    await told.getByText('We are full until May.').waitFor();
    await keepPicture(birgit, 'a request to come into a circle that was declined');
    await birgit.getByRole('button', { name: 'Ask to come in' }).waitFor();
    await birgit.context().close();
    await coordinator.context().close();
  });

  it('names a person that nobody is called beside the field, and keeps what was typed', async () => {
    const page = await screens.open('Callum Deshpande', { reducedMotion: 'reduce' });
    await visit(page, '/circles/tech?language=en');
    await page.getByRole('button', { name: 'Add somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the person').fill('Nobody At All');
    await dialog.getByRole('button', { name: 'Add somebody' }).click();
    await dialog.getByText('Nobody in the register has this name.').first().waitFor();
    expect(await dialog.getByLabel('Name of the person').inputValue()).toBe('Nobody At All');
    await dialog.getByLabel('Name of the person').fill('yara mansour');
    await dialog.getByLabel('Role').selectOption({ label: 'delegate' });
    await dialog.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Yara Mansour, delegate since' }).waitFor();
    await page.context().close();
  });
});
