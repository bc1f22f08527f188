import { BlockList, isIP } from 'node:net';

/** Where nothing on the open internet lives: RFC 6890 and what has joined it since. */
const CLOSED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** All that is handed out of IPv6; the rest is local, mapped, translated, or nobody's. */
const OPEN_IPV6 = ['2000::/3'];
/** Inside of that: tunnels that carry an IPv4 address in them, benchmarks, and addresses for documents. */
const CLOSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const closed = listOf([...CLOSED_IPV4, ...CLOSED_IPV6]);
const open = listOf(OPEN_IPV6);

/** May this program speak to an address? The open internet, and what its operator has allowed besides. */
export type AddressGuard = (address: string) => boolean;

/** A guard that also lets through these private ranges, such as `10.1.0.0/16`. Throws for what is no range. */
export function guardAddresses(allowedRanges: readonly string[]): AddressGuard {
  const allowed = listOf(allowedRanges);
  return (address) => {
    const family = familyOf(address);
    if (family === null) return false;
    if (allowed.check(address, family)) return true;
    return !closed.check(address, family) && (family === 'ipv4' || open.check(address, family));
  };
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits = ''] = range.split('/');
    const family = familyOf(network);
    if (family === null || !/^\d+$/.test(bits)) throw new Error(`${range} is no range of addresses`);
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const family = isIP(address);
  return family === 0 ? null : family === 4 ? 'ipv4' : 'ipv6';
}
