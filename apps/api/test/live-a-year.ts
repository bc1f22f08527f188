import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { cast, close, open } from './assembly.ts';
import type { Assembly, Casting, Elector } from './assembly.ts';
import { leaveCopies, leaveSignatures } from './leave-copies.ts';
import { until } from './until.ts';

/** Who leaves them, and the words by which they are found. */
type Traces = {
  readonly her: Elector;
  readonly name: string;
  /** What they were called when they applied. */
  readonly former: string;
  readonly email: string;
  readonly contact: string;
};

/** Everything somebody leaves behind in a year: a decision that is closed, one that runs, and rows in many places. */
export async function liveAYear(
  db: Client,
  assembly: Assembly,
  { her, name, former, email, contact }: Traces,
): Promise<readonly [closed: string, running: string]> {
  const [organisation] = assembly.organisations;
  if (!organisation) throw new Error('an assembly has organisations');
  const closed = await open(assembly);
  await vote({ decisionId: closed, elector: her, choice: 'no', reason: `I, ${name}, see it otherwise.` });
  await vote({ decisionId: closed, elector: organisation });
  await say(her, closed, `Write to ${email}.`);
  await say(
    organisation,
    closed,
    `As ${name.toUpperCase()}\nsaid (${email}), and zéphyrine o’quill-ñandú knows.`,
  );
  for (const way of waysToWrite(name)) await say(organisation, closed, `We asked ${way}.`);
  await say(organisation, closed, `Then ${former} applied.`);
  await close(assembly, closed);
  const running = await open(assembly);
  await vote({ decisionId: running, elector: her, reason: 'Because I say so, Zéphyrine.' });
  await leaveRows(db, { her, name, email });
  await describe(her, `As ${name} says it`);
  await leaveChanges(db, { her, name }, organisation.memberId);
  await leaveCopies(db, { her, other: organisation, name, email });
  await leaveSignatures(db, { her, name, former, email });
  await leaveApplication(db, { her, name: former, contact });
  // The queue has taken the job that nobody knows, and goes on trying.
  await until(async () => {
    const { rows } = await db.query(`select from bullmq.job where data::text like '%' || $1 || '%'`, [email]);
    return rows.length > 0 ? true : null;
  });
  return [closed, running];
}

/** How people write a name of two words: with what lies between them, and accents as one sign or two. */
function waysToWrite(name: string): readonly string[] {
  const [given = '', surname = ''] = name.split(' ');
  return [
    `${given}  ${surname}`,
    `**${given}** ${surname}`,
    `_${given}\u00a0${surname}_`,
    `${surname}, ${given}`,
    name.normalize('NFD'),
  ];
}

/** Casts a ballot; what is refused would leave nothing to be found. */
async function vote(casting: Casting): Promise<void> {
  const ballot = await cast(casting);
  if ('code' in ballot) throw new Error(JSON.stringify(ballot));
}

/** Says of themself, under a pseudonym, what names them all the same. */
async function describe({ voter }: Elector, ownWords: string): Promise<void> {
  const answers = { gender: 'another', age: '', language: '', ownWords, purpose: 1 };
  const { data } = await graphql(
    `
      mutation ($answers: DiversityAnswersInput!) {
        saveDiversityAnswers(answers: $answers) {
          ... on OwnDiversity {
            ownWords
          }
          ... on Refusal {
            code
          }
        }
      }
    `,
    { answers },
    { cookie: voter.cookie },
  );
  if (data?.saveDiversityAnswers.ownWords !== ownWords) throw new Error(JSON.stringify(data));
}

/** Says something in the talk about a decision. */
async function say({ voter }: Elector, decisionId: string, body: string): Promise<void> {
  const { data, errors } = await graphql(
    `
      mutation ($id: ID!, $body: String!) {
        writeComment(decisionId: $id, body: $body) {
          ... on Comment {
            id
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { id: decisionId, body },
    { cookie: voter.cookie },
  );
  if (!data?.writeComment.id) throw new Error(JSON.stringify({ data, errors }));
}

async function leaveRows(
  db: Client,
  { her, name, email }: Omit<Traces, 'contact' | 'former'>,
): Promise<void> {
  const { memberId } = her;
  const { accountId, personId } = her.voter;
  await db.query(
    `insert into membership.register_event (at, actor, actor_person_id, subject_kind, subject_id, kind, before, after,
       reason)
     values (now(), 'person', $1, 'member', $2, 'facts-changed', '{"country":"ES"}',
       jsonb_build_object('contribution', $3::text), 'Told by ' || $3)`,
    [personId, memberId, name],
  );
  await db.query(
    `insert into identity.passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
     values ($1, $2, $2, 0, true, 'Telephone of Zéphyrine', now())`,
    [accountId, randomBytes(32)],
  );
  await db.query(
    `insert into post.mail (id, to_account, template, language, error)
     values ($1, $2, 'invitation', 'en', '550 <' || $3 || '> has no mailbox')`,
    [randomUUID(), accountId, email],
  );
  await db.query(
    `insert into post.outbox (id, kind, payload, run_at)
     values ($1, 'no-such-kind', $2, now()), ($3, 'login-link', $2, now() + interval '9 days')`,
    [randomUUID(), JSON.stringify({ email: email, name: name }), randomUUID()],
  );
  await db.query(`notify outbox`);
}

/** Changes of memberships, their own and another's, whose reasons tell of them: by the first name alone, or by all. */
async function leaveChanges(
  db: Client,
  { her, name }: Pick<Traces, 'her' | 'name'>,
  otherId: string,
): Promise<void> {
  const reasons = [
    [her.memberId, 'Zéphyrine is ill.'],
    [otherId, `Our ${name} is ill.`],
  ];
  for (const [memberId, reason] of reasons)
    await db.query(
      `with asked as (
         insert into membership.membership_change (member_id, kind, giving_id, reason, first_day, state, created_at,
           updated_at)
         select $1, 'leave', custodian_id, $2::text, '2026-01-01', 'withdrawn', now(), now()
           from membership.membership where member_id = $1 returning id)
       insert into membership.change_event (change_id, sequence, at, kind, by_kind, payload)
       select id, 1, now(), 'asked', 'member', jsonb_build_object('reason', $2::text, 'party', 'member') from asked`,
      [memberId, reason],
    );
  await db.query(
    `insert into membership.register_event (at, actor, subject_kind, subject_id, kind, reason)
     values (now(), 'system', 'member', $1, 'expelled', 'Zéphyrine was seen with the till.')`,
    [her.memberId],
  );
}

async function leaveApplication(
  db: Client,
  { her, name, contact }: Omit<Traces, 'email' | 'former'>,
): Promise<void> {
  const { memberId } = her;
  const { accountId } = her.voter;
  await db.query(
    `with custodian as (select custodian_id as id from membership.membership where member_id = $2),
     asked as (
       insert into membership.application (custodian_id, account_id, kind, name, language, state, motivation, created_at,
         updated_at)
       select id, $1, 'individual', $3::text, 'en', 'withdrawn', 'I am ' || $3, now(), now() from custodian returning id),
     told as (
       insert into membership.application_event (application_id, sequence, at, kind, by_kind, payload)
       select id, 1, now(), 'submitted', 'applicant', jsonb_build_object('reason', $3::text) from asked)
     insert into membership.application_private (application_id, contact) select id, $4 from asked`,
    [accountId, memberId, name, contact],
  );
}
