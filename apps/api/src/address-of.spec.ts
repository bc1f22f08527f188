import { describe, expect, it } from '@jest/globals';
import { addressOf, networkOf } from './address-of.ts';

const asked = (forwarded: string | undefined, remoteAddress = '10.0.0.1') => ({
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
});

describe('where a request comes from', () => {
  it('is the connection itself where no proxy stands in front, whatever is written', () => {
    expect(addressOf(asked('203.0.113.9'), 0)).toBe('10.0.0.1');
  });

  it('is what the last proxy of ours appended, never what the client wrote before it', () => {
    expect(addressOf(asked('203.0.113.9, 198.51.100.7'), 1)).toBe('198.51.100.7');
    expect(addressOf(asked('203.0.113.9, 198.51.100.7, 10.0.0.2'), 2)).toBe('198.51.100.7');
  });

  it('is the farthest that is known where fewer proxies were passed than there should be', () => {
    expect(addressOf(asked('198.51.100.7'), 3)).toBe('198.51.100.7');
    expect(addressOf(asked(undefined), 1)).toBe('10.0.0.1');
    expect(addressOf(asked(' , '), 1)).toBe('10.0.0.1');
  });
});

describe('what counts as one address', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2:a:b:c:d', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8::198.51.100.7', '2001:db8:0:0::/64'],
    ['1.2.3.4:5678', '1.2.3.4:5678'],
    ['aina@coop.example', 'aina@coop.example'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
