import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, settled, visit, type Screens } from './screens.ts';

/** A member of this file alone, so that no other file sees the register move. */
const name = 'Handmade Co-op';
const csv = `name,kind,custodian,country,classes,representative name,representative email,from
${name},organisation,hypha,CA,consumer,Rut Handmade,rut@handmade.example,2026-01-01`;

let screens: Screens;
let secretary: Page;

beforeAll(async () => {
  screens = await openScreens();
  secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
});

afterAll(() => screens.close());

describe('the secretary, in the browser,', () => {
  it('imports a member: the file is looked at first, and changes the register when told to', async () => {
    await visit(secretary, '/admin/register?language=en');
    await secretary.getByRole('textbox', { name: /lines here/ }).fill(csv);
    await secretary.getByRole('button', { name: 'Look at it first' }).click();
    await secretary.getByRole('heading', { name: 'What this file would do' }).waitFor();
    expect(await standing()).toBeNull();
    await secretary.getByRole('button', { name: 'Change the register' }).click();
    await secretary.getByRole('heading', { name: 'The register has been changed' }).waitFor();
    expect(await secretary.getByRole('button', { name: 'Change the register' }).count()).toBe(0);
    expect(await standing()).toMatchObject({ until: null });
  });

  it('names an alternate, who can sign in from then on', async () => {
    await visit(secretary, '/people/handmade-co-op?language=en');
    await secretary.getByRole('button', { name: 'Name a representative' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Name of the person').fill('Sol Handmade');
    await dialog.getByLabel('E-mail address').fill('sol@handmade.example');
    await dialog.getByLabel('Speaks as').selectOption({ label: 'alternate' });
    await dialog.getByLabel('First day').fill('2026-02-01');
    await keepPicture(secretary, 'naming a representative');
    await dialog.getByRole('button', { name: 'Name a representative' }).click();
    await secretary.getByText('Sol Handmade, alternate since 1 February 2026').waitFor();
    expect(await dialog.isVisible()).toBe(false);
    expect(await focusedText(secretary)).toBe('The register has been changed.');
    expect(await mandates()).toEqual(['Rut Handmade representative', 'Sol Handmade alternate']);
  });

  it('ends a representation after reading what follows, and everybody reads why', async () => {
    await secretary.getByRole('button', { name: 'End: Rut Handmade' }).click();
    const dialog = secretary.getByRole('dialog');
    expect(await dialog.textContent()).toContain(`this person no longer votes for ${name}.`);
    expect(await dialog.textContent()).toContain('Rut Handmade');
    await dialog.getByLabel('Last day').fill('2026-06-30');
    await dialog.getByLabel('Reason').fill('Rut has moved away.');
    await keepPicture(secretary, 'ending a representation');
    await dialog.getByRole('button', { name: 'End a representation' }).click();
    await secretary.getByText('The register has been changed.').waitFor();
    await secretary.getByText('Rut has moved away.').waitFor();
    expect(await secretary.getByText('Rut Handmade, representative').count()).toBe(0);
    expect(await mandates()).toEqual(['Sol Handmade alternate']);

    await visit(secretary, '/people/handmade-co-op?language=en&asOf=2026-06-30');
    expect(await secretary.getByText('Rut Handmade, representative').isVisible()).toBe(true);
  });

  it('leaves the dialog with the keyboard, and nothing has changed', async () => {
    await visit(secretary, '/people/handmade-co-op?language=en');
    await secretary.getByRole('button', { name: 'End: Sol Handmade' }).focus();
    await secretary.keyboard.press('Enter');
    await secretary.getByRole('dialog').getByLabel('Reason').fill('A slip.');
    await secretary.keyboard.press('Escape');
    expect(await secretary.getByRole('dialog').isVisible()).toBe(false);
    expect(await focusedText(secretary)).toBe('End');
    expect(await mandates()).toEqual(['Sol Handmade alternate']);
  });

  it('ends a membership: from then on the register leaves it out, and of before it still knows it', async () => {
    await secretary.getByRole('button', { name: 'End the membership' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Last day').fill('2026-08-31');
    await dialog.getByLabel('Reason').fill('They work alone again.');
    await dialog.getByRole('button', { name: 'End the membership' }).click();
    await secretary.getByText('Membership ended').waitFor();
    await secretary.getByText('No class on this day').waitFor();
    expect(await standing()).toEqual({ until: '2026-08-31' });

    const visitor = await screens.open('visitor');
    await visit(visitor, '/people?language=en&search=handmade');
    await visitor.getByText('Nobody in the register fits what you look for.').waitFor();
    await visit(visitor, '/people?language=en&search=handmade&asOf=2026-08-31');
    expect(await visitor.getByRole('link', { name }).isVisible()).toBe(true);
    // Who did it and for which person is not for visitors.
    await visitor.getByRole('link', { name }).click();
    await settled(visitor);
    expect(await visitor.getByText('Sol Handmade').count()).toBe(0);
    await visitor.context().close();
  });

  it('is the only one who is offered any of this', async () => {
    const other = await screens.open('Aina Ferrer');
    await visit(other, '/people/handmade-co-op?language=en');
    expect(await other.getByRole('button', { name: /^(End|Name) / }).count()).toBe(0);
    await other.context().close();
  });
});

/** Until when it is a member, as the database has it; null when it never was one. */
async function standing(): Promise<unknown> {
  const { rows } = await screens.db.query(
    `select (upper(s.valid) - 1)::text as until from membership.membership s
       join membership.member m on m.id = s.member_id where m.name = $1`,
    [name],
  );
  return rows[0] ?? null;
}

/** Who speaks for it today. */
async function mandates(): Promise<readonly string[]> {
  const { rows } = await screens.db.query<{ who: string }>(
    `select p.name || ' ' || r.role as who from membership.representation r
       join membership.person p on p.id = r.person_id join membership.member m on m.id = r.member_id
     where m.name = $1 and r.valid @> current_date order by 1`,
    [name],
  );
  return rows.map(({ who }) => who);
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}
