import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import type { Person } from './accounts.ts';
import { apply, makeGuest, read, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

const TERMS = `$names: Json!, $descriptions: Json!, $price: String!, $currency: String!, $participantsMax: Int!,
  $minutesMax: Int!, $from: Day!, $reason: String!, $decision: Int`;
const SHAPES: Readonly<Record<string, string>> = {
  addServiceLevel: `$slug: String!, $custodian: String, $class: String!, ${TERMS}`,
  changeServiceLevel: `$id: ID!, ${TERMS}`,
  endServiceLevel: '$id: ID!, $lastDay: Day!, $reason: String!',
  changeMemberLevel: '$memberId: ID!, $level: ID, $from: Day!, $reason: String!',
};

/** The day, so many days from now. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A level as these tests ask for it. */
export type ToldLevel = {
  readonly id: string;
  readonly lastDay: string | null;
  readonly endReason: string | null;
  readonly holders: number;
  readonly versions: readonly {
    readonly price: { readonly amount: string; readonly currency: string };
    readonly from: string;
    readonly to: string | null;
    readonly when: string;
    readonly reason: string | null;
    readonly decisionNumber: number | null;
    readonly recordedBy: { readonly name: string } | null;
  }[];
  readonly code?: string;
  readonly details?: { readonly fields?: object[] };
};

const TOLD = `id lastDay endReason holders versions { price { amount currency } from to when reason decisionNumber
  recordedBy { name } }`;

/** Does something with a level; the level or the member, or what barred it. */
export async function act(
  mutation: string,
  args: Readonly<Record<string, unknown>>,
  by: Pick<Person, 'cookie'>,
): Promise<ToldLevel> {
  const shape = SHAPES[mutation] ?? '';
  const passed = [...shape.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(', ');
  const answer =
    mutation === 'changeMemberLevel' ? '... on Member { id }' : `... on ServiceLevelStanding { ${TOLD} }`;
  const { data, errors } = await graphql(
    `mutation (${shape}) { ${mutation}(${passed}) { ${answer} ... on Refusal { code details } } }`,
    args,
    { cookie: by.cookie },
  );
  return data?.[mutation] ?? errors[0]?.extensions;
}

const COMMUNITY = {
  names: { en: 'Community', ca: 'Comunitat' },
  descriptions: { en: 'For a group.' },
  price: '20',
  currency: 'EUR',
  participantsMax: 20,
  minutesMax: 180,
  reason: 'The price of 2020.',
};

/** Everything that a level is to be, from today on unless said otherwise. */
export function terms(change: object = {}): object {
  return { ...COMMUNITY, from: dayIn(0), ...change };
}

/** Adds a level of one custodian for its class. */
export function addLevel(custodian: OwnCustodian, by: Person, change: object = {}): Promise<ToldLevel> {
  const whose = { slug: `level-${randomUUID()}`, custodian: custodian.slug, class: custodian.className };
  return act('addServiceLevel', { ...whose, ...terms(change) }, by);
}

/** A level as a member reads it in the federation's book. */
export async function readLevel(id: string, by: Person): Promise<ToldLevel | undefined> {
  const { data } = await graphql(`{ serviceLevels { ${TOLD} } }`, {}, { cookie: by.cookie });
  return data.serviceLevels.find((one: ToldLevel) => one.id === id);
}

/** The level that a member holds on a day, and its history. */
export async function levelOf(slug: string, asOf: string, by: Pick<Person, 'cookie'> | null = null) {
  const { data, errors } = await graphql(
    `
      query ($slug: String!, $asOf: Day) {
        member(slug: $slug) {
          id
          name
          level(asOf: $asOf) {
            level {
              id
              name
              price {
                amount
              }
              participantsMax
            }
            from
            to
          }
          history {
            kind
            reason
            before
            after
          }
        }
      }
    `,
    { slug, asOf },
    by ? { cookie: by.cookie } : {},
  );
  if (errors[0]) throw new Error(errors[0].message);
  return data.member;
}

/** Lets somebody in through a custodian with this level, or none. */
export async function admit(
  db: Client,
  custodian: OwnCustodian,
  level: string | null,
  form: object = {},
): Promise<{ readonly slug: string; readonly id: string; readonly guest: Person }> {
  const guest = await makeGuest(db);
  const id = await apply(custodian, guest, { level, ...form });
  const answer = await step(
    'recommendApplication',
    { id, text: 'Welcome.' },
    { cookie: custodian.reviewer.cookie },
  );
  if (answer.state !== 'admitted') throw new Error(JSON.stringify(answer));
  const { member } = await read(id, { cookie: guest.cookie });
  const { rows } = await db.query(`select slug, id from membership.member where slug = $1`, [member.slug]);
  return { ...rows[0], guest };
}
