import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { RequestContext } from '../../context.ts';
import { cookieForProvider } from '../cookie.ts';
import { setCookie } from '../door.ts';
import { returnPathOf } from '../return-path.ts';
import { newToken } from '../token.ts';
import { ATTEMPT_MINUTES, beginAttempt } from './attempt.ts';
import { authorizationUrl } from './exchange.ts';
import { noteProviderProblem } from './note-provider-problem.ts';
import { redirectUri } from './redirect-uri.ts';
import { ProviderQuestion } from './sign-in-provider.ts';
import { asProgram, browserMark, clientOf } from './way-out.ts';
import type { WayOut } from './way-out.ts';

/** What somebody wants of a provider. */
export type Errand = {
  readonly custodian: string;
  readonly returnPath: string | null;
  readonly connects: boolean;
};

/** Sends the browser out to a provider, with a cookie by which it is known when it comes back. */
export async function askProvider(
  { works, publicUrl, outwardRanges, keys }: WayOut,
  context: RequestContext,
  { custodian, connects, returnPath: wanted }: Errand,
): Promise<ProviderQuestion | Refused> {
  const program = asProgram(context);
  const found = await works.read(program, (view) => clientOf(view, custodian, keys));
  if (!found) return refuse('NOT_FOUND');
  const { client, custodianId } = found;
  const [state, nonce, verifier] = [newToken(), newToken(), newToken()];
  const asked = { client, redirectUri: redirectUri(publicUrl, custodian) };
  const url = await authorizationUrl(asked, { state, nonce, verifier }, outwardRanges);
  if (typeof url !== 'string') {
    const kept = { custodianId, issuer: client.issuer };
    await works.attempt(program, (work) => noteProviderProblem(work, kept, url.problem));
    return url.refused;
  }
  const browser = browserMark(context) ?? newToken();
  const returnPath = wanted === null ? null : returnPathOf(wanted);
  const attempt = { custodianId, issuer: client.issuer, nonce, verifier, connects, returnPath };
  await works.attempt(program, (work) => beginAttempt(work, { state, browser }, attempt));
  setCookie(context, cookieForProvider(browser, ATTEMPT_MINUTES * 60));
  return Object.assign(new ProviderQuestion(), { url });
}
