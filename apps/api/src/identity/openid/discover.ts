import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { ClientAuth, Configuration } from 'openid-client';
import { z } from 'zod';
import { isWebAddress } from '../web-address.ts';
import { guardedPeer, unreachedIn } from './guarded-peer.ts';
import type { Unreached } from './guarded-peer.ts';

/** Clocks may differ by so much. */
const SKEW_SECONDS = 60;

/** Who we are to a provider, and where it is. */
export type ProviderClient = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** What is wrong with a provider, in a word that has a text. */
export type ProviderProblem =
  | Unreached
  | 'NOT_THERE'
  | 'NOT_A_DESCRIPTION'
  | 'OTHER_ISSUER'
  | 'NO_CODE'
  | 'NO_PKCE'
  | 'INCOMPLETE'
  | 'ENDPOINTS_UNREACHED'
  | 'CLIENT_REFUSED'
  | 'ANSWER_WRONG';

/** Asks a provider what it is; throws what {@link problemIn} puts in a word. */
export async function discover(
  { issuer, clientId, clientSecret }: ProviderClient,
  allowedRanges: readonly string[],
): Promise<Configuration> {
  const url = new URL(issuer);
  return discovery(
    url,
    clientId,
    { client_secret: clientSecret, [clockTolerance]: SKEW_SECONDS },
    secretAsAsked(clientSecret),
    {
      [customFetch]: guardedPeer(allowedRanges),
      // Plain http is for private ranges that the operator has allowed: the guard sees to that.
      execute: [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])],
    },
  );
}

/** The standard's own way unless the provider takes the other alone. */
function secretAsAsked(secret: string): ClientAuth {
  const basic = ClientSecretBasic(secret);
  const post = ClientSecretPost(secret);
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: ways = ['client_secret_basic'] } = server;
    return (ways.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** Each of these is a list of words where it is told at all. */
const words = z.array(z.string()).optional();
const LISTS = z.object({
  response_types_supported: words,
  code_challenge_methods_supported: words,
  token_endpoint_auth_methods_supported: words,
});

/** What is missing in what a provider says it can; null when it will do. */
export function lackIn(configuration: Configuration): ProviderProblem | null {
  const server = configuration.serverMetadata();
  if (!LISTS.safeParse(server).success) return 'NOT_A_DESCRIPTION';
  const { response_types_supported: answers, code_challenge_methods_supported: challenges } = server;
  if (!server.authorization_endpoint || !server.token_endpoint || !server.jwks_uri) return 'INCOMPLETE';
  if (answers && !answers.includes('code')) return 'NO_CODE';
  // Many that know it do not say so; one that says what it knows must know this.
  return challenges && !challenges.includes('S256') ? 'NO_PKCE' : null;
}

/** Where browsers and this program are sent by what a provider says about itself. */
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'] as const;

/** Which of them is no address to send anybody to. In the clear only where the provider itself may be asked so. */
export function wrongEndpointsOf(configuration: Configuration): readonly string[] {
  const server = configuration.serverMetadata();
  const issuer = new URL(server.issuer);
  return ENDPOINTS.filter((name) => {
    // A stranger wrote it: what the library calls a text may be anything.
    const address: unknown = server[name];
    if (address === undefined) return false;
    if (typeof address !== 'string' || !isWebAddress(address)) return true;
    const { protocol, hostname } = new URL(address);
    const isAsItself = issuer.protocol === 'http:' && hostname === issuer.hostname;
    return protocol !== 'https:' && !isAsItself;
  });
}

/** Why discovery failed; null for what is no provider's fault. */
export function problemIn(error: unknown): ProviderProblem | null {
  const unreached = unreachedIn(error);
  if (unreached) return unreached.because;
  switch (codeOf(error)) {
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
      return 'NOT_THERE';
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return 'OTHER_ISSUER';
    case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
    case 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN':
      return 'NOT_ENCRYPTED';
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
    case 'OAUTH_PARSE_ERROR':
    case 'OAUTH_INVALID_RESPONSE':
    case 'ERR_INVALID_URL':
      return 'NOT_A_DESCRIPTION';
    default:
      return null;
  }
}

/** The word that a library or Node has for what went wrong. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
