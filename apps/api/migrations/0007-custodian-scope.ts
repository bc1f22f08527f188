import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever acts for a custodian acts for one in particular; the database knows which, in every transaction. */
export class CustodianScope1700000000007 implements MigrationInterface {
  /** Gives the role `custodian` its custodian, and the functions that row level security asks. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(grants);
    await queryRunner.query(asking);
  }

  /** Forgets which custodian a grant is for. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function identity.acts_for(uuid), identity.asking_account(), identity.asking_custodians();
      drop index identity.role_grant_held;
      delete from identity.role_grant g using identity.role_grant other
        where other.account_id = g.account_id and other.role = g.role and other.ctid > g.ctid;
      alter table identity.role_grant drop column custodian_id;
      create unique index role_grant_held on identity.role_grant (account_id, role) where revoked_at is null;
    `);
  }
}

// A grant made before this is for the custodian of the member that the person speaks for; where there is none,
// nobody knows whom it was for, and it ends.
const grants = `
  alter table identity.role_grant add column custodian_id uuid references membership.custodian (id);
  update identity.role_grant g set custodian_id = (
    select s.custodian_id
      from identity.account a
      left join membership.representation r on r.person_id = a.person_id and r.valid @> current_date
      join membership.member m on m.id = r.member_id or m.person_id = a.person_id
      join membership.membership s on s.member_id = m.id and s.valid @> current_date
     where a.id = g.account_id order by s.custodian_id limit 1)
   where role = 'custodian';
  update identity.role_grant set revoked_at = now()
   where role = 'custodian' and custodian_id is null and revoked_at is null;
  alter table identity.role_grant add constraint role_grant_of_custodian
    check ((role = 'custodian') = (custodian_id is not null) or revoked_at is not null);
  drop index identity.role_grant_held;
  create unique index role_grant_held on identity.role_grant (account_id, role, custodian_id)
    nulls not distinct where revoked_at is null;
`;

// Said once per transaction by work.ts. What was not said is nobody: no row.
const asking = `
  create function identity.asking_account() returns uuid language sql stable parallel safe as
    $$ select nullif(nullif(current_setting('plenaria.account', true), ''), 'system')::uuid $$;

  create function identity.asking_custodians() returns uuid[] language sql stable parallel safe as
    $$ select coalesce(string_to_array(nullif(current_setting('plenaria.custodians', true), ''), ','), '{}')::uuid[] $$;

  -- The program itself acts for every custodian: jobs, migrations, backups.
  create function identity.acts_for(custodian uuid) returns boolean language sql stable parallel safe as
    $$ select current_setting('plenaria.account', true) = 'system' or custodian = any (identity.asking_custodians()) $$;
`;
