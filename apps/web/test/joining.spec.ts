import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  beginOnPhone,
  fillFirstHalf,
  fillSecondHalf,
  fromToday,
  handIn,
  phone,
  press,
  putToTheVote,
  reading,
  standing,
  step,
  type Applicant,
  type Reader,
} from './joining-steps.ts';
import { closeVote, openDecision, voteAll, voteFromToday } from './joining-votes.ts';
import { openJoiningWorld, type JoiningWorld } from './joining-world.ts';
import { keepPicture } from './pictures.ts';
import { ReadingEffort } from './reading-effort.ts';
import { says } from './says.ts';
import { settled, visit } from './screens.ts';

const DAY_MS = 86_400_000;
const MINUTES_MAX = 5;

const catalan: Applicant = {
  custodian: 'femprocomuns',
  language: 'ca',
  name: 'Berta Codina',
  email: 'berta.codina@la-teixidora.example',
  organisation: 'La Teixidora, SCCL',
  motivation: 'Mantenim sales per a cooperatives del barri.',
};
const canadian: Applicant = {
  custodian: 'hypha',
  language: 'fr',
  name: 'Noémie Gagnon',
  email: 'noemie.gagnon@la-riviere.example',
  organisation: 'Coop La Rivière',
  motivation: 'Nous hébergeons des logiciels libres.',
};
const rejected: Applicant = {
  ...catalan,
  name: 'Oriol Bosch',
  email: 'oriol.bosch@bosch-streams.example',
  organisation: 'Bosch Streams',
  motivation: 'Retransmetem actes.',
};

const nerea: Reader = { who: 'Nerea Etxeberria', language: 'es' };
const joaquim: Reader = { who: 'Joaquim Sousa', language: 'fr' };
const isla: Reader = { who: 'Isla MacGregor', language: 'en' };
const chair: Reader = { who: 'Mei-Lin Chow', language: 'en' };

let world: JoiningWorld;

beforeAll(async () => {
  world = await openJoiningWorld();
});

afterAll(() => world.close());

describe('joining', () => {
  it('leads a Catalan and a Canadian cooperative from the public page into the next decision', async () => {
    const first = await applyWithPause(catalan);
    const second = await applyAtOnce(canadian);

    await step(world, nerea, { ...of(catalan, 'review'), act: 'recommended', reason: 'Las conocemos.' });
    await objectAndTakeBack(first);

    await step(world, joaquim, {
      ...of(canadian, 'review'),
      act: 'informationAsked',
      reason: 'Combien de serveurs ?',
    });
    await step(world, reading(canadian), {
      ...of(canadian, 'answer'),
      act: 'informationGiven',
      reason: 'Deux, à Montréal.',
    });
    const review = await fromToday(world, joaquim, 'application.review.verb', canadian.organisation);
    await review.getByText('Deux, à Montréal.').waitFor();
    await press(review, 'fr', 'recommended', 'Ils entretiennent nos serveurs.');
    await review.context().close();
    const decision = await putToTheVote(world, joaquim, canadian.organisation);
    await voteAll(world, decision, 'yes', ['Aina Ferrer', 'Isla MacGregor', 'Elsa Lindqvist']);
    await closeVote(world, decision, 'Adopted');
    await welcomed(canadian, second);

    const afterTheWindow = new Date(Date.now() + 16 * DAY_MS);
    await world.tick(afterTheWindow);
    await welcomed(catalan, first);

    expect(await signatures()).toEqual([
      { language: 'ca', for_name: 'La Teixidora, SCCL', member: 'La Teixidora, SCCL' },
      { language: 'fr', for_name: 'Coop La Rivière', member: 'Coop La Rivière' },
    ]);
    const title = 'Shall we greet those who joined?';
    const next = await openDecision(world, title, afterTheWindow);
    for (const applicant of [catalan, canadian])
      await voteFromToday(world, reading(applicant), title, afterTheWindow);
    const { rows } = await world.db.query<{ name: string }>(
      `select m.name from voting.ballot b join membership.member m on m.id = b.member_id
        where b.decision_id = $1 order by m.name`,
      [next],
    );
    expect(rows.map(({ name }) => name)).toEqual(['Coop La Rivière', 'La Teixidora, SCCL']);
  }, 240_000);

  it('tells who is rejected why, and what the members answer to the appeal', async () => {
    const path = await applyAtOnce(rejected);
    const reason = 'No es una cooperativa.';
    await step(world, nerea, { ...of(rejected, 'review'), act: 'rejected', reason });
    const page = await fromToday(world, reading(rejected), 'application.appeal.verb', rejected.organisation);
    await page.getByText(reason).waitFor();
    await keepPicture(page, 'a rejection as the applicant reads it');
    await press(page, 'ca', 'appealed', 'Ho som des de fa un any.');
    await page
      .getByText(says('ca', 'joining', 'state.appealed'), { exact: true })
      .first()
      .waitFor();
    await page.context().close();

    const decision = await putToTheVote(world, chair, rejected.organisation);
    await voteAll(world, decision, 'no', ['Aina Ferrer', 'Isla MacGregor', 'Elsa Lindqvist']);
    await closeVote(world, decision, 'Rejected');
    const told = await standing(world, reading(rejected), path, 'refused');
    await told.getByText(says('ca', 'joining', 'next.applyAgain')).waitFor();
    const steps = ['rejected', 'putToTheVote', 'appealed', 'rejected', 'submitted'];
    expect(await told.locator('ol.lines b').allTextContents()).toEqual(
      steps.map((kind) => says('ca', 'joining', `event.${kind}`)),
    );
    await keepPicture(told, 'the answer to an appeal');
    await told
      .getByRole('link', { name: says('ca', 'joining', 'seeDecision') })
      .first()
      .click();
    await told.waitForURL((url) => url.pathname === `/decide/${decision}/record`);
    await settled(told);
    await told
      .getByText(says('ca', 'decide', 'outcome.rejected'), { exact: true })
      .first()
      .waitFor();
    await keepPicture(told, 'the vote on an appeal as the applicant reads it');
    await told.context().close();
  }, 120_000);
});

const of = ({ organisation }: Applicant, what: string) => ({
  verb: `application.${what}.verb`,
  called: organisation,
});

/** From the public page to the submitted form, in less time than was promised; the path of the application. */
async function applyAtOnce(applicant: Applicant): Promise<string> {
  const effort = new ReadingEffort(applicant.language);
  const page = await beginOnPhone(world, applicant, effort);
  await fillFirstHalf(page, applicant, effort);
  await fillSecondHalf(page, applicant, effort);
  return inTime(page, applicant, effort);
}

/** The same with a pause in between: saved on the phone, gone on with on another device. */
async function applyWithPause(applicant: Applicant): Promise<string> {
  const { language, organisation } = applicant;
  const effort = new ReadingEffort(language);
  const page = await beginOnPhone(world, applicant, effort);
  await fillFirstHalf(page, applicant, effort);
  // What is missing is named, and what was typed stays.
  await page.locator('form button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  expect(await page.locator('[name=name]').inputValue()).toBe(organisation);
  await page.getByRole('button', { name: says(language, 'joining', 'form.save'), exact: true }).click();
  await page.getByText(says(language, 'joining', 'form.saved')).waitFor();
  await keepPicture(page, 'a form that was saved for later');
  await page.context().close();

  const other = await fromToday(world, reading(applicant), 'application.submit.verb', organisation);
  await other.getByRole('link', { name: says(language, 'joining', 'goOn') }).click();
  await other.waitForURL((url) => url.pathname.endsWith('/apply'));
  await settled(other);
  expect(await other.locator('[name=name]').inputValue()).toBe(organisation);
  expect(await other.locator('[name="class producer"]').isChecked()).toBe(true);
  expect(await other.locator('[name=hours]').inputValue()).toBe('40');
  await fillSecondHalf(other, applicant, effort);
  return inTime(other, applicant, effort);
}

async function inTime(
  page: Parameters<typeof handIn>[0],
  applicant: Applicant,
  effort: ReadingEffort,
): Promise<string> {
  const path = await handIn(page, effort);
  await page.context().close();
  process.stderr.write(`${applicant.organisation}: ${effort.told}\n`);
  expect(effort.minutes).toBeLessThan(MINUTES_MAX);
  return path;
}

/** A member objects while the window is open; the applicant reads why; then it is taken back and the window goes on. */
async function objectAndTakeBack(path: string): Promise<void> {
  const reason = 'Two of us have not met them yet.';
  await step(world, isla, { ...of(catalan, 'object'), act: 'objected', reason });
  const told = await standing(world, reading(catalan), path, 'objected');
  await told.getByText(reason).waitFor();
  await told.context().close();
  const page = await world.open(isla.who, phone);
  await visit(page, `${path}?language=en`);
  await press(page, 'en', 'objectionWithdrawn');
  await page.getByText('Open to objection', { exact: true }).first().waitFor();
  await page.context().close();
}

async function welcomed(applicant: Applicant, path: string): Promise<void> {
  const page = await standing(world, reading(applicant), path, 'admitted');
  await page.getByText(says(applicant.language, 'joining', 'next.welcome')).waitFor();
  await page.context().close();
}

/** The consortium agreement as it was signed for those who joined, and the member whom each signature binds. */
async function signatures() {
  await world.db.query(`select set_config('plenaria.account', 'system', false)`);
  const { rows } = await world.db.query(
    `select a.language, a.for_name, m.name as member
       from agreements.acceptance a
       join membership.application x on x.id = a.application_id
       join membership.member m on m.id = x.member_id
       join agreements.version v on v.id = a.version_id
       join agreements.document d on d.id = v.document_id
      where d.slug = 'consortium' order by a.language`,
  );
  return rows;
}
