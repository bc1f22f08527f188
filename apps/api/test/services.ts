import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  discovery,
  None,
} from 'openid-client';
import type {
  Configuration,
  IDToken,
  TokenEndpointResponse,
  TokenEndpointResponseHelpers,
} from 'openid-client';
import { graphql } from '../../../tools/harness/graphql.mjs';
import type { Person } from './accounts.ts';
import { publicUrl } from './openid.ts';

/** Where services find the api under test. */
export const issuer = () => `${publicUrl()}/oidc`;

const REGISTER = `mutation ($name: String!, $redirectUris: [String!]!, $leaveUris: [String!], $signOutUri: String,
    $scopes: [String!]!, $asksNobody: Boolean, $admits: String, $isPublic: Boolean) {
  answer: registerService(name: $name, redirectUris: $redirectUris, leaveUris: $leaveUris, signOutUri: $signOutUri,
    scopes: $scopes, asksNobody: $asksNobody, admits: $admits, isPublic: $isPublic) {
    __typename ... on MadeService { secret service { id name isPublic redirectUris scopes disabledAt } }
    ... on Refusal { code details } } }`;
/** What a service makes sure of when somebody comes back to it. */
export const CHECKS = { expectedState: 'where they were' };

const ASK = `query ($token: String!) { serviceRequest(token: $token) { service host scopes asks refuses } }`;
const ANSWER = `mutation ($token: String!, $agrees: Boolean!) {
  answer: answerServiceRequest(token: $token, agrees: $agrees) {
  __typename ... on WayOn { url } ... on Refusal { code } } }`;

/** A service as its own program knows itself. */
export type OwnService = {
  readonly id: string;
  readonly name: string;
  readonly secret: string | null;
  readonly redirectUri: string;
};

/** Registers a service as an operator does; what is not said is as Greenlight has it. It is for anybody. */
export async function register(operator: Person, args: object = {}): Promise<OwnService> {
  const redirectUri = `https://service-${randomUUID()}.example/back`;
  const name = `Service ${randomUUID().slice(0, 8)}`;
  const said = {
    name,
    redirectUris: [redirectUri],
    scopes: ['profile', 'email'],
    admits: 'anybody',
    ...args,
  };
  const { data, errors } = await graphql(REGISTER, said, operator);
  const made = data?.answer;
  if (made?.__typename !== 'MadeService') throw new Error(JSON.stringify(errors[0] ?? made));
  const { service, secret } = made;
  return { id: service.id, name: service.name, secret, redirectUri: service.redirectUris[0] };
}

/** The same, answered as it is. */
export async function tryToRegister(operator: { readonly cookie: string }, args: object) {
  const said = { name: 'Wiki', redirectUris: ['https://wiki.example/back'], scopes: [], ...args };
  const { data, errors } = await graphql(REGISTER, said, operator);
  return data?.answer ?? errors[0]?.extensions;
}

/** What the service's library learns of us. */
export function discoverUs({ id, secret }: OwnService): Promise<Configuration> {
  const shows = secret === null ? None() : ClientSecretBasic(secret);
  return discovery(new URL(issuer()), id, undefined, shows, { execute: [allowInsecureRequests] });
}

/** A browser with its cookies: whose session it holds is one of them. */
export class Browser {
  readonly #jar = new Map<string, string>();

  constructor({ cookie }: { readonly cookie: string }) {
    this.take([cookie]);
  }

  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (at > 0) this.#jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Goes to an address of ours and on until it is a page, or another's; answers where that is. */
  async go(to: string | URL): Promise<URL> {
    let url = new URL(to);
    while (url.href.startsWith(issuer())) {
      const answer = await fetch(url, {
        headers: { cookie: this.cookie, accept: 'text/html' },
        redirect: 'manual',
      });
      this.take(answer.headers.getSetCookie());
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`${url.href} answered ${answer.status}: ${await answer.text()}`);
      url = new URL(next, url);
    }
    return url;
  }

  /** The request that the page before it shows. */
  async ask(page: URL) {
    const { data } = await graphql(ASK, { token: tokenIn(page) }, this);
    return data.serviceRequest;
  }

  /** Says yes or no on that page, and goes where it leads. */
  async answer(page: URL, agrees = true): Promise<URL> {
    const answer = await this.tryToAnswer(page, agrees);
    if (answer?.__typename !== 'WayOn') throw new Error(JSON.stringify(answer));
    return this.go(answer.url);
  }

  /** The same, answered as it is. */
  async tryToAnswer(page: URL, agrees = true) {
    const { data, errors } = await graphql(ANSWER, { token: tokenIn(page), agrees }, this);
    return data?.answer ?? errors[0]?.extensions;
  }
}

const tokenIn = (page: URL): string => page.pathname.split('/').at(-1) ?? '';

/** Where a service sends the browser. */
export function wayTo(
  config: Configuration,
  { redirectUri }: OwnService,
  params: Record<string, string> = {},
) {
  return buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: CHECKS.expectedState,
    ...params,
  });
}

/** All the way to the service's page, agreeing where that is asked. */
export async function goThere(browser: Browser, to: URL): Promise<URL> {
  const page = await browser.go(to);
  return page.pathname.startsWith('/services/agree/') ? browser.answer(page) : page;
}

/** What a service has after somebody signed in to it, and the address they came back to. */
export type SignedInTo = {
  readonly config: Configuration;
  readonly back: URL;
  readonly tokens: TokenEndpointResponse & TokenEndpointResponseHelpers;
  readonly claims: IDToken | undefined;
};

/** Signs somebody in to a service: what it is told. */
export async function signInTo(
  service: OwnService,
  browser: Browser,
  params: Record<string, string> = {},
): Promise<SignedInTo> {
  const config = await discoverUs(service);
  const back = await goThere(browser, wayTo(config, service, params));
  const tokens = await authorizationCodeGrant(config, back, CHECKS);
  return { config, back, tokens, claims: tokens.claims() };
}

/** A service that listens for who has signed out, on this machine. */
export async function listenForLeaving(status: () => number = () => 200) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      response.writeHead(status()).end();
      heard.push(new URLSearchParams(body).get('logout_token') ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/leave`,
    heard,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The keys that we tell everybody, by their ids. */
export async function keysTold(): Promise<readonly string[]> {
  const answer = await fetch(`${issuer()}/protocol/openid-connect/certs`);
  const { keys } = (await answer.json()) as { readonly keys: readonly { kid: string; d?: string }[] };
  return keys.map(({ kid }) => kid);
}
