import { graphql } from '../../../tools/harness/graphql.mjs';
import type { Person } from './accounts.ts';

const ID = '$id: ID!';
const SHAPES: Readonly<Record<string, string>> = {
  foundCircle: '$names: Json!, $purposes: Json!, $custodian: String, $parent: String',
  changeCircle: `${ID}, $names: Json!, $purposes: Json!, $parent: String, $was: Json`,
  endCircle: `${ID}, $lastDay: Day, $reason: String!`,
  askToJoinCircle: `${ID}, $says: String!`,
  declineCircleRequest: `${ID}, $personId: ID!, $reason: String!`,
  seatInCircle: `${ID}, $person: String!, $role: String!, $from: Day!`,
  leaveCircle: `${ID}, $personId: ID!, $lastDay: Day!, $reason: String!`,
};

type Seat = {
  readonly person: { readonly id: string; readonly name: string };
  readonly role: { readonly slug: string };
  readonly from: string;
  readonly to: string | null;
  readonly belongs: boolean;
};

/** A circle as these tests ask for it. */
export type Told = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly lastDay: string | null;
  readonly parent: { readonly slug: string } | null;
  readonly seats: readonly Seat[];
  readonly requests: readonly { readonly person: { readonly id: string }; readonly says: string }[];
  readonly declined: { readonly by: string; readonly reason: string } | null;
  readonly mayCoordinate: boolean;
  readonly history: readonly {
    readonly kind: string;
    readonly reason: string | null;
    readonly after: object;
  }[];
};

/** Does something with a circle; the circle, or what barred it. */
export async function act(mutation: string, args: object, by: Person, now?: Date) {
  const shape = SHAPES[mutation] ?? '';
  const passed = [...shape.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(', ');
  const { data, errors } = await graphql(
    `mutation (${shape}) { ${mutation}(${passed}) {
       ... on Circle { id slug name lastDay } ... on Refusal { code details } } }`,
    { purposes: {}, ...args },
    { cookie: by.cookie, ...(now && { now }) },
  );
  return (data?.[mutation] ?? errors[0]?.extensions) as Told & {
    code?: string;
    details?: { fields?: object[] };
  };
}

/** A circle as somebody reads it; throws the code of what barred them. */
export async function read(slug: string, by: Person | null, now?: Date): Promise<Told | null> {
  const { data, errors } = await graphql(
    `
      query ($slug: String!) {
        circle(slug: $slug) {
          id
          slug
          name
          lastDay
          parent {
            slug
          }
          mayCoordinate
          seats {
            person {
              id
              name
            }
            role {
              slug
            }
            from
            to
            belongs
          }
          requests {
            person {
              id
            }
            says
          }
          declined {
            by
            reason
          }
          history {
            kind
            reason
            after
          }
        }
      }
    `,
    { slug },
    { ...(by && { cookie: by.cookie }), ...(now && { now }) },
  );
  if (errors[0]) throw new Error(String(errors[0].extensions?.code));
  return data.circle;
}

/** The fields that a refusal names. */
export function wrongFields(answer: {
  readonly details?: { readonly fields?: object[] };
}): readonly object[] {
  return answer.details?.fields ?? [];
}
