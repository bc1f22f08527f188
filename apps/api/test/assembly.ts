import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson } from './accounts.ts';
import type { Person } from './accounts.ts';

/** An organisation or individual of one test file's own assembly, and who may vote for it. */
export type Elector = {
  readonly memberId: string;
  readonly name: string;
  readonly voter: Person;
  readonly alternate: Person | null;
};

/** A small cooperative inside the federation: its own class, so that its rolls hold nobody else. */
export type Assembly = {
  readonly className: string;
  readonly rulePackId: string;
  readonly chair: Person;
  readonly author: Person;
  readonly organisations: readonly Elector[];
  readonly individuals: readonly Elector[];
};

const PLAIN = {
  format: 'plenaria-rules/1',
  choices: ['yes', 'no', 'abstain', 'block'],
  base: 'decided',
  silentCollege: 'burn',
  threshold: { share: '1/2', strict: true, of: 'decided' },
  conditions: [],
  quorum: [],
  ties: { kind: 'statusQuo' },
  overlap: 'declared',
  delegation: 'none',
  secrecy: 'open',
  mayChange: true,
  languages: [],
};

/** Founds an assembly of organisations, each with a representative and an alternate, and of individuals. */
export async function foundAssembly(
  db: Client,
  {
    organisations = 3,
    individuals = 1,
    rules = {},
  }: { organisations?: number; individuals?: number; rules?: object } = {},
): Promise<Assembly> {
  const className = `class-${randomUUID()}`;
  await db.query(
    `insert into membership.federation (name, languages, default_language)
     values ('The Test Federation', '{en}', 'en') on conflict do nothing`,
  );
  await db.query(
    `insert into membership.member_class (slug, names, position)
     values ($1, '{"en":"Producer"}', (random() * 2000000000)::integer)`,
    [className],
  );
  const custodianId = await idOf(
    db,
    `insert into membership.custodian (slug, name, country, currency, languages)
     values ($1, 'A custodian', 'ES', 'EUR', '{en}') returning id`,
    [`custodian-${randomUUID()}`],
  );
  const member = (kind: string, place: number) => joinMember(db, { kind, place, className, custodianId });
  const made = {
    organisations: await inTurn(organisations, (place) => member('organisation', place)),
    individuals: await inTurn(individuals, (place) => member('individual', place)),
  };
  const colleges = [{ name: 'members', classes: [className], share: '1' }];
  return {
    className,
    rulePackId: await addRulePack(db, { ...PLAIN, colleges, ...rules }),
    chair: await makePerson(db, { name: 'Chair', roles: ['chair'] }),
    author: await makePerson(db, { name: 'Author' }),
    ...made,
  };
}

/** A rule pack put straight into the database. */
export function addRulePack(db: Client, rules: object): Promise<string> {
  return idOf(
    db,
    `insert into voting.rule_pack (slug, version, names, rules, created_at)
     values ($1, 1, '{"en":"A rule"}', $2, now()) returning id`,
    [`rule-${randomUUID()}`, JSON.stringify(rules)],
  );
}

type Joining = {
  readonly kind: string;
  readonly place: number;
  readonly className: string;
  readonly custodianId: string;
};

async function joinMember(db: Client, { kind, place, className, custodianId }: Joining): Promise<Elector> {
  const letter = String.fromCodePoint(65 + place);
  const voter = await makePerson(db, {
    name: kind === 'individual' ? `Person ${letter}` : `Representative ${letter}`,
  });
  const name = kind === 'individual' ? voter.name : `Cooperative ${place} ${randomUUID().slice(0, 8)}`;
  const slug = `m-${randomUUID()}`;
  const memberId = await idOf(
    db,
    `insert into membership.member (slug, kind, name, folded_name, person_id)
     values ($1, $2, $3, $4, $5) returning id`,
    [slug, kind, name, name.toLowerCase(), kind === 'individual' ? voter.personId : null],
  );
  await db.query(
    `insert into membership.membership (member_id, custodian_id, valid) values ($1, $2, '[2020-01-01,)')`,
    [memberId, custodianId],
  );
  await db.query(
    `insert into membership.class_holding (member_id, class, valid) values ($1, $2, '[2020-01-01,)')`,
    [memberId, className],
  );
  if (kind === 'individual') return { memberId, name, voter, alternate: null };
  const alternate = await makePerson(db, { name: `Alternate ${letter}` });
  await db.query(
    `insert into membership.representation (member_id, person_id, role, valid)
     values ($1, $2, 'representative', '[2020-01-01,)'), ($1, $3, 'alternate', '[2020-01-01,)')`,
    [memberId, voter.personId, alternate.personId],
  );
  return { memberId, name, voter, alternate };
}

/** Drafts a decision in English, ready to be opened. */
export async function draft(assembly: Assembly, languages: readonly string[] = ['en']): Promise<string> {
  const { data } = await graphql(
    `
      mutation ($rule: ID!, $languages: [String!]!) {
        draftDecision(
          language: "en"
          title: "Who is a producer?"
          body: "One.\\n\\nTwo.\\n\\nThree."
          rulePackId: $rule
          languages: $languages
        ) {
          ... on Decision {
            id
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { rule: assembly.rulePackId, languages },
    { cookie: assembly.author.cookie },
  );
  return data.draftDecision.id;
}

/** Drafts and opens a decision until an hour from now, or until `closesAt`. */
export async function open(assembly: Assembly, closesAt = soon(3_600_000), now?: Date): Promise<string> {
  const id = await draft(assembly);
  const answer = await openDraft(assembly, id, closesAt, now);
  if (answer.state !== 'open') throw new Error(JSON.stringify(answer));
  return id;
}

/** Opens a draft as its author. */
export async function openDraft(assembly: Assembly, id: string, closesAt: Date, now?: Date) {
  const { data } = await graphql(
    `
      mutation ($id: ID!, $closesAt: Instant!) {
        openDecision(decisionId: $id, closesAt: $closesAt) {
          ... on Decision {
            id
            state
            rollRoot
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { id, closesAt: closesAt.toISOString() },
    { cookie: assembly.author.cookie, ...(now && { now }) },
  );
  return data.openDecision;
}

/** What a voter sends; the idempotency key is fresh unless one is given. */
export type Casting = {
  readonly decisionId: string;
  readonly elector: Elector;
  readonly choice?: string;
  readonly reason?: string;
  readonly key?: string;
  readonly voter?: Person;
  readonly now?: Date;
};

/** Casts a ballot as the elector's representative, or as somebody else. */
export async function cast({
  decisionId,
  elector,
  choice = 'yes',
  reason,
  key = randomUUID(),
  voter,
  now,
}: Casting) {
  const { data, errors } = await graphql(
    `
      mutation ($id: ID!, $member: ID!, $choice: Choice!, $reason: String, $key: String!) {
        castBallot(
          decisionId: $id
          memberId: $member
          choice: $choice
          reason: $reason
          idempotencyKey: $key
        ) {
          ... on Ballot {
            id
            version
            choice
            reason
            castAt
            receipt
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { id: decisionId, member: elector.memberId, choice, reason, key },
    { cookie: (voter ?? elector.voter).cookie, ...(now && { now }) },
  );
  return data?.castBallot ?? { code: errors[0]?.extensions?.code };
}

/** Closes a decision as the chair. */
export async function close(assembly: Assembly, id: string) {
  const { data } = await graphql(
    `
      mutation ($id: ID!) {
        closeDecision(decisionId: $id) {
          ... on Decision {
            id
            state
            logHead
            result {
              outcome
              yes
              no
              abstain
              yesDisplay
              colleges {
                yes
                no
                abstain
                cast
              }
            }
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { id },
    { cookie: assembly.chair.cookie },
  );
  return data.closeDecision;
}

/** An instant so many milliseconds from now. */
export function soon(milliseconds: number): Date {
  return new Date(Date.now() + milliseconds);
}

/** Does something for 0, 1, 2, … one after the other. */
async function inTurn<Made>(count: number, make: (place: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let place = 0; place < count; place += 1) made.push(await make(place));
  return made;
}

async function idOf(db: Client, statement: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await db.query<{ id: string }>(statement, [...values]);
  const id = rows[0]?.id;
  if (!id) throw new Error(`no row came back from ${statement}`);
  return id;
}
