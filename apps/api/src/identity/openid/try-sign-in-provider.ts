import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { discover, lackIn, problemIn, wrongEndpointsOf } from './discover.ts';
import type { ProviderClient } from './discover.ts';
import { knock } from './knock.ts';
import { wrongIssuer } from './wrong-in-provider.ts';
import { TriedProvider } from './sign-in-provider.ts';

/** Asks a provider what it is, with where it leads back to also whether it knows us; names what is wrong with it. */
export async function trySignInProvider(
  client: ProviderClient,
  allowedRanges: readonly string[],
  redirectUri?: string,
): Promise<TriedProvider | Refused> {
  const [wrong] = wrongIssuer(client.issuer);
  if (wrong) return refuse('INVALID_INPUT', { fields: [wrong] });
  const found = await configurationOf(client, allowedRanges);
  if (isRefused(found)) return found;
  const problem = redirectUri === undefined ? null : await knock(found, redirectUri);
  if (problem !== null) return unusable(problem);
  const { issuer, authorization_endpoint: signIn = issuer } = found.serverMetadata();
  return Object.assign(new TriedProvider(), { issuer, signInHost: new URL(signIn).host });
}

async function configurationOf(client: ProviderClient, allowedRanges: readonly string[]) {
  try {
    const found = await discover(client, allowedRanges);
    const lack = lackIn(found);
    if (lack !== null) return unusable(lack);
    const wrong = wrongEndpointsOf(found);
    return wrong.length === 0 ? found : unusable('ENDPOINTS', { endpoints: wrong.join(', ') });
  } catch (error) {
    const problem = problemIn(error);
    if (problem === null) throw error;
    return unusable(problem);
  }
}

function unusable(problem: string, named: object = {}): Refused {
  const field = problem === 'CLIENT_REFUSED' ? 'clientSecret' : 'issuer';
  return refuse('INVALID_INPUT', {
    fields: [{ field, reason: `admin:provider.problem.${problem}`, ...named }],
  });
}
