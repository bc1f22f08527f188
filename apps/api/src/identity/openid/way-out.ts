import type { Config } from '../../config.ts';
import type { RequestContext } from '../../context.ts';
import { sealingKeys } from '../../operations/sealed.ts';
import type { SealingKeys } from '../../operations/sealed.ts';
import type { Asking, View, Works } from '../../work.ts';
import { PROVIDER_COOKIE, tokenInCookies } from '../cookie.ts';
import { hashOfToken } from '../token.ts';
import type { ProviderClient } from './discover.ts';
import { keptClient } from './kept-provider.ts';

/** What leads out to a custodian's provider and back. The database is asked before and after it, never meanwhile. */
export type WayOut = {
  readonly works: Works;
  readonly publicUrl: string;
  readonly outwardRanges: readonly string[];
  readonly keys: SealingKeys;
};

/** The way out of this installation. */
export function wayOut(config: Config, works: Works): WayOut {
  const { publicUrl, outwardRanges } = config;
  return { works, publicUrl, outwardRanges, keys: sealingKeys(config) };
}

/** Whoever signs in is nobody yet: what is needed to find out who they are, the program asks. */
export function asProgram({ now }: Asking): Asking {
  return { actor: { kind: 'system', name: 'sign-in' }, now };
}

/** By what a browser is known that went out and comes back; null for one that did not. */
export function browserMark({ request }: RequestContext): string | null {
  const token = tokenInCookies(request.headers.cookie, PROVIDER_COOKIE);
  return token !== null && hashOfToken(token) ? token : null;
}

/** The provider of a custodian by its slug; null when it keeps none. */
export async function clientOf(
  view: View,
  custodian: string,
  keys: SealingKeys,
): Promise<{ readonly client: ProviderClient; readonly custodianId: string } | null> {
  const rows: readonly { id: string }[] = await view.db.query(
    `select id from membership.custodian where slug = $1`,
    [custodian],
  );
  const custodianId = rows[0]?.id;
  const client = custodianId ? await keptClient(view, custodianId, keys) : null;
  return client && custodianId ? { client, custodianId } : null;
}
