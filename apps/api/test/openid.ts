import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { openPeer } from '../../../tools/harness/openid-peer.mjs';
import { foundCustodian } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

/** A provider that runs, and a custodian that keeps it. */
export type Through = {
  readonly peer: Awaited<ReturnType<typeof openPeer>>;
  readonly own: OwnCustodian;
  readonly slug: string;
  readonly secret: string;
};

export const KEEP = `mutation ($custodianId: ID!, $issuer: String!, $clientId: String!, $clientSecret: String!,
    $label: String!) {
  answer: keepSignInProvider(custodianId: $custodianId, issuer: $issuer, clientId: $clientId,
    clientSecret: $clientSecret, label: $label) {
    __typename ... on TriedProvider { issuer signInHost } ... on Refusal { code details } } }`;
const ASK = `mutation ($custodian: String!, $returnPath: String, $connects: Boolean!) {
  answer: askProvider(custodian: $custodian, returnPath: $returnPath, connects: $connects) {
    __typename ... on ProviderQuestion { url } ... on Refusal { code } } }`;
const ANSWER = `mutation ($custodian: String!, $answer: String!) {
  answer: answerProvider(custodian: $custodian, answer: $answer) {
    __typename ... on ProviderArrival { known returnPath } ... on Refusal { code } } }`;

/** A custodian of its own, not yet keeping the provider that runs for it. */
export async function runPeer(db: Client): Promise<Through> {
  const own = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
  const { rows } = await db.query(`select slug from membership.custodian where id = $1`, [own.id]);
  const slug: string = rows[0].slug;
  const secret = `secret-${randomUUID()}`;
  const redirectUris = [`${publicUrl()}/sign-in/through/${slug}`];
  return { peer: await openPeer([{ id: 'plenaria', secret, redirectUris }]), own, slug, secret };
}

/** Under which address the api under test knows itself. */
export function publicUrl(): string {
  return `http://localhost:${new URL(apiUrl()).port}`;
}

/** Keeps a provider as its custodian's people do. */
export async function keep({ peer, own, secret }: Through, args: object = {}, by = own.reviewer) {
  const said = {
    custodianId: own.id,
    issuer: peer.issuer,
    clientId: 'plenaria',
    clientSecret: secret,
    label: 'The peer',
  };
  const { data, errors } = await graphql(KEEP, { ...said, ...args }, by);
  return data?.answer ?? errors[0]?.extensions;
}

/** Sets out for a provider: where to go, and the cookies of the browser. */
export async function setOut(
  custodian: string,
  { cookie = '', returnPath = '/me', connects = false } = {},
): Promise<{ readonly url: string; readonly code?: string; readonly cookie: string }> {
  const sent = await graphql(ASK, { custodian, returnPath, connects }, { cookie });
  return { ...sent.data.answer, cookie: [cookie, sent.cookie].filter(Boolean).join('; ') };
}

/** Signs in at the provider as a browser does; answers what it gives to bring back. */
export async function signInThere(url: string, who: string, go = 'yes'): Promise<string> {
  const jar = new Map<string, string>();
  let next = await follow(url, jar);
  const body = new URLSearchParams({ who, go }).toString();
  next = await follow(next, jar, { method: 'POST', body });
  while (!next.startsWith(publicUrl())) next = await follow(next, jar);
  return new URL(next).search.slice(1);
}

/** Comes back with it. */
export async function comeBack(custodian: string, answer: string, { cookie = '', now = new Date() } = {}) {
  const { data, cookie: set } = await graphql(ANSWER, { custodian, answer }, { cookie, now });
  return { ...data.answer, cookie: set };
}

/** All the way: out, in there, and back. */
export async function goThrough(
  custodian: string,
  who: string,
  asked: { cookie?: string; connects?: boolean } = {},
) {
  const out = await setOut(custodian, asked);
  const back = await comeBack(custodian, await signInThere(out.url, who), out);
  return { ...back, browser: out.cookie };
}

async function follow(url: string, jar: Map<string, string>, init: RequestInit = {}): Promise<string> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, ...(init.body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) };
  const response = await fetch(url, { ...init, headers, redirect: 'manual' });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    jar.set(name, value);
  }
  const to = response.headers.get('location');
  if (to === null) throw new Error(`${url} answered ${response.status} and led nowhere`);
  return new URL(to, url).href;
}
