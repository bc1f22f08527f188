import { Field, ObjectType } from '@nestjs/graphql';
import type { Day as CivilDay, RepresentationRole } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Day } from '../graphql/scalars.ts';
import type { View } from '../work.ts';
import { isId } from './is-id.ts';
import { Member } from './member.ts';
import { Person } from './person.ts';

/** That a person takes part for an organisation, or did: first and last day included. */
@ObjectType()
@Readable('signedIn')
export class Mandate {
  @Field(() => Member)
  member!: Member;

  @Field(() => String, { description: 'representative, alternate or delegate' })
  role!: RepresentationRole;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => Day, { nullable: true })
  to!: CivilDay | null;
}

/** A person as members know one: for whom they take part, and what they look after. */
@ObjectType()
@Readable('signedIn')
export class PersonInRegister {
  @Field(() => Person)
  person!: Person;

  @Field(() => Member, { nullable: true, description: 'The membership that they hold as an individual.' })
  member!: Member | null;

  @Field(() => [Mandate], { description: 'The newest first; those that have ended too.' })
  mandates!: Mandate[];
}

type Row = { readonly memberId: string } & Pick<Mandate, 'role' | 'from' | 'to'>;

/** The person with this id; null where nobody has it. */
export async function findPerson({ db, actor }: View, id: string): Promise<PersonInRegister | null> {
  const person = isId(id) ? await db.findOneBy(Person, { id }) : null;
  if (!person) return null;
  const rows: readonly Row[] = await db.query(
    `select member_id as "memberId", role, lower(valid)::text as "from", (upper(valid) - 1)::text as "to"
       from membership.representation where person_id = $1
      order by upper_inf(valid) desc, upper(valid) desc, lower(valid) desc, id`,
    [id],
  );
  const members = await db
    .createQueryBuilder(Member, 'm')
    .where('m.person_id = :id or m.id = any(:ids)', { id, ids: rows.map(({ memberId }) => memberId) })
    .getMany();
  const seen = members.map((member) => Member.seenBy(actor, member));
  const own = members.findIndex(({ personId }) => personId === id);
  return Object.assign(new PersonInRegister(), {
    person: Person.seenBy(actor, person),
    member: seen[own] ?? null,
    mandates: rows.map(({ memberId, ...row }) =>
      Object.assign(new Mandate(), row, { member: seen.find((member) => member.id === memberId) }),
    ),
  });
}
