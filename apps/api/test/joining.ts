import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, startSession } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close } from './assembly.ts';
import type { Assembly } from './assembly.ts';

/** A custodian of one test file's own, the people who act for it, and a class to apply for. */
export type OwnCustodian = {
  readonly id: string;
  readonly slug: string;
  readonly className: string;
  readonly reviewer: Person;
};

/** Makes a custodian under this joining rule. */
export async function foundCustodian(db: Client, rule: object): Promise<OwnCustodian> {
  const slug = `custodian-${randomUUID()}`;
  const className = `class-${randomUUID()}`;
  await db.query(
    `insert into membership.federation (name, languages, default_language)
     values ('The Test Federation', '{en}', 'en') on conflict do nothing`,
  );
  const { rows } = await db.query<{ readonly id: string }>(
    `insert into membership.custodian (slug, name, country, currency, languages)
     values ($1, 'The Custodian', 'ES', 'EUR', '{ca,en}') returning id`,
    [slug],
  );
  const id = rows[0]?.id ?? '';
  await db.query(
    `insert into membership.member_class (slug, names, position)
     values ($1, '{"en":"Consumer"}', (random() * 2000000000)::integer)`,
    [className],
  );
  await db.query(`insert into membership.joining_rule (custodian_id, rule) values ($1, $2)`, [
    id,
    JSON.stringify(rule),
  ]);
  return {
    id,
    slug,
    className,
    reviewer: await makePerson(db, { name: 'Reviewer', roles: ['custodian'], custodianId: id }),
  };
}

/** Somebody who only applies: an account that opens an application and nothing else. */
export async function makeGuest(db: Client, name = 'Applicant'): Promise<Person> {
  const guest = await makePerson(db, { name });
  await db.query(`update identity.account set is_guest = true where id = $1`, [guest.accountId]);
  return { ...guest, cookie: await startSession(db, guest.accountId) };
}

const FORM = {
  kind: 'organisation',
  country: 'ES',
  website: 'troca.example',
  money: '',
  moneyEvery: 'year',
  hours: '40',
  hoursEvery: 'year',
  resources: '',
  motivation: 'We meet online every week.',
  incomeBand: 'low',
  contact: '+34 600 000 000',
  language: 'en',
};

type Asker = { readonly cookie?: string; readonly now?: Date };

/** Saves a form as its applicant; what is not told is filled in. */
export async function save(custodian: OwnCustodian, form: object, asker: Asker) {
  const input = { ...FORM, name: `Coop ${randomUUID()}`, classes: [custodian.className], ...form };
  const { data, errors } = await graphql(
    `
      mutation ($custodian: String!, $form: ApplicationFormInput!) {
        saveApplication(custodian: $custodian, form: $form) {
          ... on Application {
            id
            state
            name
            website
            pledge
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { custodian: custodian.slug, form: input },
    asker,
  );
  return data?.saveApplication ?? errors[0]?.extensions;
}

/** Saves and submits an application; its id. */
export async function apply(
  custodian: OwnCustodian,
  applicant: Person,
  form: object = {},
  now?: Date,
): Promise<string> {
  const asker = { cookie: applicant.cookie, ...(now && { now }) };
  const { id } = await save(custodian, form, asker);
  const answer = await step('submitApplication', { id }, asker);
  if (answer.state !== 'inReview') throw new Error(JSON.stringify(answer));
  return id;
}

/** Takes a step by its mutation; the answer, or the code of what barred it. */
export async function step(
  mutation: string,
  args: Readonly<Record<string, string>>,
  asker: Asker,
): Promise<{
  readonly state?: string;
  readonly code?: string;
  readonly details?: object;
  readonly decisionId?: string;
}> {
  const types: Readonly<Record<string, string>> = { text: 'String!', closesAt: 'Instant!' };
  const names = Object.keys(args);
  const { data, errors } = await graphql(
    `mutation (${names.map((name) => `$${name}: ${types[name] ?? 'ID!'}`).join(', ')}) {
       ${mutation}(${names.map((name) => `${name}: $${name}`).join(', ')}) {
         ... on Application { id state until decisionId } ... on Refusal { code details } } }`,
    args,
    asker,
  );
  return data?.[mutation] ?? errors[0]?.extensions ?? {};
}

const READ = `
      query ($id: ID!) {
        application(id: $id) {
          name
          state
          until
          opens
          isMine
          decisionId
          next {
            who
            what
            until
          }
          history {
            kind
            by
            byName
            text
          }
          privatePart {
            incomeBand
            contact
            notes
            email
          }
          alike {
            name
            likeness
            as
          }
          mayObject {
            id
          }
          mayWithdrawObjection {
            id
          }
          member {
            slug
            contribution
            custodian {
              slug
            }
            classes {
              class {
                slug
              }
            }
            history {
              kind
            }
          }
        }
      }
    `;

/** An application as somebody reads it; null when they may not. */
export async function read(id: string, asker: Asker) {
  const { data, errors } = await graphql(READ, { id }, asker);
  if (errors[0]) throw new Error(errors[0].message);
  return data.application;
}

/** Lets the clock's jobs run, at this time. */
export async function tick(now: Date): Promise<void> {
  const answer = await fetch(`${apiUrl()}/tick`, {
    method: 'POST',
    headers: { 'x-now': now.toISOString() },
  });
  if (!answer.ok) throw new Error(`tick answered ${answer.status}: ${await answer.text()}`);
}

/** An application is put to the members, who all vote on it, so that the chair may close it; the decision. */
export async function vote(
  assembly: Assembly,
  { id, by, choice }: { readonly id: string; readonly by: Asker; readonly choice: 'yes' | 'no' },
): Promise<string> {
  const closesAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const { decisionId = '' } = await step('putApplicationToTheVote', { id, closesAt }, by);
  for (const elector of assembly.organisations) await cast({ decisionId, elector, choice });
  const { state } = await close(assembly, decisionId);
  if (state !== 'closed') throw new Error(`the vote on ${id} is ${state}`);
  await tick(new Date());
  return decisionId;
}
