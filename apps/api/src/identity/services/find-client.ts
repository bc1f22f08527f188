import type { AdapterPayload } from 'oidc-provider';
import type { View } from '../../work.ts';
import { findService } from './find-services.ts';

/**
 * A service as the provider reads it (RFC 7591); undefined for one that is unknown, and for one that is disabled,
 * unless we have something to tell it.
 */
export async function findClient(
  view: View,
  id: string,
  { isTold }: { readonly isTold: boolean },
): Promise<AdapterPayload | undefined> {
  const service = await findService(view, id);
  if (!service || (service.disabledAt && !isTold)) return undefined;
  return {
    client_id: id,
    client_name: service.name,
    ...(service.isPublic
      ? { token_endpoint_auth_method: 'none' }
      : { client_secret: await secretHash(view, id) }),
    redirect_uris: service.redirectUris,
    post_logout_redirect_uris: service.leaveUris,
    scope: service.scopes.join(' '),
    ...(service.signOutUri && {
      backchannel_logout_uri: service.signOutUri,
      backchannel_logout_session_required: true,
    }),
  };
}

/** The provider compares with the hash alone, see `openid-provider.ts`. */
async function secretHash({ db }: View, id: string): Promise<string> {
  const rows: readonly { hash: string }[] = await db.query(
    `select encode(secret_hash, 'hex') as hash from identity.service where id = $1`,
    [id],
  );
  return rows[0]?.hash ?? '';
}
