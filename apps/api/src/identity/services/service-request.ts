import { decodeJwt } from 'jose';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { RequestContext } from '../../context.ts';
import { findService } from './find-services.ts';
import { scopesIn } from './scopes.ts';
import type { ServiceScope } from './scopes.ts';
import type { Service } from './service.ts';
import type { View } from '../../work.ts';

/** What a service asks of whoever is in this browser: found by a cookie that only this browser holds. */
export type OpenRequest = {
  readonly service: Service;
  readonly scopes: readonly ServiceScope[];
  readonly redirectHost: string;
  /** Does the service want the person to agree anew, or to show anew that it is them? */
  readonly asksAgain: boolean;
  readonly wantsCertainty: boolean;
  /** Whom alone the service wants to hear of (`id_token_hint`); null when anybody. */
  readonly wants: string | null;
};

/** The request by its number, as long as it is this browser's; null when it is over. */
export async function findRequest(
  provider: Provider,
  { request, reply }: RequestContext,
  uid: string,
): Promise<{
  readonly clientId: string;
  readonly params: Params;
  readonly reasons: readonly string[];
} | null> {
  if (!reply) return null;
  try {
    const { jti, params, prompt } = await provider.interactionDetails(request.raw, reply.raw);
    const clientId = params['client_id'];
    return jti === uid && typeof clientId === 'string' ? { clientId, params, reasons: prompt.reasons } : null;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}

type Params = Readonly<Record<string, unknown>>;

/** The same with what is known of the service, read as the program. */
export async function describeRequest(
  view: View,
  { clientId, params, reasons }: NonNullable<Awaited<ReturnType<typeof findRequest>>>,
): Promise<OpenRequest | null> {
  const service = await findService(view, clientId);
  if (!service || service.disabledAt) return null;
  const { scope, prompt, redirect_uri: redirectUri, id_token_hint: hint } = params;
  const asked = scopesIn(typeof scope === 'string' ? scope : '');
  return {
    service,
    scopes: asked.filter((one) => service.scopes.includes(one)),
    redirectHost: typeof redirectUri === 'string' ? new URL(redirectUri).host : '',
    asksAgain: typeof prompt === 'string' && prompt.split(' ').includes('consent'),
    wantsCertainty: reasons.includes('login_prompt') || reasons.includes('max_age'),
    // The library has made sure that we signed it.
    wants: typeof hint === 'string' ? (decodeJwt(hint).sub ?? null) : null,
  };
}

/** Is somebody asking whom the service has not meant? */
export function isAnother(accountId: string, { wants }: OpenRequest): boolean {
  return wants !== null && wants !== accountId;
}

/** Has an account agreed to all of it already, or is the service one that asks nobody? */
export async function isAgreed(view: View, accountId: string, open: OpenRequest): Promise<boolean> {
  const { service, scopes, asksAgain } = open;
  if (asksAgain) return false;
  if (service.asksNobody) return true;
  const rows: readonly { agreed: boolean }[] = await view.db.query(
    `select scopes @> $3::text[] and not unasked && $3::text[] as agreed from identity.service_agreement where account_id = $1 and service_id = $2`,
    [accountId, service.id, scopes],
  );
  return rows[0]?.agreed ?? false;
}
