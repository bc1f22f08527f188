import { createHmac } from 'node:crypto';
import { interactionPolicy } from 'oidc-provider';
import type {
  AdapterFactory,
  Client,
  Configuration,
  FindAccount,
  JWK,
  KoaContextWithOIDC,
} from 'oidc-provider';
import type { SealingKeys } from '../../operations/sealed.ts';
import { guardedPeer } from '../openid/guarded-peer.ts';
import { SESSION_DAYS_MAX } from '../session.ts';
import { CLAIMS_OF_SCOPE, SERVICE_SCOPES } from './scopes.ts';
import { renderError, renderLeaving } from './service-pages.ts';
import { TOKEN_SECONDS } from './signing-keys.ts';

/** What the provider asks the rest of the program. */
export type ProviderTools = {
  readonly adapter: AdapterFactory;
  readonly signingKeys: readonly JWK[];
  readonly sealingKeys: SealingKeys;
  readonly outwardRanges: readonly string[];
  readonly findAccount: FindAccount;
  readonly loadExistingGrant: NonNullable<Configuration['loadExistingGrant']>;
  /** Is whom the provider knows the one who is signed in here? */
  readonly isSamePerson: (ctx: KoaContextWithOIDC) => Promise<boolean>;
  readonly isDisabled: (clientId: string) => Promise<boolean>;
};

const CODE_SECONDS = 60;
/** So long somebody may take to sign in and to agree. */
const REQUEST_SECONDS = 3_600;
const SESSION_SECONDS = SESSION_DAYS_MAX * 86_400;

// Keycloak's names, which some services have written into them.
const BASE = '/protocol/openid-connect';
export const ROUTES = {
  authorization: `${BASE}/auth`,
  token: `${BASE}/token`,
  userinfo: `${BASE}/userinfo`,
  jwks: `${BASE}/certs`,
  end_session: `${BASE}/logout`,
};

/**
 * How oidc-provider is set up: the authorization code alone, PKCE where no secret is kept, no token that outlives the
 * session here.
 */
export function providerConfiguration(tools: ProviderTools): Configuration {
  const { adapter, signingKeys, sealingKeys, outwardRanges, findAccount, loadExistingGrant } = tools;
  return {
    adapter,
    findAccount,
    loadExistingGrant,
    jwks: { keys: [...signingKeys] },
    claims: Object.fromEntries(Object.entries(CLAIMS_OF_SCOPE).map(([scope, names]) => [scope, [...names]])),
    scopes: [...SERVICE_SCOPES],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    clientDefaults: { grant_types: ['authorization_code'], response_types: ['code'] },
    clientBasedCORS,
    // Some services read the ID token alone.
    conformIdTokenClaims: false,
    cookies: cookiesOf(sealingKeys),
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    features: {
      backchannelLogout: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: renderLeaving,
        postLogoutSuccessSource: (ctx) => ctx.redirect('/'),
      },
    },
    fetch: guardedPeer(outwardRanges) as NonNullable<Configuration['fetch']>,
    interactions: { policy: policyWith(tools), url: (_, { uid }) => `/services/agree/${uid}` },
    pkce: { required: (_, client) => client.clientAuthMethod === 'none' },
    renderError: renderError(tools.isDisabled),
    responseTypes: ['code'],
    routes: ROUTES,
    ttl: {
      AccessToken: TOKEN_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      Grant: SESSION_SECONDS,
      IdToken: TOKEN_SECONDS,
      Interaction: REQUEST_SECONDS,
      Session: SESSION_SECONDS,
    },
  };
}

/** A program in a browser asks from where it was loaded. */
function clientBasedCORS(_: unknown, origin: string, client: Client): boolean {
  return (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin);
}

/** The request under way is read by our own question as well, so that its cookie is for every path. */
function cookiesOf(sealingKeys: SealingKeys): NonNullable<Configuration['cookies']> {
  const kept = { httpOnly: true, sameSite: 'lax', signed: true } as const;
  return {
    keys: sealingKeys.map((key) => createHmac('sha256', key).update('service cookies').digest('base64url')),
    names: { session: 'plenaria-services', interaction: 'plenaria-request', resume: 'plenaria-resume' },
    long: { ...kept, path: '/oidc' },
    short: { ...kept, path: '/' },
  };
}

/** Also whoever has signed out here, or in as somebody else, is asked. */
function policyWith({ isSamePerson }: ProviderTools): interactionPolicy.DefaultPolicy {
  const { base, Check } = interactionPolicy;
  const policy = base();
  const another = new Check(
    'another',
    'somebody else is signed in',
    async (ctx) => !(await isSamePerson(ctx)),
  );
  policy.get('login')?.checks.add(another);
  return policy;
}
