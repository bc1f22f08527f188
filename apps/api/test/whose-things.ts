import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, makeToken } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import { act as actInCircle } from './circles.ts';
import { accept, draft, foundHouse, published, write } from './documents.ts';
import type { House } from './documents.ts';
import { apply, foundCustodian, makeGuest } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act } from './lifecycle.ts';

const INVITE = `mutation ($memberId: ID!, $role: String!, $name: String!, $email: String!, $language: String!) {
  answer: inviteToMember(memberId: $memberId, role: $role, name: $name, email: $email, language: $language) {
    ... on Invitation { id } ... on Refusal { code details } } }`;

const SEND_MAILING = `mutation ($input: MailingInput!) {
  answer: sendMailing(input: $input) { ... on Mailing { id } ... on Refusal { code } } }`;

/** How somebody stands to a thing: whose it is, whose it is not, and who is trusted with the whole federation. */
export const relations = [
  'owner',
  'stranger',
  'ownCustodian',
  'otherCustodian',
  'member',
  'chair',
  'secretary',
  'operator',
  'visitor',
] as const;
export type Relation = (typeof relations)[number];

/** A thing, what an operation is told so that it finds it, and everybody who may try. */
export type Whose = {
  readonly told: Readonly<Record<string, unknown>>;
  readonly people: Readonly<Record<Relation, Person | null>>;
  /** The member for which whoever speaks for members speaks. */
  readonly memberOf: ReadonlyMap<Person, string>;
};

/** The houses and people among whom things are made. */
export type World = {
  readonly db: Client;
  readonly here: OwnCustodian;
  readonly there: OwnCustodian;
  readonly house: House;
  readonly otherHouse: House;
  readonly voter: { readonly person: Person; readonly memberId: string };
  readonly trusted: Readonly<Record<'chair' | 'secretary' | 'operator', Person>>;
};

/** Two custodians with their people, a member of neither, and who is trusted with everything. */
export async function foundWorld(db: Client): Promise<World> {
  const assembly = await foundAssembly(db, { organisations: 1, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  const rule = { kind: 'objectionWindow', days: 14, rulePack: rows[0]?.slug };
  const otherHouse = await foundHouse(db);
  return {
    db,
    here: await foundCustodian(db, rule),
    there: await foundCustodian(db, rule),
    house: await foundHouse(db),
    otherHouse,
    voter: { person: otherHouse.representative, memberId: otherHouse.memberId },
    trusted: {
      chair: await makePerson(db, { roles: ['chair'] }),
      secretary: await makePerson(db, { roles: ['secretary'] }),
      operator: await makePerson(db, { roles: ['operator'] }),
    },
  };
}

type Sides = {
  readonly owner: Person;
  readonly stranger: Person;
  readonly own: Person;
  readonly other: Person;
};

function whose(
  { voter, trusted }: World,
  { owner, stranger, own, other }: Sides,
  told: Readonly<Record<string, unknown>>,
): Whose {
  return {
    told,
    memberOf: new Map([[voter.person, voter.memberId]]),
    people: {
      owner,
      stranger,
      ownCustodian: own,
      otherCustodian: other,
      member: voter.person,
      ...trusted,
      visitor: null,
    },
  };
}

const newEmail = (): string => `${randomUUID()}@example.coop`;

/** How each kind of thing is made: fresh, since what is tried on it changes it. */
export const things = {
  /** An application that its custodian reads and nobody else. */
  application: async (world: World): Promise<Whose> => {
    const { db, here, there } = world;
    const owner = await makeGuest(db);
    const sides = { owner, stranger: await makeGuest(db), own: here.reviewer, other: there.reviewer };
    return whose(world, sides, { id: await apply(here, owner) });
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
    const { answer } = await write(opened.slug, { body: 'Ours.' }, house.keeper);
    const [version] = answer.versions;
    const [text] = version?.texts ?? [];
    const told = { slug: opened.slug, textId: text?.id, sha256: text?.sha256, versionId: version?.id };
    return whose(world, sides, { ...told, custodian: house.custodian, email: newEmail() });
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
    return whose(world, sides, { id: accepted.acceptances?.[0]?.id });
  },

  /** A session of an account; a member of the house of one custodian. */
  session: async (world: World): Promise<Whose> => {
    const { house, otherHouse, db } = world;
    const owner = await makePerson(db);
    const sides = { owner, stranger: await makePerson(db), own: house.keeper, other: otherHouse.keeper };
    const { rows } = await db.query(`select id from identity.session where account_id = $1`, [
      owner.accountId,
    ]);
    return whose(world, sides, { id: rows[0]?.id });
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
    return whose(world, sides, { id: rows[0]?.id });
  },

  /** A token of an account. */
  apiToken: async (world: World): Promise<Whose> => {
    const { house, otherHouse, db } = world;
    const owner = await makePerson(db);
    const sides = { owner, stranger: await makePerson(db), own: house.keeper, other: otherHouse.keeper };
    return whose(world, sides, { id: (await makeToken(db, owner, ['register:read'])).id });
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
    return whose(world, sides, { id, ...facts, organisation: '', ...provider });
  },

  /** A membership that is held through one custodian. */
  membership: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const house = await foundHouse(db);
    const { representative: owner, keeper: own, alternate, memberId } = house;
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    return whose(world, sides, { memberId, personId: alternate.personId, kind: 'leave', email: newEmail() });
  },

  /** An invitation that the representative of an organisation has sent. */
  invitation: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const { representative: owner, keeper: own, memberId } = await foundHouse(db);
    const asked = { memberId, role: 'delegate', name: 'Somebody', email: newEmail(), language: 'en' };
    const { answer } = (await graphql(INVITE, asked, { cookie: owner.cookie })).data;
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    return whose(world, sides, { id: answer.id });
  },

  /** A letter to the members of a custodian, of whom the owner is one. */
  mailing: async (world: World): Promise<Whose> => {
    const { db, otherHouse } = world;
    const { representative: owner, keeper: own, custodian } = await foundHouse(db);
    const words = { subject: { en: 'News' }, body: { en: 'Text' }, language: 'en', refusable: true };
    const input = { id: randomUUID(), custodian, ...words };
    await graphql(SEND_MAILING, { input }, { cookie: own.cookie });
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    return whose(world, sides, { id: input.id, custodian, kind: 'organisation' });
  },

  /** A move between custodians that the member has asked for and nobody has answered. */
  change: async (world: World): Promise<Whose> => {
    const { db, otherHouse, there } = world;
    const { representative: owner, keeper: own, memberId } = await foundHouse(db);
    const from = new Date().toISOString().slice(0, 10);
    const asked = { memberId, kind: 'transfer', from, custodian: there.slug, reason: '' };
    const { id } = await act('askMembershipChange', asked, owner);
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    return whose(world, sides, { id });
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
    return whose(world, { owner, stranger, own: here.reviewer, other: otherHouse.keeper }, { id });
  },

  /** A circle of one custodian with a coordinator and somebody else in it, into which a third asks to come. */
  circle: async (world: World): Promise<Whose> => {
    const { db, otherHouse, trusted } = world;
    const { representative: owner, alternate, keeper: own, custodian, memberId } = await foundHouse(db);
    const asks = await makePerson(db);
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid) values ($1, $2, 'delegate', '[2020-01-01,)')`,
      [memberId, asks.personId],
    );
    const founding = { names: { en: `Circle ${randomUUID()}` }, custodian };
    const { id } = await actInCircle('foundCircle', founding, trusted.secretary);
    const seats = [
      [owner, 'coordinator'],
      [alternate, 'member'],
    ] as const;
    for (const [{ personId: person }, role] of seats)
      await actInCircle('seatInCircle', { id, person, role, from: '2026-01-01' }, trusted.secretary);
    await actInCircle('askToJoinCircle', { id, says: 'May I?' }, asks);
    const sides = { owner, stranger: await makePerson(db), own, other: otherHouse.keeper };
    const told = { id, names: founding.names, purposes: {}, person: asks.personId };
    return whose(world, sides, { ...told, seated: alternate.personId, asking: asks.personId });
  },
} as const;
export type Thing = keyof typeof things;
