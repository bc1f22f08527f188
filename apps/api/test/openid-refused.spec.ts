import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterSaying } from '../../../tools/harness/inbox.mjs';
import { openPeer } from '../../../tools/harness/openid-peer.mjs';
import { testDatabase } from './accounts.ts';
import { comeBack, goThrough, keep, publicUrl, runPeer, setOut, signInThere } from './openid.ts';
import type { Through } from './openid.ts';

const KEPT = `{ keptSignInProviders { label problem failedAt } }`;

let db: Client;
let through: Through;

beforeAll(async () => {
  db = await testDatabase();
  through = await runPeer(db);
});
afterAll(async () => {
  await through.peer.close();
  await db.end();
});

async function kept() {
  return (await graphql(KEPT, {}, through.own.reviewer)).data.keptSignInProviders[0];
}

const refusedFor = (problem: string, field: string) => ({
  code: 'INVALID_INPUT',
  details: { fields: [{ field, reason: `admin:provider.problem.${problem}` }] },
});

describe('a provider that refuses this site', () => {
  it('is found out when it is to be kept, by its secret and by its name, and nothing is kept', async () => {
    const wrong = refusedFor('CLIENT_REFUSED', 'clientSecret');
    expect(await keep(through, { clientSecret: 'wrong' })).toMatchObject(wrong);
    expect(await keep(through, { clientId: 'nobody-there' })).toMatchObject(wrong);
    through.peer.fault = (path, response) => path === '/token' && Boolean(response.destroy());
    expect(await keep(through)).toMatchObject(refusedFor('ENDPOINTS_UNREACHED', 'issuer'));
    through.peer.fault = null;
    expect((await kept()).label).toBeNull();
    expect(await keep(through)).toMatchObject({ __typename: 'TriedProvider' });
    expect(await kept()).toEqual({ label: 'The peer', problem: null, failedAt: null });
  });

  it('later, tells members that it is not theirs to mend, and its keepers why, until they mend it', async () => {
    const { own, peer, slug } = through;
    const secret = `another-${randomUUID()}`;
    const redirectUris = [`${publicUrl()}/sign-in/through/${slug}`];
    await peer.close();
    const again = await openPeer(
      [{ id: 'plenaria', secret, redirectUris }],
      Number(new URL(peer.issuer).port),
    );
    through = { own, slug, secret, peer: again };

    const back = await goThrough(slug, randomUUID());
    expect(back).toMatchObject({ code: 'PROVIDER_REFUSES_SITE', cookie: '' });
    expect(await kept()).toMatchObject({ problem: 'CLIENT_REFUSED', failedAt: expect.any(String) });
    await letterSaying(own.reviewer.email, 'refuses this site');
    await goThrough(slug, randomUUID());
    expect(await keep(through, { clientSecret: '' })).toMatchObject(
      refusedFor('CLIENT_REFUSED', 'clientSecret'),
    );
    expect(await keep(through)).toMatchObject({ __typename: 'TriedProvider' });
    expect(await kept()).toMatchObject({ problem: null, failedAt: null });
    const letters = await inbox(own.reviewer.email);
    expect(letters.filter(({ subject }) => subject.includes('lets nobody in'))).toHaveLength(1);
  });
});

describe('why nobody came in', () => {
  it('is told to those who keep the provider until somebody comes in; what a visitor makes up is not', async () => {
    const { slug, peer } = through;
    const out = await setOut(slug);
    await signInThere(out.url, randomUUID());
    const state = new URL(out.url).searchParams.get('state') ?? '';
    const madeUp = new URLSearchParams({ state, code: 'made-up', iss: peer.issuer }).toString();
    expect((await comeBack(slug, madeUp, out)).code).toBe('PROVIDER_ANSWER_WRONG');
    expect(await kept()).toMatchObject({ problem: null, failedAt: null });

    peer.fault = (_, response) => Boolean(response.writeHead(500).end());
    expect((await setOut(slug)).code).toBe('PROVIDER_UNREACHABLE');
    expect(await kept()).toMatchObject({ problem: 'NOT_THERE', failedAt: expect.any(String) });
    peer.fault = null;
    expect(await goThrough(slug, randomUUID())).toMatchObject({ known: false });
    expect(await kept()).toMatchObject({ problem: null, failedAt: null });
  });
});
