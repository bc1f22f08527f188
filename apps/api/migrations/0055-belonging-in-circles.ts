import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who coordinates a circle lets people in and out as long as they belong to whom it is for; a seat alone does not. */
export class BelongingInCircles1700000000055 implements MigrationInterface {
  /** Tells on which days somebody belongs, and asks for today in the wall. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(belongs);
    await queryRunner.query(
      coordinates(` and membership.belongs(s.person_id,
                        (select c.custodian_id from membership.circle c where c.id = circle),
                        daterange(identity.today(), identity.today(), '[]'))`),
    );
  }

  /** Goes by the seat alone again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(coordinates(''));
    await queryRunner.query(`drop function membership.belongs(uuid, uuid, daterange)`);
  }
}

// As a member, or by speaking for one; several memberships may follow on each other.
const belongs = `
  create function membership.belongs(person uuid, custodian uuid, days daterange) returns boolean
  language sql stable parallel safe as $$
    select coalesce(range_agg(b.valid) @> days, false) from (
      select s.valid from membership.member m join membership.membership s on s.member_id = m.id
       where m.person_id = person and (custodian is null or s.custodian_id = custodian)
       union all
      select s.valid * r.valid from membership.representation r
        join membership.membership s on s.member_id = r.member_id
       where r.person_id = person and (custodian is null or s.custodian_id = custodian)) b $$;
  comment on function membership.belongs is
    'on each of these days, to the federation or, where one is named, through this custodian';
`;

const coordinates = (more: string): string => `
  create or replace function membership.coordinates(circle uuid) returns boolean language sql stable parallel safe as $$
    select exists (select from membership.circle_seat s join membership.circle_role r on r.slug = s.role
                    where s.circle_id = circle and r.coordinates and s.person_id = privacy.asking_person()
                      and s.valid @> identity.today()${more}) $$;
`;
