import type { Client } from 'pg';
import { makePerson } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { foundHouse } from './documents.ts';
import type { House } from './documents.ts';
import { foundCustodian, makeGuest } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { makeLeft } from './left.ts';

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
  'applicant',
  'left',
  'visitor',
] as const;
export type Relation = (typeof relations)[number];

/** A thing, what an operation is told so that it finds it, and everybody who may try. */
export type Whose = {
  readonly told: Readonly<Record<string, unknown>>;
  readonly people: Readonly<Record<Relation, Person | null>>;
};

/** The houses and people among whom things are made. */
export type World = {
  readonly db: Client;
  readonly here: OwnCustodian;
  readonly there: OwnCustodian;
  readonly house: House;
  readonly otherHouse: House;
  readonly voter: { readonly person: Person; readonly memberId: string };
  readonly assembly: Assembly;
  /** Who is trusted with the whole federation, and who stands outside of it. */
  readonly others: Readonly<Record<'chair' | 'secretary' | 'operator' | 'applicant' | 'left', Person>>;
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
    assembly,
    voter: { person: otherHouse.representative, memberId: otherHouse.memberId },
    others: {
      chair: await makePerson(db, { roles: ['chair'] }),
      secretary: await makePerson(db, { roles: ['secretary'] }),
      operator: await makePerson(db, { roles: ['operator'] }),
      applicant: await makeGuest(db),
      left: await makeLeft(db),
    },
  };
}

/** Whose a thing is, who is like them, and who acts for the custodian that has it and for another. */
type Sides = {
  readonly owner: Person;
  readonly stranger: Person;
  readonly own: Person;
  readonly other: Person;
};

/** A thing among those who may try. Who is not told otherwise speaks for the member that votes. */
export function among(
  { voter, others }: World,
  { owner, stranger, own, other }: Sides,
  told: Readonly<Record<string, unknown>>,
): Whose {
  return {
    told: { memberId: voter.memberId, ...told },
    people: {
      owner,
      stranger,
      ownCustodian: own,
      otherCustodian: other,
      member: voter.person,
      ...others,
      visitor: null,
    },
  };
}
