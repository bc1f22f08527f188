import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** So long its ID tokens are good. */
export const ID_TOKEN_SECONDS = 300;

const INTERACTION = /^\/interaction\/[\w-]+$/;

/**
 * A real OpenID provider on this machine. Whoever signs in there says who they are as `subject address` or
 * `subject address unverified`.
 * @param {readonly Registered[]} clients
 * @param {number} [port] where it was before; any other
 * @returns {Promise<Peer>}
 */
export async function openPeer(clients, port = 0) {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  /** @type {Peer} */
  const peer = {
    issuer,
    fault: null,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const provider = makeProvider(issuer, clients);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const path = request.url ?? '/';
    if (peer.fault?.(path, response)) return;
    if (INTERACTION.test(path)) void interact(provider, request, response);
    else void answer(request, response);
  });
  return peer;
}

/**
 * @param {string} issuer
 * @param {readonly Registered[]} clients
 */
function makeProvider(issuer, clients) {
  const minutes = () => 600;
  return new Provider(issuer, {
    clients: clients.map(({ id, secret, redirectUris }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [...redirectUris],
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['for the tests alone'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: minutes,
      AuthorizationCode: minutes,
      Grant: minutes,
      IdToken: () => ID_TOKEN_SECONDS,
      Interaction: minutes,
      Session: minutes,
    },
    findAccount: (_, accountId) => ({ accountId, claims: () => claimsOf(accountId) }),
    // Nobody is asked whether they agree: that is the provider's matter, and not what is tried here.
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc;
      const grant = new oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
}

/** @param {string} accountId */
function claimsOf(accountId) {
  const [sub = '', email = '', unverified] = accountId.split(' ');
  return { sub: accountId && sub, email, email_verified: unverified === undefined };
}

/**
 * The page on which one says who one is.
 * @param {Provider} provider
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function interact(provider, request, response) {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><html lang="en"><title>Peer</title><main><h1>Sign in at the peer</h1>
      <form method="post"><label>Who <input name="who"></label><button name="go" value="yes">Go</button>
      <button name="go" value="no">Refuse</button></form></main></html>`);
    return;
  }
  let body = '';
  for await (const part of request) body += part;
  const said = new URLSearchParams(body);
  const result =
    said.get('go') === 'no'
      ? { error: 'access_denied' }
      : { login: { accountId: said.get('who') ?? '', remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/**
 * @typedef {object} Registered
 * @property {string} id
 * @property {string} secret
 * @property {readonly string[]} redirectUris
 */

/**
 * @typedef {object} Peer
 * @property {string} issuer
 * @property {((path: string, response: import('node:http').ServerResponse) => boolean) | null} fault answers in its
 * place, and says whether it did
 * @property {() => Promise<void>} close
 */
