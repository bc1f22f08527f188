import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { limitFor } from '../src/identity/rate-limits.ts';
import { testDatabase } from './accounts.ts';
import { openProcess, ownDatabase, withProcess } from './own-process.ts';

const CODE = `mutation { answer: signInWithRecoveryCode(code: "no such code") { ... on Refusal { code } } }`;
const PASSWORD = `mutation { answer: signInWithPassword(email: "aina", password: "no such password") { ... on Refusal { code } } }`;
/** Requests of services that may come from one address in a quarter of an hour. */
const SERVICE_REQUESTS_MAX = 3_000;
/** Recovery codes that may be tried from one address in a quarter of an hour. */
const TRIES_MAX = 100;

let url: string;
let close: () => Promise<void>;

/** One process behind one proxy, for all but the last. */
beforeAll(async () => {
  const opened = await openProcess({ TRUST_PROXY: '1' });
  ({ url } = opened.api);
  ({ close } = opened);
});
afterAll(() => close());

describe('behind one proxy, which appends the address that it sees', () => {
  it('whoever writes other addresses before their own still meets the limit', async () => {
    const own = `198.51.100.${randomInt(256)}`;
    const told: string[] = [];
    for (let nth = 0; nth <= TRIES_MAX; nth += 1) told.push(await tryCode(url, `203.0.113.${nth}, ${own}`));
    expect(told.slice(0, -1)).toEqual(Array(TRIES_MAX).fill('SIGN_IN_FAILED'));
    expect(told.at(-1)).toBe('TOO_MANY_REQUESTS');
    expect(await tryCode(url, own)).toBe('TOO_MANY_REQUESTS');
    expect(await tryCode(url, `${own}, 192.0.2.${randomInt(256)}`)).toBe('SIGN_IN_FAILED');
  });

  it('all addresses of one IPv6 network are one, as whoever has one has them all', async () => {
    const network = `2001:db8:${randomInt(0xffff).toString(16)}`;
    const told = await Promise.all(
      Array.from({ length: TRIES_MAX + 1 }, (_, nth) => tryCode(url, `${network}:7::${nth.toString(16)}`)),
    );
    expect(told.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(1);
    expect(await tryCode(url, `${network}:7:a:b:c:d`)).toBe('TOO_MANY_REQUESTS');
    expect(await tryCode(url, `${network}:8::1`)).toBe('SIGN_IN_FAILED');
  });

  it('connections for live figures are counted by the same address', async () => {
    const asked = await Promise.all(
      Array.from({ length: 501 }, (_, nth) => connect(url, `203.0.113.${nth % 256}, 198.51.100.7`)),
    );
    expect(asked.filter(({ answer }) => answer === 1013)).toHaveLength(1);
    const other = await connect(url, '198.51.100.8');
    expect(other.answer).toBe('acknowledged');
    for (const { socket } of [...asked, other]) socket.terminate();
  });
});

describe('a service that asks without end', () => {
  it('is told when to ask again, a person reads a page, and other addresses go on', async () => {
    const db = await testDatabase();
    const own = `198.51.100.${randomInt(256)}`;
    const ask = (from: string, accept = 'application/json', path = '/protocol/openid-connect/userinfo') =>
      fetch(`${url}/oidc${path}`, { headers: { 'x-forwarded-for': from, accept }, redirect: 'manual' });
    expect((await ask(own)).status).toBe(401);
    // As if it had asked for nearly all that it may, so that the next one is the last.
    const { rowCount } = await db.query(`update identity.rate_limit set hits = $2 where key = $1`, [
      limitFor('services from', own, SERVICE_REQUESTS_MAX).key,
      SERVICE_REQUESTS_MAX - 1,
    ]);
    expect(rowCount).toBe(1);
    expect((await ask(own)).status).toBe(401);
    const refused = await ask(own);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('900');
    expect(await refused.json()).toEqual({ error: 'temporarily_unavailable' });
    const page = await ask(own, 'text/html');
    expect(page.headers.get('location')).toBe('/services/problem/often');
    expect((await ask('192.0.2.77')).status).toBe(401);
    expect((await ask(own, '*/*', '/.well-known/openid-configuration')).status).toBe(200);
    await db.end();
  });
});

describe('what is typed for an address and is none', () => {
  it('is nobody’s mailbox, so that slips of ten people cost the eleventh nothing', async () => {
    const told: string[] = [];
    for (let nth = 0; nth < 11; nth += 1)
      told.push(await ask(url, PASSWORD, `192.0.2.${nth}, 198.51.100.${nth}`));
    expect(told).toEqual(Array(11).fill('SIGN_IN_FAILED'));
  });
});

describe('behind no proxy', () => {
  it('what a client writes about its address is not listened to', async () => {
    // What is counted here is counted for everybody on this machine.
    const aside = { DATABASE_URL: await ownDatabase(), MIGRATE: '1' };
    await withProcess({ TRUST_PROXY: '0', ...aside }, async (alone) => {
      const told = await Promise.all(
        Array.from({ length: TRIES_MAX + 1 }, (_, nth) => tryCode(alone.url, `192.0.2.${nth}`)),
      );
      expect(told).toContain('TOO_MANY_REQUESTS');
    });
  });
});

const tryCode = (at: string, forwarded: string) => ask(at, CODE, forwarded);

async function ask(at: string, query: string, forwarded: string): Promise<string> {
  const answer = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
    body: JSON.stringify({ query }),
  });
  const { data } = (await answer.json()) as { readonly data: { readonly answer: { readonly code: string } } };
  return data.answer.code;
}

async function connect(at: string, forwarded: string) {
  const headers = { 'x-forwarded-for': forwarded };
  const socket = new WebSocket(`${at.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const answer = await new Promise<'acknowledged' | number>((resolve) => {
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', () => resolve('acknowledged'));
    socket.on('close', resolve);
  });
  return { socket, answer };
}
