import { describe, expect, it } from '@jest/globals';
import { guardAddresses } from './address-guard.ts';

describe('an address that a person gave', () => {
  const guard = guardAddresses([]);

  it.each(['9.9.9.9', '172.32.0.1', '100.128.0.1', '2620:fe::fe', '2a01:4f8::1'])(
    '%s is of the open internet',
    (address) => expect(guard(address)).toBe(true),
  );

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine, by another name', '127.9.9.9'],
    ['this machine in IPv6', '::1'],
    ['no address at all, which reaches this machine', '0.0.0.0'],
    ['the same in IPv6', '::'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.0.1'],
    ['the network of a provider', '100.64.0.1'],
    ['where clouds tell their secrets', '169.254.169.254'],
    ['the same, mapped', '::ffff:169.254.169.254'],
    ['this machine, mapped', '::ffff:127.0.0.1'],
    ['this machine, translated', '64:ff9b::7f00:1'],
    ['this machine through a tunnel', '2002:7f00:1::'],
    ['a private network in IPv6', 'fd00::1'],
    ['a link', 'fe80::1'],
    ['many at once', '224.0.0.1'],
    ['many at once in IPv6', 'ff02::1'],
    ['a name', 'localhost'],
  ])('is refused when it is %s (%s)', (_what, address) => expect(guard(address)).toBe(false));

  it('is let through when the operator has allowed its range, and only then', () => {
    const allowing = guardAddresses(['10.1.0.0/16', 'fd00:7::/32']);
    expect(['10.1.2.3', 'fd00:7::1'].every(allowing)).toBe(true);
    expect(['10.2.0.1', 'fd00:8::1', '127.0.0.1'].some(allowing)).toBe(false);
  });

  it('is never let through by a range that is none', () => {
    expect(() => guardAddresses(['10.1.0.0'])).toThrow('10.1.0.0 is no range of addresses');
    expect(() => guardAddresses(['all/0'])).toThrow('all/0 is no range of addresses');
  });
});
