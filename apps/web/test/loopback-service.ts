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

/** Opens it: `/` leads to Plenaria to sign in, `/out` to sign out. Its pages say what it knows. */
export async function openService(): Promise<LoopbackService> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirectUri = `${url}/back`;
  const leaveUri = `${url}/gone`;
  let configuration: Configuration | null = null;
  let idToken = '';
  let told = 0;

  async function answer(path: string, response: ServerResponse): Promise<void> {
    if (!configuration) return say(response, 'Not set up');
    const here = new URL(path, url);
    switch (here.pathname) {
      case '/':
        return lead(
          response,
          buildAuthorizationUrl(configuration, {
            redirect_uri: redirectUri,
            scope: 'openid profile email groups',
          }),
        );
      case '/back': {
        const problem = here.searchParams.get('error');
        if (problem !== null) return say(response, `Nobody: ${problem}`);
        const tokens = await authorizationCodeGrant(configuration, here);
        idToken = tokens.id_token ?? '';
        return say(response, `Welcome ${String(tokens.claims()?.['name'])}`);
      }
      case '/out':
        return lead(
          response,
          buildEndSessionUrl(configuration, {
            id_token_hint: idToken,
            post_logout_redirect_uri: leaveUri,
            state: 'bye',
          }),
        );
      case '/leave':
        told += 1;
        response.writeHead(200).end();
        return undefined;
      default:
        return say(response, `Gone: ${here.searchParams.get('state') ?? ''}`);
    }
  }

  server.on('request', (request, response) => {
    answer(request.url ?? '/', response).catch((error: unknown) => say(response, `Broken: ${String(error)}`));
  });
  return {
    url,
    redirectUri,
    leaveUri,
    signOutUri: `${url}/leave`,
    told: () => told,
    register: async ({ issuer, id, secret }) => {
      configuration = await discovery(new URL(issuer), id, undefined, ClientSecretBasic(secret), {
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

function lead(response: ServerResponse, to: URL): void {
  response.writeHead(303, { location: to.href }).end();
}

function say(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><title>Cloud</title><main><h1>${text}</h1></main></html>`);
}
