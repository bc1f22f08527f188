import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson } from './accounts.ts';
import type { Person } from './accounts.ts';

/** A custodian of a test's own: who acts for it, and an organisation held through it. */
export type House = {
  readonly custodianId: string;
  readonly custodian: string;
  readonly keeper: Person;
  readonly memberId: string;
  readonly representative: Person;
  readonly alternate: Person;
};

/** Whose documents these are, and who keeps them. */
export type Keeping = Pick<House, 'custodian' | 'keeper'>;

/** Founds one. */
export async function foundHouse(db: Client, country = 'ES'): Promise<House> {
  const custodian = `house-${randomUUID().slice(0, 8)}`;
  const id = async (statement: string, values: readonly unknown[]) =>
    (await db.query<{ id: string }>(`${statement} returning id`, [...values])).rows[0]?.id ?? '';
  const custodianId = await id(
    `insert into membership.custodian (slug, name, country, currency, languages) values ($1, $1, $2, 'EUR', '{en}')`,
    [custodian, country],
  );
  const name = `Cooperative ${randomUUID().slice(0, 8)}`;
  const memberId = await id(
    `insert into membership.member (slug, kind, name, folded_name) values ($1, 'organisation', $2, $3)`,
    [`m-${randomUUID()}`, name, name.toLowerCase()],
  );
  await db.query(
    `insert into membership.membership (member_id, custodian_id, valid) values ($1, $2, '[2020-01-01,)')`,
    [memberId, custodianId],
  );
  const keeper = await makePerson(db, { name: 'Keeper', roles: ['custodian'], custodianId });
  const representative = await makePerson(db, { name: 'Representative' });
  const alternate = await makePerson(db, { name: 'Alternate' });
  await db.query(
    `insert into membership.representation (member_id, person_id, role, valid)
     values ($1, $2, 'representative', '[2020-01-01,)'), ($1, $3, 'alternate', '[2020-01-01,)')`,
    [memberId, representative.personId, alternate.personId],
  );
  return { custodianId, custodian, keeper, memberId, representative, alternate };
}

/** A document as these tests ask for it. */
export type Told = {
  readonly id: string;
  readonly slug: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly versions: readonly {
    readonly id: string;
    readonly number: number;
    readonly publishedAt: string | null;
    readonly inForce: boolean;
    readonly texts: readonly { readonly id: string; readonly language: string; readonly sha256: string }[];
  }[];
};

const TOLD = `... on AgreementDocument {
  id slug kind asked
  versions { id number language publishedAt inForce effectiveFrom material
    texts { id language title body summary status sha256 translationOf current } } }
  ... on Refusal { code details }`;

/** Does something with documents and gives what came back. */
export async function ask(document: string, variables: object, who: Person | null, now?: Date) {
  const { data, errors } = await graphql(document, variables as Record<string, unknown>, {
    ...(who && { cookie: who.cookie }),
    ...(now && { now: now.toISOString() }),
  });
  return { answer: Object.values(data ?? {})[0] as never as Told, errors };
}

/** Opens a document of a custodian. */
export function draft(
  house: Keeping,
  kind: string,
  who: Person = house.keeper,
  custodian: string | null = house.custodian,
) {
  return ask(
    `mutation ($slug: String!, $kind: String!, $custodian: String) {
      draftDocument(slug: $slug, kind: $kind, jurisdiction: "*", custodian: $custodian) { ${TOLD} } }`,
    { slug: `${kind}-${randomUUID().slice(0, 8)}`, kind, custodian },
    who,
  );
}

/** Writes its words. */
export function write(slug: string, words: object, who: Person) {
  return ask(
    `mutation ($slug: String!, $versionId: ID, $language: String!, $title: String!, $body: String!, $summary: String!, $base: String) {
      writeDocumentText(slug: $slug, versionId: $versionId, language: $language, title: $title, body: $body,
        summary: $summary, base: $base) { ${TOLD} } }`,
    { slug, language: 'en', title: 'Conditions', summary: 'Short.', base: null, ...words },
    who,
  );
}

/** Publishes its draft from a day on, today unless said otherwise. */
export function publish(slug: string, sha256: string, who: Person, rest: object = {}, now?: Date) {
  return ask(
    `mutation ($slug: String!, $sha256: String!, $from: Day!, $material: Boolean!, $decision: Int, $reason: String) {
      publishDocument(slug: $slug, sha256: $sha256, effectiveFrom: $from, material: $material, decision: $decision,
        reason: $reason) { ${TOLD} } }`,
    {
      slug,
      sha256,
      from: (now ?? new Date()).toISOString().slice(0, 10),
      material: true,
      reason: 'A test.',
      ...rest,
    },
    who,
    now,
  );
}

/** A published document of a kind, of the house's custodian, and its text. */
export async function published(house: Keeping, kind: string, body = 'One.'): Promise<Published> {
  const { answer: opened } = await draft(house, kind);
  const { answer: written } = await write(opened.slug, { body }, house.keeper);
  const sha256 = written.versions[0]?.texts[0]?.sha256 ?? '';
  const { answer } = await publish(opened.slug, sha256, house.keeper);
  const [version] = answer.versions;
  return { slug: opened.slug, versionId: version?.id ?? '', sha256 };
}

/** What one accepts: a version and its text. */
export type Published = { readonly slug: string; readonly versionId: string; readonly sha256: string };

/** Agrees to it. */
export async function accept(of: Published, who: Person, memberId: string | null = null, now?: Date) {
  const { answer } = await ask(
    `mutation ($accepting: [AcceptingInput!]!) { acceptDocuments(accepting: $accepting) {
      ... on Acceptances { acceptances { id language sha256 method at } } ... on Refusal { code details } } }`,
    { accepting: [{ versionId: of.versionId, language: 'en', sha256: of.sha256, memberId }] },
    who,
    now,
  );
  return answer as never as {
    readonly acceptances?: readonly { readonly id: string; readonly at: string }[];
    readonly code?: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

/** Where somebody stands, by the slug of the document. */
export async function duties(who: Person, now?: Date): Promise<ReadonlyMap<string, string>> {
  const { answer } = await ask(
    `{ agreementDuties { state mayAccept document { slug } member { id } } }`,
    {},
    who,
    now,
  );
  const rows = answer as never as readonly {
    state: string;
    mayAccept: boolean;
    document: { slug: string };
  }[];
  return new Map(
    rows.map(({ document, state, mayAccept }) => [document.slug, mayAccept ? state : `${state}, not mine`]),
  );
}
