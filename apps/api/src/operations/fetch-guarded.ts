import { lookup as lookUpName } from 'node:dns/promises';
import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { guardAddresses } from './address-guard.ts';
import type { AddressGuard } from './address-guard.ts';

/** What is asked of an address that a person gave. */
export type Outward = {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

/** What bounds it; the names of this machine's resolver unless another is given. */
export type Bounds = {
  /** Private ranges that the operator has allowed. Plain http is for these alone. */
  readonly allowedRanges?: readonly string[];
  readonly bytesMax?: number;
  readonly milliseconds?: number;
  readonly resolve?: (host: string) => Promise<readonly string[]>;
};

/** What came back, from which address in the end. */
export type Fetched = {
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Why nothing came back. */
export type Unfetched = {
  readonly because:
    | 'NOT_AN_ADDRESS'
    | 'ADDRESS_NOT_ALLOWED'
    | 'NOT_ENCRYPTED'
    | 'NAME_UNKNOWN'
    | 'NO_ANSWER'
    | 'TOO_LARGE'
    | 'TOO_SLOW'
    | 'TOO_MANY_REDIRECTS';
};

const BYTES_MAX = 1_000_000;
const MILLISECONDS = 10_000;
const REDIRECTS_MAX = 3;

/**
 * Fetches from an address that a person gave: the one way out of this program. Nothing private is reached unless its
 * range is allowed, at the first address as at each that it leads to; the name is looked up once and the connection
 * goes to the very address that was judged, so that a name which changes meanwhile gains nothing.
 */
export async function fetchGuarded(
  address: string,
  outward: Outward = {},
  bounds: Bounds = {},
): Promise<Fetched | Unfetched> {
  const signal = AbortSignal.timeout(bounds.milliseconds ?? MILLISECONDS);
  let url = webAddress(address);
  let asked = outward;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    if (!url) return { because: 'NOT_AN_ADDRESS' };
    const answer = await fetchOnce(url, asked, { bounds, signal });
    const next = 'because' in answer ? undefined : redirectOf(answer);
    if ('because' in answer || next === undefined) return answer;
    const to = webAddress(next, url);
    asked = redirected(asked, { status: answer.status, leavesHouse: to?.origin !== url.origin });
    url = to;
  }
  return { because: 'TOO_MANY_REDIRECTS' };
}

/** Null for what is no address of the web, or carries a password that would be written down with it. */
function webAddress(text: string, from?: URL): URL | null {
  if (!URL.canParse(text, from?.href)) return null;
  const url = new URL(text, from);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url : null;
}

function redirectOf({ status, headers }: Fetched): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined;
}

/** As browsers do it; and what was meant for one house is not told to another. */
function redirected(asked: Outward, by: { readonly status: number; readonly leavesHouse: boolean }): Outward {
  if (by.leavesHouse) return {};
  return by.status === 307 || by.status === 308
    ? asked
    : { ...(asked.headers && { headers: asked.headers }) };
}

type Trip = { readonly bounds: Bounds; readonly signal: AbortSignal };

async function fetchOnce(url: URL, asked: Outward, trip: Trip): Promise<Fetched | Unfetched> {
  const { resolve = addressesOf, allowedRanges = [] } = trip.bounds;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await inTime(resolve(host), trip.signal);
  if ('because' in addresses) return addresses;
  const [first] = addresses;
  if (first === undefined) return { because: 'NAME_UNKNOWN' };
  // One closed address among open ones is enough: whoever mixes them means the closed one.
  if (!addresses.every(guardAddresses(allowedRanges))) return { because: 'ADDRESS_NOT_ALLOWED' };
  const isOpen: AddressGuard = guardAddresses([]);
  if (url.protocol === 'http:' && isOpen(first)) return { because: 'NOT_ENCRYPTED' };
  return speak(url, asked, { ...trip, address: first });
}

async function addressesOf(host: string): Promise<readonly string[]> {
  return (await lookUpName(host, { all: true })).map(({ address }) => address);
}

/** A resolver that never answers must not hold us for longer than everything else may. */
async function inTime(
  names: Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<readonly string[] | Unfetched> {
  const late = new Promise<Unfetched>((done) =>
    signal.addEventListener('abort', () => done({ because: 'TOO_SLOW' }), { once: true }),
  );
  return Promise.race([late, names.catch((): Unfetched => ({ because: 'NAME_UNKNOWN' }))]);
}

async function speak(
  url: URL,
  { method = 'GET', headers = {}, body }: Outward,
  { bounds, signal, address }: Trip & { readonly address: string },
): Promise<Fetched | Unfetched> {
  const pinned: LookupFunction = (_host, { all }, found) => {
    const family = isIP(address);
    return all ? found(null, [{ address, family }]) : found(null, address, family);
  };
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method,
    // Compressed, a small answer could become a large one.
    headers: { 'accept-encoding': 'identity', ...headers },
    lookup: pinned,
    agent: false,
    signal,
  });
  // What breaks while nobody listens any more must not end the process.
  request.on('error', () => undefined);
  try {
    const answered = once(request, 'response');
    request.end(body);
    const [response] = (await answered) as [IncomingMessage];
    const heard = await hear(response, bounds.bytesMax ?? BYTES_MAX);
    const { statusCode: status = 0, headers: told } = response;
    return heard ? { url: url.href, status, headers: told, body: heard } : { because: 'TOO_LARGE' };
  } catch {
    return { because: signal.aborted ? 'TOO_SLOW' : 'NO_ANSWER' };
  } finally {
    request.destroy();
  }
}

/** The whole answer; null as soon as it is longer than it may be. */
async function hear(response: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    const heard = part as Buffer;
    bytes += heard.length;
    if (bytes > bytesMax) return null;
    parts.push(heard);
  }
  return Buffer.concat(parts);
}
