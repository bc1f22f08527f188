import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly, open } from './assembly.ts';
import type { Elector } from './assembly.ts';
import { softPasskey } from './soft-passkey.ts';
import type { Options, SoftPasskey } from './soft-passkey.ts';

const ASK_TO_REGISTER = `mutation { answer: askToRegisterPasskey { ... on PasskeyQuestion { options } ... on Refusal { code } } }`;
const REGISTER = `mutation ($response: Json!, $name: String!) { answer: registerPasskey(response: $response, name: $name) {
  __typename ... on Passkey { id name backedUp } ... on Refusal { code details } } }`;
const ASK = `mutation { answer: askToSignIn { ... on PasskeyQuestion { options } ... on Refusal { code } } }`;
const ENTER = `mutation ($response: Json!) { answer: signInWithPasskey(response: $response) {
  __typename ... on SignedIn { confirmed viewer { email } } ... on Refusal { code details } } }`;
const RENAME = `mutation ($id: ID!, $name: String!) { answer: renamePasskey(id: $id, name: $name) {
  ... on Passkey { name } ... on Refusal { code details } } }`;
const REVOKE = `mutation ($id: ID!) { answer: revokePasskey(id: $id) { __typename ... on Refusal { code } } }`;
const MINE = `{ viewer { email passkeys { id name lastUsedAt } sessions { current method } } }`;

let db: Client;
const home = () => apiUrl();

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

async function question(document: string, cookie?: string): Promise<Options> {
  return (await graphql(document, {}, cookie === undefined ? {} : { cookie })).data.answer.options;
}

async function register(person: Person, passkey: SoftPasskey, name = 'My key') {
  const response = passkey.made(await question(ASK_TO_REGISTER, person.cookie));
  return (await graphql(REGISTER, { response, name }, { cookie: person.cookie })).data.answer;
}

async function someoneWithPasskey() {
  const person = await makePerson(db);
  const passkey = softPasskey(home());
  const { id } = await register(person, passkey);
  return { person, passkey, id };
}

async function enter(response: object, now?: Date) {
  const { data, cookie } = await graphql(ENTER, { response }, now ? { now } : {});
  return { answer: data.answer, cookie };
}

describe('a passkey', () => {
  it('is made by its owner, signs them in without a letter, and shows when it was used', async () => {
    const { person, passkey } = await someoneWithPasskey();
    const { answer, cookie } = await enter(passkey.signed(await question(ASK)));
    expect(answer).toMatchObject({ confirmed: false, viewer: { email: person.email } });
    const { viewer } = (await graphql(MINE, {}, { cookie })).data;
    expect(viewer.passkeys).toEqual([
      expect.objectContaining({ name: 'My key', lastUsedAt: expect.any(String) }),
    ]);
    expect(viewer.sessions).toContainEqual({ current: true, method: 'passkey' });
  });

  it('is announced to its owner by letter, in their language', async () => {
    const person = await makePerson(db, { language: 'sv' });
    await register(person, softPasskey(home()), 'Min telefon');
    const letter = await letterTo(person.email);
    expect(letter.subject).toBe('En ny nyckel till ditt konto');
    expect(letter.text).toContain('Min telefon');
    expect(letter.text).not.toContain('/enter#');
  });

  it('of another site is refused, both when it is made and when it signs', async () => {
    const { person, passkey } = await someoneWithPasskey();
    const made = softPasskey('https://evil.example').made(await question(ASK_TO_REGISTER, person.cookie));
    const refused = await graphql(REGISTER, { response: made, name: 'x' }, { cookie: person.cookie });
    expect(refused.data.answer).toMatchObject({ code: 'PASSKEY_OTHER_ORIGIN', details: { here: home() } });
    const { answer } = await enter(passkey.signed(await question(ASK), { origin: 'https://evil.example' }));
    expect(answer).toMatchObject({ code: 'PASSKEY_OTHER_ORIGIN', details: { here: home() } });
  });

  it('answers each question once: a replay is refused, also when twenty arrive at once', async () => {
    const { passkey } = await someoneWithPasskey();
    const response = passkey.signed(await question(ASK));
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter(response)));
    const names = answers.map(({ answer }) => answer.code ?? answer.__typename);
    expect(names.filter((name) => name === 'SignedIn')).toHaveLength(1);
    expect(names.filter((name) => name === 'PASSKEY_REPLAYED')).toHaveLength(19);
  });

  it('answers no question that is too old, was never asked, or was asked of another session', async () => {
    const { passkey } = await someoneWithPasskey();
    const late = passkey.signed(await question(ASK));
    expect((await enter(late, new Date(Date.now() + 61 * 60_000))).answer.code).toBe('PASSKEY_EXPIRED');
    const invented = passkey.signed({ challenge: 'A'.repeat(43), rpId: 'localhost' });
    expect((await enter(invented)).answer.code).toBe('PASSKEY_EXPIRED');
    const [ada, bea] = [await makePerson(db), await makePerson(db)];
    const made = softPasskey(home()).made(await question(ASK_TO_REGISTER, ada.cookie));
    const { data } = await graphql(REGISTER, { response: made, name: 'x' }, { cookie: bea.cookie });
    expect(data.answer.code).toBe('PASSKEY_EXPIRED');
  });

  it('whose counter went back exists twice: it is ended, nobody is let in, and its owner is told', async () => {
    const { person, passkey } = await someoneWithPasskey();
    await enter(passkey.signed(await question(ASK), { counter: 7 }));
    const copied = await enter(passkey.signed(await question(ASK), { counter: 7 }));
    expect(copied.answer).toMatchObject({ code: 'PASSKEY_COPIED', details: { name: 'My key' } });
    expect(copied.cookie).toBe('');
    expect((await enter(passkey.signed(await question(ASK), { counter: 8 }))).answer.code).toBe(
      'PASSKEY_UNKNOWN',
    );
    await letterTo(person.email, 2);
    // two letters of one moment may change places on their way
    const subjects = (await inbox(person.email)).map(({ subject }) => subject);
    expect(subjects).toContain('A passkey of yours seems to have been copied');
    const { rows } = await db.query(`select revoked_for from identity.passkey where account_id = $1`, [
      person.accountId,
    ]);
    expect(rows).toEqual([{ revoked_for: 'clone' }]);
  });

  it('is not ended by somebody who knows its id and cannot sign', async () => {
    const { passkey } = await someoneWithPasskey();
    await enter(passkey.signed(await question(ASK), { counter: 5 }));
    const stranger = softPasskey(home());
    const forged = {
      ...stranger.signed(await question(ASK), { counter: 1 }),
      id: passkey.id,
      rawId: passkey.id,
    };
    expect((await enter(forged)).answer.code).toBe('PASSKEY_UNKNOWN');
    expect((await enter(passkey.signed(await question(ASK), { counter: 6 }))).answer.__typename).toBe(
      'SignedIn',
    );
  });

  it('that nobody has, that was removed, or whose owner is disabled is told alike', async () => {
    const { person, passkey, id } = await someoneWithPasskey();
    const unknown = await enter(softPasskey(home()).signed(await question(ASK)));
    await graphql(REVOKE, { id }, { cookie: person.cookie });
    const removed = await enter(passkey.signed(await question(ASK)));
    const other = await someoneWithPasskey();
    await db.query(`update identity.account set disabled_at = now() where id = $1`, [other.person.accountId]);
    const disabled = await enter(other.passkey.signed(await question(ASK)));
    expect(unknown.answer).toEqual({ __typename: 'Refusal', code: 'PASSKEY_UNKNOWN', details: {} });
    expect([removed.answer, disabled.answer]).toEqual([unknown.answer, unknown.answer]);
  });

  it('is renamed and removed by its owner alone', async () => {
    const { person, id } = await someoneWithPasskey();
    const stranger = await makePerson(db);
    for (const document of [RENAME, REVOKE]) {
      const { data } = await graphql(document, { id, name: 'Mine now' }, { cookie: stranger.cookie });
      expect(data.answer.code).toBe('NOT_FOUND');
    }
    const asOwner = { cookie: person.cookie };
    expect((await graphql(RENAME, { id, name: ' Blue key ' }, asOwner)).data.answer.name).toBe('Blue key');
    expect((await graphql(RENAME, { id, name: ' ' }, asOwner)).data.answer.code).toBe('INVALID_INPUT');
    expect((await graphql(REVOKE, { id }, asOwner)).data.answer.__typename).toBe('Done');
    expect((await graphql(MINE, {}, asOwner)).data.viewer.passkeys).toEqual([]);
  });

  it('cannot be kept by two accounts, nor an answer that is none', async () => {
    const [ada, bea] = [await makePerson(db), await makePerson(db)];
    const passkey = softPasskey(home());
    await register(ada, passkey);
    expect((await register(bea, passkey)).code).toBe('PASSKEY_KNOWN');
    for (const response of [{}, 'x', { id: 'x', rawId: 'x', type: 'public-key', response: {} }]) {
      const { data } = await graphql(REGISTER, { response, name: 'x' }, { cookie: ada.cookie });
      expect(data.answer.code).toBe('PASSKEY_NOT_MADE');
      expect((await graphql(ENTER, { response })).data.answer.code).toBe('PASSKEY_UNKNOWN');
    }
  });

  it('asks everyone the same to sign in: nothing in the question says who is known here', async () => {
    const { person, passkey } = await someoneWithPasskey();
    const signedIn = await graphql(ENTER, { response: passkey.signed(await question(ASK)) });
    const nobody = await question(ASK);
    expect(nobody).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] });
    for (const cookie of [person.cookie, signedIn.cookie]) {
      const known = await question(ASK, cookie);
      expect(known.challenge).not.toBe(nobody.challenge);
      expect({ ...known, challenge: '' }).toEqual({ ...nobody, challenge: '' });
    }
  });
});

const ASK_STEP_UP = `mutation { answer: askToStepUp { ... on PasskeyQuestion { options } ... on Refusal { code } } }`;
const STEP_UP = `mutation ($response: Json!) { answer: stepUpWithPasskey(response: $response) { __typename ... on Refusal { code } } }`;
const STEP_UP_LINK = `mutation { answer: requestStepUpLink { __typename ... on Refusal { code } } }`;
const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) {
  __typename ... on SignedIn { confirmed viewer { email } } ... on Refusal { code } } }`;
const LINK = `mutation ($email: String!) { answer: requestLoginLink(email: $email) { __typename } }`;

/** As after ten minutes: nobody is certain any more who uses the session. */
async function letTimePass(person: Person): Promise<void> {
  await db.query(
    `update identity.session set stepped_up_at = stepped_up_at - interval '11 minutes' where account_id = $1`,
    [person.accountId],
  );
}

async function removing(cookie: string, id: string): Promise<string> {
  const { data } = await graphql(REVOKE, { id }, { cookie });
  return data.answer.code ?? data.answer.__typename;
}

async function tokenTo(email: string, nth: number): Promise<string> {
  return /\/enter#([\w-]{43})/.exec((await letterTo(email, nth)).text)?.[1] ?? '';
}

describe('a dangerous act', () => {
  it('is done within ten minutes of signing in, and later only after showing that it is still you', async () => {
    const { person, passkey, id } = await someoneWithPasskey();
    await letTimePass(person);
    expect(await removing(person.cookie, id)).toBe('STEP_UP_NEEDED');
    const response = passkey.signed(await question(ASK_STEP_UP, person.cookie));
    expect((await graphql(STEP_UP, { response }, { cookie: person.cookie })).data.answer.__typename).toBe(
      'Done',
    );
    expect(await removing(person.cookie, id)).toBe('Done');
  });

  it("is not opened by somebody else's passkey, nor by an answer given for signing in", async () => {
    const ada = await someoneWithPasskey();
    const bea = await someoneWithPasskey();
    await letTimePass(ada.person);
    const asAda = { cookie: ada.person.cookie };
    const theirs = bea.passkey.signed(await question(ASK_STEP_UP, ada.person.cookie));
    expect((await graphql(STEP_UP, { response: theirs }, asAda)).data.answer.code).toBe('PASSKEY_UNKNOWN');
    const forSigningIn = ada.passkey.signed(await question(ASK));
    expect((await graphql(STEP_UP, { response: forSigningIn }, asAda)).data.answer.code).toBe(
      'PASSKEY_EXPIRED',
    );
    expect(await removing(ada.person.cookie, ada.id)).toBe('STEP_UP_NEEDED');
  });

  it('is opened by a link too, in the browser that asked for it and in no other', async () => {
    const { person, id } = await someoneWithPasskey();
    await letTimePass(person);
    const elsewhere = await startSession(db, person.accountId);
    await letterTo(person.email);
    await graphql(STEP_UP_LINK, {}, { cookie: person.cookie });
    const token = await tokenTo(person.email, 2);
    for (const cookie of ['', elsewhere]) {
      expect((await graphql(REDEEM, { token }, { cookie })).data.answer.code).toBe('LINK_OTHER_BROWSER');
    }
    const opened = await graphql(REDEEM, { token }, { cookie: person.cookie });
    expect(opened.data.answer).toMatchObject({ confirmed: true, viewer: { email: person.email } });
    expect(opened.cookie).toBe('');
    expect(await removing(person.cookie, id)).toBe('Done');
  });

  it('follows a link that was asked for just now, and not one that lay in a reminder', async () => {
    const assembly = await foundAssembly(db, { organisations: 0, individuals: 1 });
    const [{ voter: person }] = assembly.individuals as [Elector];
    const { id } = await register(person, softPasskey(home()));
    await letterTo(person.email);
    await open(assembly);
    expect((await letterTo(person.email, 2)).subject).toContain('Who is a producer?');
    const { cookie } = await graphql(REDEEM, { token: await tokenTo(person.email, 2) });
    expect(cookie).toContain('__Host-plenaria=');
    expect(await removing(cookie, id)).toBe('STEP_UP_NEEDED');
    await graphql(LINK, { email: person.email });
    const fresh = await graphql(REDEEM, { token: await tokenTo(person.email, 3) });
    expect(await removing(fresh.cookie, id)).toBe('Done');
  });
});
