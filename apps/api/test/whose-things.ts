import { randomUUID } from 'node:crypto';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, makeToken } from './accounts.ts';
import { act as actInCircle } from './circles.ts';
import { accept, draft, foundHouse, published, write } from './documents.ts';
import { apply, foundCustodian, makeGuest, save, step } from './joining.ts';
import { act } from './lifecycle.ts';
import { ownThings } from './whose-own-things.ts';
import { votedThings } from './whose-voted-things.ts';
import { among } from './whose-world.ts';
import type { Whose, World } from './whose-world.ts';

const INVITE = `mutation ($memberId: ID!, $role: String!, $name: String!, $email: String!, $language: String!) {
  answer: inviteToMember(memberId: $memberId, role: $role, name: $name, email: $email, language: $language) {
    ... on Invitation { id } ... on Refusal { code details } } }`;

const SEND_MAILING = `mutation ($input: MailingInput!) {
  answer: sendMailing(input: $input) { ... on Mailing { id } ... on Refusal { code } } }`;

const newEmail = (): string => `${randomUUID()}@example.coop`;

/** How each kind of thing is made: fresh, since what is tried on it changes it. */
export const things = {
  ...ownThings,
  ...votedThings,

  /** The form of somebody who has not handed it in. */
  form: async (world: World): Promise<Whose> => {
    const { db, here, there } = world;
    const owner = await makeGuest(db);
    const { id } = await save(here, {}, { cookie: owner.cookie });
    const sides = { owner, stranger: await makeGuest(db), own: here.reviewer, other: there.reviewer };
    return among(world, sides, { id, custodian: here.slug });
  },

  /** An application that its custodian reads and nobody else. */
  application: async (world: World): Promise<Whose> => {
    const { db, here, there } = world;
    const owner = await makeGuest(db);
    const sides = { owner, stranger: await makeGuest(db), own: here.reviewer, other: there.reviewer };
    const contact = `+34 ${randomUUID()}`;
    return among(world, sides, { id: await apply(here, owner, { contact }), contact, custodian: here.slug });
  },

  /** An application to which every member may object. */
  heard: async (world: World): Promise<Whose> => {
    const applied = await things.application(world);
    const said = { id: String(applied.told['id']), text: 'They host our forum.' };
    await step('recommendApplication', said, { cookie: world.here.reviewer.cookie });
    return applied;
  },

  /** An application to which a member has objected. */
  objected: async (world: World): Promise<Whose> => {
    const heard = await things.heard(world);
    const { person, memberId } = world.voter;
    const said = { id: String(heard.told['id']), text: 'Not yet.', memberId };
    await step('objectToApplication', said, { cookie: person.cookie });
    return heard;
  },

  /** A document of one custodian, with words that are not published. */
  document: async (world: World): Promise<Whose> => {
    const { house, otherHouse, db } = world;
    const sides = {
      owner: house.representative,
      stranger: await makePerson(db),
      own: house.keeper,
      other: otherHouse.keeper,
    };
    const { answer: opened } = await draft(house, 'conditions-of-use');
    const { answer } = await write(opened.slug, { body: `Ours ${randomUUID()}.` }, house.keeper);
    const [version] = answer.versions;
    const [text] = version?.texts ?? [];
    const told = { slug: opened.slug, textId: text?.id, sha256: text?.sha256, versionId: version?.id };
    return among(world, sides, { ...told, custodian: house.custodian, email: newEmail() });
  },

  /** A person's agreement to a document of their custodian. */
  acceptance: async (world: World): Promise<Whose> => {
    const { house, otherHouse, db } = world;
    const sides = {
      owner: house.representative,
      stranger: await makePerson(db),
      own: house.keeper,
      other: otherHouse.keeper,
    };
    const document = await published(house, 'conditions-of-use', `Words ${randomUUID()}`);
    const accepted = await accept(document, house.representative);
    return among(world, sides, { id: accepted.acceptances?.[0]?.id, slug: document.slug });
  },

  /** A published document that an organisation signs by its representative. */
  signing: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const house = await foundHouse(db);
    const { representative: owner, keeper: own, memberId } = house;
    const { slug, versionId, sha256 } = await published(house, 'consortium', `Words ${randomUUID()}`);
    const accepting = [{ versionId, language: 'en', sha256, memberId }];
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    return among(world, sides, { slug, sha256, accepting, signsFor: memberId, custodian: house.custodian });
  },

  /** A session of an account; a member of the house of one custodian. */
  session: async (world: World): Promise<Whose> => {
    const { house, otherHouse, db } = world;
    const owner = await makePerson(db);
    const sides = { owner, stranger: await makePerson(db), own: house.keeper, other: otherHouse.keeper };
    const { rows } = await db.query(`select id from identity.session where account_id = $1`, [
      owner.accountId,
    ]);
    return among(world, sides, { id: rows[0]?.id });
  },

  /** A browser that tells its owner what happens. */
  pushDevice: async (world: World): Promise<Whose> => {
    const { house, otherHouse, db } = world;
    const owner = await makePerson(db);
    const sides = { owner, stranger: await makePerson(db), own: house.keeper, other: otherHouse.keeper };
    const { rows } = await db.query(
      `with asking as (select set_config('plenaria.account', $1::text, true))
       insert into post.push_device (account_id, session_id, endpoint, p256dh, auth, added_at)
       select s.account_id, s.id, 'https://push.example/' || s.id, 'p', 'a', now()
         from asking, identity.session s where s.account_id = $1::uuid returning id`,
      [owner.accountId],
    );
    return among(world, sides, { id: rows[0]?.id });
  },

  /** A token of an account. */
  apiToken: async (world: World): Promise<Whose> => {
    const { house, otherHouse, db } = world;
    const owner = await makePerson(db);
    const sides = { owner, stranger: await makePerson(db), own: house.keeper, other: otherHouse.keeper };
    return among(world, sides, { id: (await makeToken(db, owner, ['register:read'])).id });
  },

  /** A custodian: its own people keep its facts, and a member of it does not. */
  custodian: async (world: World): Promise<Whose> => {
    const { db, there, voter } = world;
    const { id, reviewer } = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
    const sides = {
      owner: voter.person,
      stranger: await makePerson(db),
      own: reviewer,
      other: there.reviewer,
    };
    const facts = { name: 'Ours', jurisdiction: 'ES', languages: ['ca'], taxIdentity: '', about: {} };
    const provider = {
      custodianId: id,
      issuer: 'none',
      clientId: 'none',
      clientSecret: 'none',
      label: 'Ours',
    };
    return among(world, sides, { id, ...facts, organisation: '', ...provider });
  },

  /** A membership that is held through one custodian. */
  membership: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const house = await foundHouse(db);
    const { representative: owner, keeper: own, alternate, memberId } = house;
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    const { rows } = await db.query(`select slug from membership.member where id = $1`, [memberId]);
    const told = { memberId, personId: alternate.personId, kind: 'leave', email: newEmail(), band: 'low' };
    const facts = { slug: rows[0]?.slug, custodian: house.custodian, address: owner.email };
    return among(world, sides, { ...told, ...facts });
  },

  /** An invitation that the representative of an organisation has sent. */
  invitation: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const { representative: owner, keeper: own, memberId } = await foundHouse(db);
    const asked = { memberId, role: 'delegate', name: 'Somebody', email: newEmail(), language: 'en' };
    const { answer } = (await graphql(INVITE, asked, { cookie: owner.cookie })).data;
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    const { rows } = await db.query(`select slug from membership.member where id = $1`, [memberId]);
    return among(world, sides, { id: answer.id, member: rows[0]?.slug });
  },

  /** A letter to the members of a custodian, of whom the owner is one. */
  mailing: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const { representative: owner, keeper: own, custodian } = await foundHouse(db);
    const words = { subject: { en: 'News' }, body: { en: 'Text' }, language: 'en', refusable: true };
    const input = { id: randomUUID(), custodian, ...words };
    await graphql(SEND_MAILING, { input }, { cookie: own.cookie });
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    const again = { ...input, id: randomUUID() };
    return among(world, sides, {
      id: input.id,
      custodian,
      kind: 'organisation',
      input: again,
      elsewhere: otherHouse.custodian,
    });
  },

  /** A move between custodians that the member has asked for and nobody has answered. */
  change: async (world: World): Promise<Whose> => {
    const { db, otherHouse, there } = world;
    const { representative: owner, keeper: own, memberId } = await foundHouse(db);
    const from = new Date().toISOString().slice(0, 10);
    const asked = { memberId, kind: 'transfer', from, custodian: there.slug, reason: '' };
    const { id } = await act('askMembershipChange', asked, owner);
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    const { rows } = await db.query(`select slug from membership.member where id = $1`, [memberId]);
    return among(world, sides, { id, slug: rows[0]?.slug });
  },

  /** An expulsion that its custodian proposes and the members may object to. */
  expulsion: async (world: World): Promise<Whose> => {
    const { db, here, otherHouse } = world;
    const { representative: owner, memberId } = await foundHouse(db);
    await db.query(`update membership.membership set custodian_id = $2 where member_id = $1`, [
      memberId,
      here.id,
    ]);
    const { id } = await act('proposeExpulsion', { memberId, text: 'No dues.' }, here.reviewer);
    const stranger = await makePerson(db);
    const { rows } = await db.query(`select slug from membership.member where id = $1`, [memberId]);
    const sides = { owner, stranger, own: here.reviewer, other: otherHouse.keeper };
    return among(world, sides, { id, slug: rows[0]?.slug });
  },

  /** A circle of one custodian with a coordinator and somebody else in it, into which a third asks to come. */
  circle: async (world: World): Promise<Whose> => {
    const { db, otherHouse, others } = world;
    const { representative: owner, alternate, keeper: own, custodian, memberId } = await foundHouse(db);
    const asks = await makePerson(db);
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid) values ($1, $2, 'delegate', '[2020-01-01,)')`,
      [memberId, asks.personId],
    );
    const founding = { names: { en: `Circle ${randomUUID()}` }, custodian };
    const { id, slug } = await actInCircle('foundCircle', founding, others.secretary);
    const seats = [
      [owner, 'coordinator'],
      [alternate, 'member'],
    ] as const;
    for (const [{ personId: person }, role] of seats)
      await actInCircle('seatInCircle', { id, person, role, from: '2026-01-01' }, others.secretary);
    await actInCircle('askToJoinCircle', { id, says: 'May I?' }, asks);
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    const told = { id, slug, names: founding.names, purposes: {}, person: asks.personId };
    return among(world, sides, { ...told, seated: alternate.personId, asking: asks.personId });
  },
} as const;
export type Thing = keyof typeof things;
