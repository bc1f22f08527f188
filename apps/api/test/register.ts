import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';

/** A cooperative of a test file's own: a custodian that no other file knows, and the word its names carry. */
export type OwnRegister = { readonly custodian: string; readonly word: string };

/** Makes the custodian, and the classes unless another file made them before. */
export async function makeRegister(db: Client): Promise<OwnRegister> {
  // Letters alone: a search for the fifty-ninth must not find it in the word of all.
  const word = randomUUID()
    .slice(0, 8)
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  await db.query(
    `insert into membership.custodian (slug, name, country, currency, languages) values ($1, $1, 'ES', 'EUR', '{en}')`,
    [word],
  );
  for (const [position, slug] of ['producer', 'consumer', 'individual', 'collaborating'].entries())
    await db.query(
      `insert into membership.member_class (slug, names, position) values ($1, $2, $3) on conflict do nothing`,
      [slug, { en: slug }, position],
    );
  return { custodian: word, word };
}

/** Imports a file and gives the report, or the refusal. */
export async function importCsv(csv: string, asking: { cookie?: string; now?: string; dryRun?: boolean }) {
  const { dryRun = false, ...asker } = asking;
  const { data, errors } = await graphql(
    `
      mutation ($csv: String!, $dryRun: Boolean!) {
        importRegister(csv: $csv, dryRun: $dryRun) {
          ... on ImportReport {
            dryRun
            applied
            lines
            created
            changed
            unchanged
            problemCount
            problems {
              line
              field
              reason
              details
            }
            rows {
              line
              name
              outcome
              fields
            }
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { csv, dryRun },
    asker,
  );
  return { report: data?.importRegister as Report, errors };
}

/** What a report says of a file. */
export type Report = {
  readonly applied: boolean;
  readonly created: number;
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
  readonly rows: readonly object[];
};

type Spoken = {
  readonly role: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly to?: string | null;
};

/** A member as the lists of these tests ask for it. */
export type Listed = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly representatives: readonly Spoken[];
  readonly classes: readonly { readonly class: { readonly slug: string }; readonly to: string | null }[];
  readonly history: readonly object[];
};

/** One page of them. */
export type ListedPage = {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly Listed[];
};

/** What a change answers: the member, or a refusal with the fields that are wrong. */
export type Answer = {
  readonly slug: string;
  readonly code: string;
  readonly representatives: readonly Spoken[];
  readonly details: { readonly fields: readonly { readonly field: string; readonly reason: string }[] };
};

/** The columns that the files of these tests use. */
export const HEAD = 'name,kind,slug,custodian,classes,representative name,representative email,from';
