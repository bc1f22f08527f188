import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { testDatabase } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import { apply, foundCustodian, makeGuest, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

let db: Client;
let custodian: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  const { rulePackId } = await foundAssembly(db, { organisations: 2, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [rulePackId]);
  custodian = await foundCustodian(db, { kind: 'decision', rulePack: rows[0]?.slug });
});
afterAll(() => db.end());

/** The words that the members vote on, all languages together. */
async function votedOn(kind: string): Promise<{ readonly id: string; readonly words: string }> {
  const guest = await makeGuest(db, 'Quim Arrels');
  const name = kind === 'individual' ? 'Quim Arrels' : 'Cal Arrels';
  const id = await apply(custodian, guest, { kind, name, motivation: 'I repair loudspeakers.' });
  const as = { cookie: custodian.reviewer.cookie };
  await step('recommendApplication', { id, text: 'Quim is known to us.' }, as);
  const closesAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const { decisionId } = await step('putApplicationToTheVote', { id, closesAt }, as);
  const { rows } = await db.query(
    `select string_agg(title || ' ' || body, ' ') as words from voting.decision_text where decision_id = $1`,
    [decisionId],
  );
  return { id, words: rows[0]?.words ?? '' };
}

describe('the text of a vote, for which a hash will stand,', () => {
  it('tells of an individual the number of the application and where to read the rest', async () => {
    const { id, words } = await votedOn('individual');
    expect(words).toContain(`/applications/${id}`);
    expect(words).not.toMatch(/Quim|loudspeakers/);
  });

  it('tells of an organisation its name and its words', async () => {
    const { words } = await votedOn('organisation');
    expect(words).toContain('Cal Arrels');
    expect(words).toContain('loudspeakers');
  });
});
