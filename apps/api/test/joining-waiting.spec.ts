import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { inbox } from '../../../tools/harness/inbox.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { apply, foundCustodian, makeGuest, step, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { until } from './until.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let db: Client;
let custodian: OwnCustodian;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  custodian = await foundCustodian(db, { kind: 'custodian' });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});
afterAll(() => db.end());

/** The subjects of the letters to somebody that are about waiting. */
async function told({ email }: Person): Promise<readonly string[]> {
  const letters = await inbox(email);
  return letters
    .map(({ subject }) => subject)
    .filter((subject) => /question about|waits for|somebody who acts/.test(subject));
}

async function toldTimes(who: Person, times: number): Promise<number> {
  await until(async () => ((await told(who)).length >= times ? true : null));
  return (await told(who)).length;
}

describe('a question that an applicant does not answer', () => {
  it('is asked again each week, then led back to the custodian, who can end it, and to the secretary', async () => {
    const applicant = await makeGuest(db, 'Silent Applicant');
    const id = await apply(custodian, applicant);
    await step('askApplicant', { id, text: 'Who are your members?' }, custodian.reviewer);
    expect(await toldTimes(applicant, 1)).toBe(1);
    await tick(inDays(7.1));
    await tick(inDays(8));
    expect(await toldTimes(applicant, 2)).toBe(2);
    const again = (await inbox(applicant.email)).filter(({ text }) => text.includes('Who are your members?'));
    expect(again).toHaveLength(2);
    await tick(inDays(14.1));
    await tick(inDays(21.1));
    expect(await toldTimes(applicant, 4)).toBe(4);
    const before = (await told(custodian.reviewer)).length;
    await tick(inDays(28.1));
    expect(await toldTimes(custodian.reviewer, before + 1)).toBe(before + 1);
    const untold = (await told(secretary)).length;
    await tick(inDays(42.1));
    expect(await toldTimes(secretary, untold + 1)).toBe(untold + 1);
    expect(await told(applicant)).toHaveLength(4);
    // Their sessions are over by then.
    const reviewer = { cookie: await startSession(db, custodian.reviewer.accountId) };
    const ended = await step('rejectApplication', { id, text: 'We never heard of you again.' }, reviewer);
    expect(ended).toMatchObject({ state: 'rejected' });
  });
});
