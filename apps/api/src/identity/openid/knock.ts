import { genericGrantRequest, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import type { Configuration } from 'openid-client';
import { newToken } from '../token.ts';
import type { ProviderProblem } from './discover.ts';
import { unreachedIn } from './guarded-peer.ts';

/** How the endpoint for tokens says no to a client and not to a code: RFC 6749, 5.2. Keycloak says the second. */
const REFUSALS = ['invalid_client', 'unauthorized_client'];

/** A provider knows this site not at all, or not by this secret: nothing that members bring can mend that. */
export class ClientRefused extends Error {}

/** Lets an error of the endpoint for tokens go on, as {@link ClientRefused} where it is about this site. */
export function throwOn(error: unknown): never {
  const isAboutUs =
    error instanceof WWWAuthenticateChallengeError ||
    (error instanceof ResponseBodyError && REFUSALS.includes(error.error));
  throw isAboutUs ? new ClientRefused('the provider refuses this site', { cause: error }) : error;
}

/**
 * Tries the secret without anybody who signs in: asks for the exchange of a code that nobody was given. Whoever knows
 * us refuses the code. Providers differ in how, so only a no to us ourselves, or silence, is a problem.
 */
export async function knock(
  configuration: Configuration,
  redirectUri: string,
): Promise<ProviderProblem | null> {
  const made = { code: newToken(), redirect_uri: redirectUri, code_verifier: newToken() };
  try {
    await genericGrantRequest(configuration, 'authorization_code', made).catch(throwOn);
  } catch (error) {
    if (error instanceof ClientRefused) return 'CLIENT_REFUSED';
    if (unreachedIn(error)) return 'ENDPOINTS_UNREACHED';
  }
  return null;
}
