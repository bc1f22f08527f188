import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  discovery,
} from 'openid-client';
import type { Configuration } from 'openid-client';

/** What a service is told when it is registered. */
export type Registration = { readonly issuer: string; readonly id: string; readonly secret: string };

/** A program on this machine that people sign in to from Plenaria. */
export type LoopbackService = {
  readonly url: string;
  readonly redirectUri: string;
  readonly leaveUri: string;
  readonly signOutUri: string;
  /** How often it was told that somebody has signed out. */
  readonly told: () => number;
  readonly register: (registration: Registration) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Told = { configuration: Configuration | null; idToken: string; leavings: number };

/**
 * Opens it: `/` leads to Plenaria to sign in, with a `prompt` where it is given one, `/out` to sign out. Its pages say
 * what it knows.
 */
export async function openService(): Promise<LoopbackService> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told: Told = { configuration: null, idToken: '', leavings: 0 };
  server.on('request', (request, response) => {
    answer(new URL(request.url ?? '/', url), response, told).catch((error: unknown) =>
      say(response, `Broken: ${String(error)}`),
    );
  });
  return {
    url,
    redirectUri: `${url}/back`,
    leaveUri: `${url}/gone`,
    signOutUri: `${url}/leave`,
    told: () => told.leavings,
    register: async ({ issuer, id, secret }) => {
      told.configuration = await discovery(new URL(issuer), id, undefined, ClientSecretBasic(secret), {
        execute: [allowInsecureRequests],
      });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(here: URL, response: ServerResponse, told: Told): Promise<void> {
  const { configuration, idToken } = told;
  if (!configuration) return say(response, 'Not set up');
  switch (here.pathname) {
    case '/': {
      const asked = { redirect_uri: `${here.origin}/back`, scope: 'openid profile email groups' };
      const prompt = here.searchParams.get('prompt');
      if (prompt !== null) return lead(response, buildAuthorizationUrl(configuration, { ...asked, prompt }));
      return lead(response, buildAuthorizationUrl(configuration, asked));
    }
    case '/back':
      return say(response, await welcome(here, configuration, told));
    case '/out': {
      const asked = { post_logout_redirect_uri: `${here.origin}/gone`, state: 'bye' };
      return lead(response, buildEndSessionUrl(configuration, { ...asked, id_token_hint: idToken }));
    }
    case '/leave':
      told.leavings += 1;
      response.writeHead(200).end();
      return undefined;
    default:
      return say(response, `Gone: ${here.searchParams.get('state') ?? ''}`);
  }
}

async function welcome(here: URL, configuration: Configuration, told: Told): Promise<string> {
  const problem = here.searchParams.get('error');
  if (problem !== null) return `Nobody: ${problem}`;
  const tokens = await authorizationCodeGrant(configuration, here);
  told.idToken = tokens.id_token ?? '';
  return `Welcome ${JSON.stringify(tokens.claims()?.['name'])}`;
}

function lead(response: ServerResponse, to: URL): void {
  response.writeHead(303, { location: to.href }).end();
}

function say(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><title>Cloud</title><main><h1>${text}</h1></main></html>`);
}
