import type { ErrorOut, errors, KoaContextWithOIDC } from 'oidc-provider';

/** Why a service's request came to nothing, as a page of ours says it. */
export type ServiceProblem = 'unknown' | 'disabled' | 'address' | 'over' | 'wrong' | 'ours';

/** What a person sees is a page in their language; a program is told in the words of OAuth 2.0. */
export function renderError(isDisabled: (clientId: string) => Promise<boolean>) {
  return async (ctx: KoaContextWithOIDC, out: ErrorOut, error: errors.OIDCProviderError | Error) => {
    if (ctx.accepts('json', 'html') !== 'html') {
      ctx.body = out;
      return;
    }
    const clientId = ctx.oidc?.params?.['client_id'] ?? ctx.query['client_id'];
    const isOff =
      out.error === 'invalid_client' && typeof clientId === 'string' && (await isDisabled(clientId));
    ctx.status = 303;
    ctx.redirect(`/services/problem/${isOff ? 'disabled' : problemIn(out, error)}`);
  };
}

function problemIn({ error: code }: ErrorOut, { name }: Error): ServiceProblem {
  if (name === 'SessionNotFound') return 'over';
  if (code === 'invalid_client') return 'unknown';
  if (code === 'invalid_redirect_uri' || name === 'InvalidRedirectUri') return 'address';
  return code === 'server_error' ? 'ours' : 'wrong';
}

/** Where there is nothing, a person reads a page as well. */
export async function showMissing(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  if (ctx.status !== 404 || ctx.body || ctx.accepts('json', 'html') !== 'html') return;
  ctx.status = 303;
  ctx.redirect('/services/problem/wrong');
}

/** Whoever has left a service is asked, on a page of ours, whether they leave here as well. */
export function renderLeaving(ctx: KoaContextWithOIDC): void {
  const { client, params } = ctx.oidc;
  const query = new URLSearchParams();
  const told = {
    service: client?.clientId,
    to: params?.['post_logout_redirect_uri'],
    state: params?.['state'],
  };
  for (const [name, value] of Object.entries(told)) if (typeof value === 'string') query.set(name, value);
  ctx.status = 303;
  ctx.redirect(`/services/leave?${query.toString()}`);
}
