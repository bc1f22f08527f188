import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { deepEqual } from 'node:assert/strict';
import { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { createDatabase, findPostgres } from '../../../tools/postgres.mjs';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

const PROGRAM = join(import.meta.dirname, '../dist/src/plenaria.js');

/** Runs `plenaria …` on a database; what it said, and its exit code. */
export type Plenaria = (
  databaseUrl: string,
  ...args: readonly string[]
) => { readonly status: number | null; readonly said: string };

/** A database of its own on the server of the suite. */
export function ownDatabase(name: string): Promise<string> {
  const server = findPostgres(process.env['TEST_HOME'] ?? '');
  if (!server) throw new Error('the suite runs on its own server');
  return createDatabase(server, `${name}_${randomUUID().slice(0, 8)}`);
}

/** The program as it is run in a folder, with its home there. */
export function plenariaIn(folder: string): Plenaria {
  return (databaseUrl, ...args) => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, PLENARIA_HOME: join(folder, 'home') };
    const run = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', env, cwd: folder });
    return { status: run.status, said: `${run.stdout}${run.stderr}` };
  };
}

/** The rows that a statement gives on a database. */
export async function rowsOf<Row extends object>(databaseUrl: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl, ...AS_PROGRAM });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

/** What the people of the new federation do, through its api. */
export class Northern {
  readonly #url: string;
  readonly #databaseUrl: string;
  readonly #plenaria: Plenaria;

  constructor(url: string, databaseUrl: string, plenaria: Plenaria) {
    this.#url = url;
    this.#databaseUrl = databaseUrl;
    this.#plenaria = plenaria;
  }

  /** Asks as somebody; throws what was refused. */
  async ask(document: string, variables: Readonly<Record<string, unknown>>, cookie: string) {
    const { data, errors } = await graphql(document, variables, { cookie, url: this.#url });
    if (errors[0]) throw new Error(errors[0].message);
    const [answer] = Object.values<{ code?: string; details?: object }>(data);
    if (answer?.code) throw new Error(JSON.stringify(answer));
    return data;
  }

  /** Signs in by a link from the terminal; the cookie. */
  async signIn(email: string): Promise<string> {
    const link = this.#plenaria(this.#databaseUrl, 'login-link', email).said.trim();
    const token = link.split('#')[1] ?? '';
    const document = `mutation ($token: String!) { redeemLoginLink(token: $token) { __typename } }`;
    return (await graphql(document, { token }, { url: this.#url })).cookie;
  }

  /** Writes organisations into the register, each with a representative. */
  async register(secretary: string, names: readonly string[]) {
    const lines = names.map((name) => `${name} Co-op,northern,producer,${name} North,${addressOf(name)}`);
    const csv = ['name,custodian,classes,representative name,representative email', ...lines].join('\n');
    const { importRegister } = await this.ask(
      `mutation ($csv: String!) { importRegister(csv: $csv, dryRun: false) {
         ... on ImportReport { created problemCount } ... on Refusal { code details } } }`,
      { csv },
      secretary,
    );
    deepEqual(importRegister, { created: names.length, problemCount: 0 });
  }

  /** Publishes every document in the federation's own name, to hold at once. */
  async publish(secretary: string) {
    const { keptDocuments } = await this.ask(
      `{ keptDocuments { slug versions { language material texts { language sha256 } } } }`,
      {},
      secretary,
    );
    for (const { slug, versions } of keptDocuments) {
      const [{ language, material, texts }] = versions;
      const { sha256 } = texts.find((text: { language: string }) => text.language === language);
      await this.ask(
        `mutation ($slug: String!, $sha256: String!, $from: Day!, $material: Boolean!) {
           publishDocument(slug: $slug, sha256: $sha256, effectiveFrom: $from, material: $material,
             reason: "The first meeting.") { ... on AgreementDocument { id } ... on Refusal { code details } } }`,
        { slug, sha256, material, from: new Date().toISOString().slice(0, 10) },
        secretary,
      );
    }
  }

  /** Drafts, opens, casts and closes a decision by a rule; its id. */
  async decide(
    secretary: string,
    {
      rule,
      names,
      choices,
    }: Readonly<Record<'names' | 'choices', readonly string[]>> & { readonly rule: string },
  ): Promise<string> {
    const voters = await Promise.all(names.map((name) => this.signIn(addressOf(name))));
    const author = voters[0] ?? '';
    const { rulePacks } = await this.ask(`{ rulePacks { id slug } }`, {}, author);
    const pack = rulePacks.find((one: { slug: string }) => one.slug === rule);
    const { draftDecision } = await this.ask(
      `mutation ($rule: ID!) { draftDecision(language: "en", title: "Do we begin?", body: "Together.",
         rulePackId: $rule, languages: ["en"]) { ... on Decision { id } ... on Refusal { code details } } }`,
      { rule: pack.id },
      author,
    );
    const { id } = draftDecision;
    await this.ask(
      `mutation ($id: ID!, $closesAt: Instant!) { openDecision(decisionId: $id, closesAt: $closesAt) {
         ... on Decision { state } ... on Refusal { code details } } }`,
      { id, closesAt: new Date(Date.now() + 3_600_000).toISOString() },
      author,
    );
    await this.#cast(id, voters, choices);
    await this.ask(
      `mutation ($chair: String!) { entrustRole(person: $chair, role: chair, reason: "The first meeting.") {
         ... on RoleGrant { id } ... on Refusal { code details } } }`,
      { chair: addressOf(names[1] ?? '') },
      secretary,
    );
    const { closeDecision } = await this.ask(
      `mutation ($id: ID!) { closeDecision(decisionId: $id) {
         ... on Decision { state result { outcome } } ... on Refusal { code details } } }`,
      { id },
      voters[1] ?? '',
    );
    deepEqual(closeDecision, { state: 'closed', result: { outcome: 'adopted' } });
    return id;
  }

  async #cast(id: string, voters: readonly string[], choices: readonly string[]): Promise<void> {
    for (const [place, cookie] of voters.entries()) {
      const { viewer } = await this.ask(`{ viewer { represents { id } } }`, {}, cookie);
      await this.ask(
        `mutation ($id: ID!, $member: ID!, $choice: Choice!, $key: String!) { castBallot(decisionId: $id,
           memberId: $member, choice: $choice, idempotencyKey: $key) {
           ... on Ballot { choice } ... on Refusal { code details } } }`,
        { id, member: viewer.represents[0].id, choice: choices[place], key: randomUUID() },
        cookie,
      );
    }
  }
}

function addressOf(name: string): string {
  return `${name.toLowerCase()}@north.example`;
}
