import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { keep, publicUrl, runPeer, setOut } from './openid.ts';
import type { Through } from './openid.ts';

const TRY = `mutation ($issuer: String!) { answer: trySignInProvider(issuer: $issuer) {
  ... on TriedProvider { issuer signInHost } ... on Refusal { code details } } }`;
const END = `mutation ($custodianId: ID!) { answer: endSignInProvider(custodianId: $custodianId) {
  __typename ... on Refusal { code } } }`;
const KEPT = `{ keptSignInProviders { custodianId redirectUri issuer clientId label changedAt } }`;
const OFFERED = `{ signInProviders { custodian label } }`;
const HISTORY = `{ federation { custodians { id history { kind before after } } } }`;

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

const reviewer = () => through.own.reviewer;
const fieldsOf = (answer: { details: { fields: readonly { field: string; reason: string }[] } }) =>
  answer.details.fields.map(({ field, reason }) => `${field} ${reason.replace(/.*[:.]/, '')}`);
const tried = async (issuer: string) => (await graphql(TRY, { issuer }, reviewer())).data.answer;
const offered = async () =>
  (await graphql(OFFERED)).data.signInProviders.filter(
    ({ custodian }: { custodian: string }) => custodian === through.slug,
  );

const wholeDescription = () => ({
  authorization_endpoint: `${through.peer.issuer}/auth`,
  token_endpoint: `${through.peer.issuer}/token`,
  jwks_uri: `${through.peer.issuer}/jwks`,
});

/** From now on the peer describes itself so, and answers nothing else. */
function peerSays(told: object): void {
  through.peer.fault = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    return Boolean(response.end(JSON.stringify({ issuer: through.peer.issuer, ...told })));
  };
}

describe('the provider of a custodian', () => {
  it('is tried before anything is kept, and what is wrong with it is named', async () => {
    const { peer } = through;
    expect(await tried(peer.issuer)).toEqual({
      issuer: peer.issuer,
      signInHost: new URL(peer.issuer).host,
    });
    const wrong = [
      'hypha',
      'http://10.1.2.3',
      'http://169.254.169.254/latest',
      'http://127.0.0.1:1',
      `${peer.issuer}/elsewhere`,
      'https://no.such.name.invalid',
      peer.issuer.replace('127.0.0.1', 'localhost'),
    ];
    const said: string[] = [];
    for (const issuer of wrong) said.push(...fieldsOf(await tried(issuer)));
    expect(said.slice(0, 6)).toEqual([
      'issuer NOT_AN_ADDRESS',
      'issuer ADDRESS_NOT_ALLOWED',
      'issuer ADDRESS_NOT_ALLOWED',
      'issuer NO_ANSWER',
      'issuer NOT_THERE',
      'issuer NAME_UNKNOWN',
    ]);
    expect(said[6]).toMatch(/OTHER_ISSUER|ADDRESS_NOT_ALLOWED/);
  });

  it('must be able to do what is asked of it', async () => {
    const { peer } = through;
    const whole = wholeDescription();
    const problems: string[] = [];
    for (const told of [
      { ...whole, issuer: 'https://another.example' },
      { ...whole, response_types_supported: ['id_token'] },
      { ...whole, code_challenge_methods_supported: ['plain'] },
      { ...whole, jwks_uri: undefined },
      { ...whole, issuer: 'not a url' },
      { ...whole, response_types_supported: 5 },
    ]) {
      peerSays(told);
      problems.push(...fieldsOf(await tried(peer.issuer)));
    }
    peer.fault = null;
    expect(problems).toEqual([
      'issuer OTHER_ISSUER',
      'issuer NO_CODE',
      'issuer NO_PKCE',
      'issuer INCOMPLETE',
      'issuer NOT_A_DESCRIPTION',
      'issuer NOT_A_DESCRIPTION',
    ]);
  });

  it('describes itself by addresses of the web alone, encrypted as it is itself; the others are named', async () => {
    const whole = wholeDescription();
    const wrong = [
      { authorization_endpoint: 'javascript:alert(1)' },
      { authorization_endpoint: 'not a url', token_endpoint: 7 },
      { jwks_uri: 'ftp://login.example.coop/keys', userinfo_endpoint: '/me' },
      { authorization_endpoint: 'http://login.example.coop/auth' },
      { token_endpoint: 'https://peer:secret@login.example.coop/token' },
    ];
    await keep(through);
    for (const told of wrong) {
      peerSays({ ...whole, ...told });
      const named = { reason: 'admin:provider.problem.ENDPOINTS', endpoints: Object.keys(told).join(', ') };
      const refused = { code: 'INVALID_INPUT', details: { fields: [{ field: 'issuer', ...named }] } };
      expect(await tried(through.peer.issuer)).toEqual(refused);
    }
    expect(await keep(through, { label: 'Overwritten' })).toMatchObject({ code: 'INVALID_INPUT' });
    peerSays({ ...whole, authorization_endpoint: 'https://login.example.coop/auth' });
    expect(await tried(through.peer.issuer)).toMatchObject({ signInHost: 'login.example.coop' });
    through.peer.fault = null;
    expect(await offered()).toEqual([{ custodian: through.slug, label: 'The peer' }]);
    await graphql(END, { custodianId: through.own.id }, reviewer());
  });

  it('is kept by its own people alone; its secret is sealed and never told again', async () => {
    const { own, peer, slug, secret } = through;
    const others = await makePerson(db, { roles: ['custodian', 'secretary'] });
    expect(await keep(through, {}, others)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(fieldsOf(await keep(through, { clientSecret: '', label: ' ' }))).toEqual([
      'clientSecret required',
      'label required',
    ]);
    expect(await keep(through)).toMatchObject({ __typename: 'TriedProvider' });
    const kept = await graphql(KEPT, {}, reviewer());
    expect(kept.data.keptSignInProviders).toMatchObject([
      {
        custodianId: own.id,
        redirectUri: `${publicUrl()}/sign-in/through/${slug}`,
        issuer: peer.issuer,
        clientId: 'plenaria',
        label: 'The peer',
      },
    ]);
    expect((await graphql(KEPT, {}, others)).data.keptSignInProviders).toMatchObject([{ issuer: null }]);
    expect(await offered()).toEqual([{ custodian: slug, label: 'The peer' }]);
    const { rows } = await db.query(
      `select set_config('plenaria.account', 'system', false),
              (select p::text from identity.sign_in_provider p where custodian_id = $1) as row`,
      [own.id],
    );
    await db.query(`reset plenaria.account`);
    expect(rows[0].row).toContain(peer.issuer);
    expect(rows[0].row + JSON.stringify(kept.data)).not.toContain(secret);
  });

  it('keeps its secret when only the button changes, and needs it again for another address or name', async () => {
    const { slug } = through;
    expect(await keep(through, { clientSecret: '', label: 'Ours' })).toMatchObject({
      __typename: 'TriedProvider',
    });
    expect((await setOut(slug)).url).toContain('code_challenge_method=S256');
    expect(fieldsOf(await keep(through, { clientSecret: '', clientId: 'other' }))).toEqual([
      'clientSecret required',
    ]);
    expect(fieldsOf(await keep(through, { clientSecret: '', issuer: 'http://127.0.0.1:1' }))).toEqual([
      'clientSecret required',
    ]);
    const { data } = await graphql(HISTORY, {}, reviewer());
    const { history } = data.federation.custodians.find(({ id }: { id: string }) => id === through.own.id);
    expect(history[0]).toMatchObject({
      kind: 'sign-in-provider',
      before: { label: 'The peer' },
      after: { label: 'Ours', clientId: 'plenaria' },
    });
    expect(JSON.stringify(history)).not.toContain(through.secret);
  });

  it('is ended by them, and then nobody sets out for it', async () => {
    const { own, slug } = through;
    const others = await makePerson(db, { roles: ['custodian'] });
    const custodianId = own.id;
    expect((await graphql(END, { custodianId }, others)).data.answer.code).toBe('NOT_ALLOWED');
    expect((await graphql(END, { custodianId }, reviewer())).data.answer.__typename).toBe('Done');
    expect((await graphql(END, { custodianId }, reviewer())).data.answer.__typename).toBe('Done');
    expect((await setOut(slug)).code).toBe('NOT_FOUND');
    expect(await offered()).toEqual([]);
  });
});
