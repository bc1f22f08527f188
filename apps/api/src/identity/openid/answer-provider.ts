import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { RequestContext } from '../../context.ts';
import { hashOfToken } from '../token.ts';
import { accountKnownAs } from './account-known-as.ts';
import { letWait, takeAttempt } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { exchange } from './exchange.ts';
import { noteProviderProblem } from './note-provider-problem.ts';
import { redirectUri } from './redirect-uri.ts';
import { asProgram, browserMark, clientOf } from './way-out.ts';
import type { WayOut } from './way-out.ts';

/** Who came back: an account that the provider knows, or nobody yet. */
export type CameBack = { readonly accountId: string | null; readonly attempt: Attempt };

/** Lets the browser in again: who has come is told by the provider; a stranger is let wait. */
export async function answerProvider(
  { works, publicUrl, outwardRanges, keys }: WayOut,
  context: RequestContext,
  { custodian, answer }: { readonly custodian: string; readonly answer: string },
): Promise<CameBack | Refused> {
  const program = asProgram(context);
  const brought = new URLSearchParams(answer);
  const state = brought.get('state') ?? '';
  const browser = browserMark(context);
  if (browser === null || hashOfToken(state) === null) return refuse('PROVIDER_SIGN_IN_OVER');
  const attempt = await works.attempt(program, (work) => takeAttempt(work, { state, browser }, custodian));
  if (isRefused(attempt)) return attempt;
  const found = await works.read(program, (view) => clientOf(view, custodian, keys));
  // Its keepers may have changed it meanwhile: what was asked of another is no answer of this one.
  if (found?.client.issuer !== attempt.issuer) return refuse('PROVIDER_SIGN_IN_OVER');
  const asked = { client: found.client, redirectUri: redirectUri(publicUrl, custodian) };
  const came = await exchange(asked, { answer: brought, attempt }, outwardRanges);
  if ('refused' in came) {
    const { refused, problem } = came;
    if (problem !== null) await works.attempt(program, (work) => noteProviderProblem(work, attempt, problem));
    return refused;
  }
  return works.attempt(program, async (work) => {
    await noteProviderProblem(work, attempt, null);
    const accountId = await accountKnownAs(work, came);
    if (accountId === null) await letWait(work, state, came);
    return { accountId, attempt };
  });
}
