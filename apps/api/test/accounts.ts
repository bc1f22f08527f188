import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

/** Somebody with an account and a session, made straight in the database: how they got it is not the point. */
export type Person = {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
};

/** A connection to the database under test. End it when the file is done. */
export async function testDatabase(): Promise<Client> {
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'], ...AS_PROGRAM });
  await client.connect();
  return client;
}

/** Makes a person with an account, roles and a session. */
export async function makePerson(
  db: Client,
  {
    name = 'Aina',
    roles = [],
    language = 'en',
    custodianId,
  }: { name?: string; roles?: readonly string[]; language?: string; custodianId?: string } = {},
): Promise<Person> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${randomUUID().slice(0, 8)}@coop.example`;
  const personId = await idOf(
    db,
    'insert into membership.person (name, email, language, invented) values ($1, $2, $3, true) returning id',
    [name, email, language],
  );
  const accountId = await idOf(
    db,
    'insert into identity.account (person_id, email, language) values ($1, $2, $3) returning id',
    [personId, email, language],
  );
  for (const role of roles) {
    await db.query(
      `insert into identity.role_grant (account_id, role, custodian_id, granted_by)
       values ($1, $2, case when $2 = 'custodian' then $3::uuid end, 'test')`,
      [accountId, role, role === 'custodian' ? (custodianId ?? (await anyCustodian(db))) : null],
    );
  }
  return { accountId, personId, name, email, cookie: await startSession(db, accountId) };
}

/** A custodian that nobody is a member of. */
async function anyCustodian(db: Client): Promise<string> {
  return idOf(
    db,
    `insert into membership.custodian (slug, name, country, currency, languages)
     values ($1, 'A custodian', 'ES', 'EUR', '{en}') returning id`,
    [`custodian-${randomUUID()}`],
  );
}

/** A further session of an account, as the `Cookie` header that carries it. */
export async function startSession(db: Client, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at, stepped_up_at)
     values ($1, $2, now(), now(), now() + interval '1 day', now())`,
    [createHash('sha256').update(token).digest(), accountId],
  );
  return `__Host-plenaria=${token}`;
}

/** A token of somebody's, as the `Authorization` header that carries it. */
export async function makeToken(
  db: Client,
  { accountId }: Person,
  scopes: readonly string[],
): Promise<{ readonly id: string; readonly bearer: string }> {
  const secret = `plenaria_${randomBytes(32).toString('base64url')}`;
  const id = await idOf(
    db,
    `insert into identity.api_token (account_id, name, token_hash, scopes, created_at, expires_at)
     values ($1, 'A script', $2, $3, now(), now() + interval '90 days') returning id`,
    [accountId, createHash('sha256').update(secret).digest(), scopes],
  );
  return { id, bearer: `Bearer ${secret}` };
}

async function idOf(db: Client, statement: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await db.query<{ id: string }>(statement, [...values]);
  const id = rows[0]?.id;
  if (!id) throw new Error(`no row came back from ${statement}`);
  return id;
}
