import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable, RoleEnum } from '../../graphql/allow.ts';
import type { Role } from '../../graphql/allow.ts';
import { Instant } from '../../graphql/scalars.ts';
import { Custodian } from '../../membership/custodian.ts';
import { Person } from '../../membership/person.ts';
import type { View } from '../../work.ts';

/** That somebody is, or was, entrusted with a role. */
@ObjectType()
@Readable('signedIn')
export class RoleGrant {
  @Field(() => ID)
  id!: string;

  @Field(() => Person)
  person!: Person;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Custodian, { nullable: true, description: 'Whom the role custodian is for.' })
  custodian!: Custodian | null;

  @Field(() => Instant)
  grantedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Null: the program, from a terminal.' })
  grantedBy!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => Instant, { nullable: true, description: 'Null while it is held.' })
  revokedAt!: Date | null;

  @Field(() => String, { nullable: true })
  revokedBy!: string | null;

  @Field(() => String, { nullable: true })
  revokedReason!: string | null;
}

type Row = Omit<RoleGrant, 'person' | 'custodian'> & {
  readonly personId: string;
  readonly personName: string;
  readonly custodianId: string | null;
};

/** Who is entrusted with what, and who was: held ones first, the newest first. */
export async function findRoleGrants(
  { db, actor }: View,
  { id = null, personId = null }: { readonly id?: string | null; readonly personId?: string | null } = {},
): Promise<RoleGrant[]> {
  const rows: readonly Row[] = await db.query(
    `select g.id, p.id as "personId", p.name as "personName", g.role, g.custodian_id as "custodianId",
            g.granted_at as "grantedAt", giver.name as "grantedBy", g.reason,
            g.revoked_at as "revokedAt", ender.name as "revokedBy", g.revoked_reason as "revokedReason"
       from identity.role_grant g
       join identity.account a on a.id = g.account_id
       join membership.person p on p.id = a.person_id
       left join identity.account by_account on by_account.id::text = g.granted_by
       left join membership.person giver on giver.id = by_account.person_id
       left join identity.account end_account on end_account.id::text = g.revoked_by
       left join membership.person ender on ender.id = end_account.person_id
      where ($1::uuid is null or g.id = $1) and ($2::uuid is null or p.id = $2)
      order by g.revoked_at is not null, coalesce(g.revoked_at, g.granted_at) desc, p.name, g.id`,
    [id, personId],
  );
  const custodians = await db.find(Custodian);
  return rows.map(({ personId, personName, custodianId, ...row }) =>
    Object.assign(new RoleGrant(), row, {
      person: Person.seenBy(actor, { id: personId, name: personName }),
      custodian: custodians.find((custodian) => custodian.id === custodianId) ?? null,
    }),
  );
}
