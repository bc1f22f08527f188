import type { CustomFetch } from 'openid-client';
import { fetchGuarded } from '../../operations/fetch-guarded.ts';
import type { Unfetched } from '../../operations/fetch-guarded.ts';

/** So long one question to a provider may take, and so long its answer may be. */
const MILLISECONDS = 5_000;
const BYTES_MAX = 300_000;

/** Why a provider could not be asked. */
export type Unreached = Unfetched['because'] | 'REDIRECTED';

/** Carries the reason through the library, which puts it under an error of its own. */
export class ProviderUnreached extends Error {
  readonly because: Unreached;

  constructor(because: Unreached) {
    super(`the provider was not reached: ${because}`);
    this.because = because;
  }
}

/** The library's way to a provider: through the guard that stands before every address that a person gave. */
export function guardedPeer(allowedRanges: readonly string[]): CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await fetchGuarded(
      url,
      {
        method: method === 'POST' ? 'POST' : 'GET',
        headers: Object.fromEntries(new Headers(headers)),
        ...(body instanceof URLSearchParams || typeof body === 'string' ? { body: body.toString() } : {}),
      },
      { allowedRanges, milliseconds: MILLISECONDS, bytesMax: BYTES_MAX },
    );
    if ('because' in answer) throw new ProviderUnreached(answer.because);
    // What a provider says about itself it says where it is; nobody else answers for it.
    if (answer.url !== new URL(url).href) throw new ProviderUnreached('REDIRECTED');
    const told = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      if (typeof value === 'string') told.set(name, value);
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: told,
    });
  };
}

/** The innermost reason that we know of why something with a provider went wrong. */
export function unreachedIn(error: unknown): ProviderUnreached | null {
  if (error instanceof ProviderUnreached) return error;
  return error instanceof Error && error.cause !== undefined ? unreachedIn(error.cause) : null;
}
