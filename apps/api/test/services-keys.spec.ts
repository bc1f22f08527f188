import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import { tick } from './joining.ts';
import { Browser, issuer, keysTold, register, signInTo } from './services.ts';

let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

describe('the keys with which we sign', () => {
  it('are turned when they are old: the new one is told before it signs, the old one until nobody needs it', async () => {
    const service = await register(await makePerson(db, { roles: ['operator'] }));
    const person = await makePerson(db, { name: randomUUID().slice(0, 8) });
    const signer = async () => {
      const { tokens } = await signInTo(service, new Browser(person));
      return decodeProtectedHeader(tokens.id_token ?? '').kid;
    };
    const first = await signer();
    await db.query(`update identity.signing_key set signs_from = now() - interval '91 days' where id = $1`, [
      first,
    ]);
    await tick(new Date());
    const told = await keysTold();
    expect(told).toContain(first);
    const second = told.find((kid) => kid !== first);
    expect(second).toBeDefined();
    expect(await signer()).toBe(first);
    await tick(new Date());
    expect(await keysTold()).toHaveLength(told.length);
    await db.query(`update identity.signing_key set signs_from = now() - interval '1 minute' where id = $1`, [
      second,
    ]);
    expect(await signer()).toBe(second);
    expect(await keysTold()).toContain(first);
    await db.query(`update identity.signing_key set ends_at = now() where id = $1`, [first]);
    expect(await keysTold()).toEqual([second]);
    await tick(new Date());
    const { rows } = await db.query(`select id, sealed_key from identity.signing_key`);
    expect(rows.map(({ id }) => id)).toEqual([second]);
    expect(rows[0].sealed_key).not.toContain('"d"');
    const certs = await fetch(`${issuer()}/protocol/openid-connect/certs`);
    expect(await certs.text()).not.toContain('"d"');
  });
});
