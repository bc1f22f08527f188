import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkIn } from './letters.ts';
import { keepPicture } from './pictures.ts';
import { newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** Somebody who represents a new organisation of Hypha, under a name that finds it alone. */
async function newMember(language: string) {
  const own = await newPerson(screens.db, 'Nil');
  const name = `Mailed ${randomBytes(4).toString('hex')}`;
  await screens.db.query(
    `with m as (
       insert into membership.member (slug, kind, name, folded_name, invented)
       values ($1, 'organisation', $2, $1, true) returning id
     ), held as (
       insert into membership.membership (member_id, custodian_id, valid)
       select m.id, c.id, '[2020-01-01,)' from m, membership.custodian c where c.slug = 'hypha'
     ), reads as (
       update identity.account set language = $4 where email = $3
     )
     insert into membership.representation (member_id, person_id, role, valid)
     select m.id, p.id, 'representative', '[2020-01-01,)' from m, membership.person p where p.email = $3`,
    [name.toLowerCase().replace(' ', '-'), name, own.email, language],
  );
  return { own, search: name.split(' ')[1] ?? '' };
}

describe('writing to many members', () => {
  it('begins at the register, says whom it reaches, and each reads it in their language', async () => {
    const { own, search } = await newMember('ca');
    const keeper = await newPerson(screens.db, 'Kit', 'hypha');
    const page = await screens.open(keeper, { reducedMotion: 'reduce' });
    await visit(page, `/people?search=${search}&custodian=hypha&language=en`);
    await page.getByRole('link', { name: 'Write to these members' }).click();
    await page.getByText('One person gets it, of 1 members.').waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('group', { name: 'In English' }).getByLabel('Subject').fill('The assembly');
    await page.getByRole('group', { name: 'In English' }).getByLabel('Text').fill('It is on Friday.');
    await page.getByRole('button', { name: 'Also in Catalan' }).click();
    const catalan = page.getByRole('group', { name: 'In Catalan' });
    await catalan.getByLabel('Subject').fill('L’assemblea');
    await catalan.getByLabel('Text').fill('És divendres.\n\nPorteu coca.');
    await keepPicture(page, 'writing to members');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { level: 1, name: 'The assembly' }).waitFor();
    await page.getByText('Addressed to one person').waitFor();
    await keepPicture(page, 'a letter to members');
    const link = await linkIn(page, own.email);
    expect(link).toMatch(/^\/mailings\//);
    const reader = await screens.open(own, { locale: 'ca' });
    await visit(reader, link);
    await reader.getByRole('heading', { level: 1, name: 'L’assemblea' }).waitFor();
    await reader.getByText('Porteu coca.').waitFor();
    await Promise.all([page.context().close(), reader.context().close()]);
  });

  it('begins at the list of letters as well: who acts for a custodian writes to its members', async () => {
    const keeper = await newPerson(screens.db, 'Kit', 'hypha');
    const page = await screens.open(keeper, { reducedMotion: 'reduce' });
    await visit(page, '/mailings?language=en');
    await page.getByRole('link', { name: 'Write to members' }).click();
    await page.getByText('To the members of Hypha.').waitFor();
    await page.getByRole('group', { name: 'In English' }).waitFor();
    expect(await page.getByText('Your roles do not allow this.').count()).toBe(0);
    await page.context().close();
  });

  it('is said no to whoever may not, on the page and not only by its absence', async () => {
    const page = await screens.open('Kwame Boateng');
    await visit(page, '/people?language=en');
    expect(await page.getByRole('link', { name: 'Write to these members' }).count()).toBe(0);
    await visit(page, '/mailings/new?language=en');
    await page.getByText('Your roles do not allow this.').waitFor();
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
    await page.context().close();
  });
});
