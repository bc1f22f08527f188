import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { unsubscribeToken } from '../src/notices/unsubscribe-token.ts';
import { makePerson } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundHouse } from './documents.ts';
import { foundCustodian } from './joining.ts';
import { among } from './whose-world.ts';
import type { Whose, World } from './whose-world.ts';

/** Writes as the program, whom the database lets write what is others'. */
async function asProgram(db: Client, statement: string, values: readonly unknown[]) {
  await db.query(`begin; select set_config('plenaria.account', 'system', true)`);
  const written = await db.query<{ readonly id?: string }>(statement, [...values]);
  await db.query('commit');
  return written;
}

/** Somebody of their own account, whose custodians may not look into it, and what of theirs this row tells. */
async function owned(world: World, statement: string, more: readonly unknown[] = []): Promise<Whose> {
  const owner = await makePerson(world.db, { name: `Owner ${randomUUID()}` });
  const { rows } = await asProgram(world.db, `${statement} returning *`, [owner.accountId, ...more]);
  return ownedBy(world, owner, { id: rows[0]?.id });
}

async function ownedBy(world: World, owner: Person, told: Whose['told']): Promise<Whose> {
  const { db, house, otherHouse } = world;
  const sides = { owner, stranger: await makePerson(db), own: house.keeper, other: otherHouse.keeper };
  const { accountId, personId, email, name } = owner;
  return among(world, sides, { ...told, name, accountId, personId, email, who: email });
}

/** What an account has: nobody’s but its own, whatever others are trusted with. */
export const ownThings = {
  /** A passkey of an account. */
  passkey: (world: World): Promise<Whose> =>
    owned(
      world,
      `insert into identity.passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
       values ($1, $2, '\\x00', 0, false, 'Key', now())`,
      [randomBytes(16)],
    ),

  /** A provider by which an account is known. */
  connection: (world: World): Promise<Whose> =>
    owned(
      world,
      `insert into identity.provider_connection (account_id, issuer, subject, label, connected_at)
       values ($1, 'https://provider.example', $2, 'Provider', now())`,
      [randomUUID()],
    ),

  /** What an account has agreed to tell a service. */
  serviceAgreement: (world: World): Promise<Whose> =>
    owned(
      world,
      `with s as (
         insert into identity.service (name, redirect_uris, leave_uris, scopes, asks_nobody, registered_at)
         values ($2, '{https://service.example}', '{}', '{openid}', false, now()) returning id)
       insert into identity.service_agreement (account_id, service_id, scopes, agreed_at, last_used_at)
       select $1, s.id, '{openid}', now(), now() from s`,
      [randomUUID()],
    ),

  /** An export of everything that is kept of somebody. */
  personalExport: (world: World): Promise<Whose> =>
    owned(
      world,
      `insert into privacy.export (account_id, language, asked_at, made_at, json, html)
       values ($1, 'en', now(), now(), '{}', '<p></p>')`,
    ),

  /** What somebody has said of themself, under a pseudonym that only the program can make. */
  diversityAnswers: async (world: World): Promise<Whose> => {
    const owner = await makePerson(world.db, { name: `Owner ${randomUUID()}` });
    const ownWords = `As only I say it ${randomUUID().slice(0, 8)}`;
    const answers = { gender: '', age: '', language: '', ownWords, purpose: 1 };
    await graphql(
      `
        mutation ($answers: DiversityAnswersInput!) {
          saveDiversityAnswers(answers: $answers) {
            ... on OwnDiversity {
              until
            }
            ... on Refusal {
              code
            }
          }
        }
      `,
      { answers },
      { cookie: owner.cookie },
    );
    return ownedBy(world, owner, { ownWords });
  },

  /** Somebody who has asked to be erased. */
  erasure: (world: World): Promise<Whose> =>
    owned(
      world,
      `insert into privacy.erasure (person_id, asked_at, due_at)
       select person_id, now(), now() + interval '30 days' from identity.account where id = $1`,
    ),

  /** What the trail says of somebody: it is told by the name of whom it is about. */
  trail: (world: World): Promise<Whose> =>
    owned(
      world,
      `insert into privacy.trail (person_id, what) select person_id, 'export-asked' from identity.account where id = $1`,
    ),

  /** A letter to somebody, by whose link they do without more of them. */
  letter: async (world: World): Promise<Whose> => {
    const { rows } = await world.db.query<{ readonly key: Buffer }>(`select key from post.unsubscribe_key`);
    const [row] = rows;
    if (!row) throw new Error('the migrations make a key');
    const made = await owned(
      world,
      `insert into post.notice_choice (account_id, topic, channel, chosen_at) values ($1, 'results', 'atOnce', now())`,
    );
    const accountId = String(made.told['accountId']);
    const link = unsubscribeToken(row.key, { accountId, topic: 'results' });
    // Under the name of somebody else, what we signed for this one.
    const says = Buffer.from(`${made.people.stranger?.accountId} results`).toString('base64url');
    const forged = `${says}.${link.split('.')[1]}`;
    return { ...made, told: { ...made.told, link, forged } };
  },

  /** A role that somebody is trusted with. */
  roleGrant: (world: World): Promise<Whose> =>
    owned(
      world,
      `insert into identity.role_grant (account_id, role, granted_by, granted_at)
       values ($1, 'chair', 'test', now() + interval '1 day')`,
    ),

  /** Somebody who is a member for themself, through a custodian. */
  individual: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const { keeper: own, custodianId, custodian } = await foundHouse(db);
    const owner = await makePerson(db, { name: `Individual ${randomUUID()}` });
    const slug = `m-${randomUUID()}`;
    await db.query(
      `with member as (
         insert into membership.member (slug, kind, name, folded_name, person_id)
         values ($1, 'individual', $2, lower($2), $3) returning id)
       insert into membership.membership (member_id, custodian_id, valid)
       select id, $4, '[2020-01-01,)' from member`,
      [slug, owner.name, owner.personId, custodianId],
    );
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    const { name, personId, email } = owner;
    return among(world, sides, { slug, name, personId, email, custodian });
  },

  /** A provider that a custodian keeps for its people to sign in with. */
  provider: async (world: World): Promise<Whose> => {
    const { db, there, voter } = world;
    const { id, reviewer } = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
    const clientId = randomUUID();
    await asProgram(
      db,
      `insert into identity.sign_in_provider (custodian_id, issuer, client_id, sealed_secret, label, changed_at)
       values ($1, 'https://provider.example', $2, 'sealed', 'Provider', now())`,
      [id, clientId],
    );
    const sides = {
      owner: voter.person,
      stranger: await makePerson(db),
      own: reviewer,
      other: there.reviewer,
    };
    return among(world, sides, { custodianId: id, clientId, issuer: 'none' });
  },
} as const;
