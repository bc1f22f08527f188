import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
} from 'openid-client';
import type { Configuration, IDToken } from 'openid-client';
import { emailAddressOf } from '../email-address.ts';
import type { Attempt, Stranger } from './attempt.ts';
import { discover } from './discover.ts';
import type { ProviderClient } from './discover.ts';
import { unreachedIn } from './guarded-peer.ts';

/** What is asked of a provider: who it is, and an address at which it has reached them. */
const SCOPE = 'openid email';

type Asked = { readonly client: ProviderClient; readonly redirectUri: string };

/** Where the browser is to go. */
export async function authorizationUrl(
  { client, redirectUri }: Asked,
  { state, nonce, verifier }: { readonly state: string; readonly nonce: string; readonly verifier: string },
  allowedRanges: readonly string[],
): Promise<string | Refused> {
  try {
    const configuration = await discover(client, allowedRanges);
    return buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).href;
  } catch {
    return refuse('PROVIDER_UNREACHABLE');
  }
}

/** Exchanges what the browser brought back for who came: every word of it is checked before any of it counts. */
export async function exchange(
  { client, redirectUri }: Asked,
  { answer, attempt }: { readonly answer: URLSearchParams; readonly attempt: Attempt },
  allowedRanges: readonly string[],
): Promise<Stranger | Refused> {
  try {
    const configuration = await discover(client, allowedRanges);
    const tokens = await authorizationCodeGrant(
      configuration,
      new URL(`${redirectUri}?${answer.toString()}`),
      {
        expectedState: answer.get('state') ?? '',
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
      },
    );
    const claims = tokens.claims();
    if (!claims) return refuse('PROVIDER_ANSWER_WRONG');
    const email = await certainEmail(configuration, tokens.access_token, claims);
    return { issuer: claims.iss, subject: claims.sub, email };
  } catch (error) {
    return reasonOf(error);
  }
}

/** Whatever else goes wrong here, the other side's answer was not what it must be. */
function reasonOf(error: unknown): Refused {
  if (unreachedIn(error)) return refuse('PROVIDER_UNREACHABLE');
  const saidNo = error instanceof AuthorizationResponseError && error.error === 'access_denied';
  return refuse(saidNo ? 'PROVIDER_DECLINED' : 'PROVIDER_ANSWER_WRONG');
}

/** The address, if the provider has made certain that it is theirs. Who signs in with it is told elsewhere. */
async function certainEmail(
  configuration: Configuration,
  accessToken: string,
  claims: IDToken,
): Promise<string | null> {
  const isTold = claims['email'] !== undefined || !configuration.serverMetadata().userinfo_endpoint;
  const told = isTold ? claims : await fetchUserInfo(configuration, accessToken, claims.sub);
  const { email, email_verified: isCertain } = told;
  return isCertain === true && typeof email === 'string' ? emailAddressOf(email) : null;
}
