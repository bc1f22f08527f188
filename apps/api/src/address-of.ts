import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** What is read of a request for it, over HTTP or as a WebSocket begins. */
type Arriving = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/** As many groups of 16 bits as the network of an IPv6 address has: what a provider gives to one household. */
const NETWORK_GROUPS = 4;

/**
 * Where a request comes from. Each of our own proxies appends to `X-Forwarded-For` the address that it was asked from,
 * so only the last `hops` of them are ours to believe; what stands before was written by whoever asks.
 */
export function addressOf({ headers, socket }: Arriving, hops: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const told = forwarded.map((address) => address.trim()).filter((address) => address !== '');
  const outward = [socket.remoteAddress ?? '', ...told.toReversed()];
  return outward[Math.min(hops, outward.length - 1)] ?? '';
}

/**
 * What counts as one when attempts are counted: an IPv4 address itself, also where it is written as IPv6; of IPv6 the
 * first 64 bits, as whoever has one address of such a network has them all. Anything else counts as it is.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%', 1);
  if (!isIPv6(plain)) return address;
  const [head = [], tail] = plain.split('::', 2).map((part) => (part === '' ? [] : part.split(':')));
  // A part that is left out, and an IPv4 address at the end, lie behind the network or are zeros of it.
  const groups = tail ? [...head, ...Array<string>(NETWORK_GROUPS).fill('0'), ...tail] : head;
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
