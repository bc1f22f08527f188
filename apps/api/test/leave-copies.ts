import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Elector } from './assembly.ts';

/** Whom the copies tell of, and to whom they are given. */
type Copies = {
  readonly her: Elector;
  readonly other: Elector;
  readonly name: string;
  readonly former: string;
  readonly email: string;
};

/** What other people are given that names somebody: a ready export, what waits for a digest, letters on their way. */
export async function leaveCopies(
  db: Client,
  { her, other, name, email }: Omit<Copies, 'former'>,
): Promise<void> {
  const said = JSON.stringify({ facts: { comment: [{ body: `Dear all,\n${name} (${email}) is ill.` }] } });
  await db.query(
    `insert into privacy.export (account_id, language, asked_at, made_at, json, html)
     values ($1, 'en', now(), now(), $2::text, '<p>' || $3::text || '</p>'), ($1, 'en', now(), now(), '{}', '<p></p>')`,
    [other.voter.accountId, said, name],
  );
  const { rows } = await db.query<{ id: string }>(
    `select id from membership.membership_change where member_id = $1`,
    [her.memberId],
  );
  const [title, at] = [`Shall ${name} be asked?`, new Date().toISOString()];
  const change = { slug: 'hers', kind: 'expulsion', giving: 'A custodian', receiving: '', day: '2026-01-01' };
  const letters = [
    { template: 'decision-closed', params: { decisionId: randomUUID(), number: 1, title, closesAt: at } },
    {
      template: 'expelled',
      params: {
        ...change,
        changeId: rows[0]?.id,
        member: 'Zéphyrine',
        text: 'Zéphyrine is ill.',
        until: null,
      },
    },
  ];
  for (const letter of letters) {
    await db.query(
      `insert into post.digest_item (id, account_id, letter, kept_at) values ($1, $2, $3, now())`,
      [randomUUID(), other.voter.accountId, JSON.stringify(letter)],
    );
    await db.query(
      `insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now() + interval '9 days')`,
      [randomUUID(), JSON.stringify({ ...letter, accountId: other.voter.accountId })],
    );
  }
}

/** An agreement that they signed when they applied, under the name that they had then, and one for an organisation. */
export async function leaveSignatures(
  db: Client,
  { her, former, email }: Omit<Copies, 'other'>,
): Promise<void> {
  for (const [kind, signed] of [
    ['individual', former],
    ['organisation', `Works of ${email.length} Hands`],
  ])
    await sign(db, her, [kind, signed]);
}

async function sign(
  db: Client,
  { memberId, voter }: Elector,
  [kind, signed]: readonly (string | undefined)[],
): Promise<void> {
  // Of their custodian and their class: nobody else is asked to sign it.
  const { rows } = await db.query<{ id: string; custodianId: string }>(
    `with document as (
       insert into agreements.document (slug, kind, jurisdiction, custodian_id, classes, created_at)
       select 'd-' || gen_random_uuid(), 'consortium', '*', s.custodian_id, array[h.class], now()
         from membership.membership s join membership.class_holding h on h.member_id = s.member_id
        where s.member_id = $1 returning id, custodian_id)
     insert into agreements.version (document_id, custodian_id, number, language, material, created_at)
     select id, custodian_id, 1, 'en', true, now() from document returning id, custodian_id as "custodianId"`,
    [memberId],
  );
  const [version] = rows;
  const words = await db.query<{ id: string }>(
    `insert into agreements.text (version_id, language, title, body, summary, status, sha256, written_at)
     values ($1, 'en', 'Consortium', 'Together.', '', 'reviewed', repeat('a', 64), now()) returning id`,
    [version?.id],
  );
  await db.query(
    `update agreements.version set published_at = now(), effective_from = '2020-01-01', reason = 'Ours.' where id = $1`,
    [version?.id],
  );
  await db.query(
    `with applied as (
       insert into membership.application (custodian_id, account_id, kind, name, language, state, motivation,
         created_at, updated_at)
       values ($1, $2, $3, $4::text, 'en', 'admitted', '', now(), now()) returning id)
     insert into agreements.acceptance (person_id, application_id, custodian_id, for_name, version_id, text_id,
       language, sha256, method, at)
     select $5, id, $1, $4::text, $6, $7, 'en', repeat('a', 64), 'screen', now() from applied`,
    [version?.custodianId, voter.accountId, kind, signed, voter.personId, version?.id, words.rows[0]?.id],
  );
}
