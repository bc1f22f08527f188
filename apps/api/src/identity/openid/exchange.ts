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
import { codeOf, discover, problemIn } from './discover.ts';
import type { ProviderClient, ProviderProblem } from './discover.ts';
import { unreachedIn } from './guarded-peer.ts';
import { ClientRefused, throwOn } from './knock.ts';

/** What is asked of a provider: who it is, and an address at which it has reached them. */
const SCOPE = 'openid email';

/** How a provider may call somebody (OpenID Connect Core 1.0, 5.7), in signs that can be kept. */
const SUBJECT = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

type Asked = { readonly client: ProviderClient; readonly redirectUri: string };

/** Why nobody is signed in, and what is wrong with the provider: null for what may be the browser's own doing. */
export type Unserved = { readonly refused: Refused; readonly problem: ProviderProblem | null };

/** What only a provider itself can get wrong, once it has taken a code. */
const WRONG_ANSWERS = [
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
];

/** Where the browser is to go. */
export async function authorizationUrl(
  { client, redirectUri }: Asked,
  { state, nonce, verifier }: { readonly state: string; readonly nonce: string; readonly verifier: string },
  allowedRanges: readonly string[],
): Promise<string | Unserved> {
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
  } catch (error) {
    return undescribed(error);
  }
}

/** Exchanges what the browser brought back for who came: every word of it is checked before any of it counts. */
export async function exchange(
  { client, redirectUri }: Asked,
  { answer, attempt }: { readonly answer: URLSearchParams; readonly attempt: Attempt },
  allowedRanges: readonly string[],
): Promise<Stranger | Unserved> {
  let configuration: Configuration;
  try {
    configuration = await discover(client, allowedRanges);
  } catch (error) {
    return undescribed(error);
  }
  try {
    const tokens = await authorizationCodeGrant(
      configuration,
      new URL(`${redirectUri}?${answer.toString()}`),
      {
        expectedState: answer.get('state') ?? '',
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
      },
    ).catch(throwOn);
    const claims = tokens.claims();
    if (!claims || !SUBJECT.test(claims.sub)) return unserved('PROVIDER_ANSWER_WRONG', 'ANSWER_WRONG');
    const email = await certainEmail(configuration, tokens.access_token, claims);
    return { issuer: claims.iss, subject: claims.sub, email };
  } catch (error) {
    return reasonOf(error);
  }
}

function unserved(code: string, problem: ProviderProblem | null): Unserved {
  return { refused: refuse(code), problem };
}

function undescribed(error: unknown): Unserved {
  return unserved('PROVIDER_UNREACHABLE', problemIn(error) ?? 'NOT_A_DESCRIPTION');
}

/** Whatever else goes wrong here, the other side's answer was not what it must be. */
function reasonOf(error: unknown): Unserved {
  if (unreachedIn(error)) return unserved('PROVIDER_UNREACHABLE', 'ENDPOINTS_UNREACHED');
  if (error instanceof ClientRefused) return unserved('PROVIDER_REFUSES_SITE', 'CLIENT_REFUSED');
  const saidNo = error instanceof AuthorizationResponseError && error.error === 'access_denied';
  if (saidNo) return unserved('PROVIDER_DECLINED', null);
  const isItsOwn = WRONG_ANSWERS.includes(codeOf(error) ?? '');
  return unserved('PROVIDER_ANSWER_WRONG', isItsOwn ? 'ANSWER_WRONG' : null);
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
