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

/** How many letters about an application somebody was sent by each template. */
async function toldTimes(id: string, who: Person, template: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::integer as count from post.mail
      where template = $1 and id like '%' || $2 || '%' and to_account = $3 and sent_at is not null`,
    [template, id, who.accountId],
  );
  return rows[0]?.count ?? 0;
}

async function told(id: string, who: Person, [template, times]: readonly [string, number]): Promise<number> {
  await until(async () => ((await toldTimes(id, who, template)) >= times ? true : null));
  return toldTimes(id, who, template);
}

describe('a question that an applicant does not answer', () => {
  it('is asked again each week, then led back to the custodian, who can end it, and to the secretary', async () => {
    const applicant = await makeGuest(db, 'Silent Applicant');
    const id = await apply(custodian, applicant);
    await step('askApplicant', { id, text: 'Who are your members?' }, custodian.reviewer);
    const asked = 'application-question';
    expect(await told(id, applicant, [asked, 1])).toBe(1);
    await tick(inDays(7.1));
    await tick(inDays(8));
    expect(await told(id, applicant, [asked, 2])).toBe(2);
    const again = (await inbox(applicant.email)).filter(({ text }) => text.includes('Who are your members?'));
    expect(again).toHaveLength(2);
    await tick(inDays(14.1));
    await tick(inDays(21.1));
    expect(await told(id, applicant, [asked, 4])).toBe(4);
    expect(await toldTimes(id, custodian.reviewer, 'application-waits')).toBe(0);
    await tick(inDays(28.1));
    expect(await told(id, custodian.reviewer, ['application-waits', 1])).toBe(1);
    expect(await toldTimes(id, secretary, 'application-unattended')).toBe(0);
    await tick(inDays(42.1));
    expect(await told(id, secretary, ['application-unattended', 1])).toBe(1);
    expect(await toldTimes(id, applicant, asked)).toBe(4);
    // Their sessions are over by then.
    const reviewer = { cookie: await startSession(db, custodian.reviewer.accountId) };
    const ended = await step('rejectApplication', { id, text: 'We never heard of you again.' }, reviewer);
    expect(ended).toMatchObject({ state: 'rejected' });
  });
});
