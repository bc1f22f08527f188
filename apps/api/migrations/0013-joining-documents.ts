import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who applies signs for an organisation that is in no register yet: an acceptance may be given in an application. */
export class JoiningDocuments1700000000013 implements MigrationInterface {
  /** Adds for whom such an acceptance is, and lets those find it whom it concerns. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [signed, kept, seen]) await queryRunner.query(statement);
  }

  /** Removes both. What was signed in an application stays, as what its person agreed to. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${before}
      drop trigger acceptance_stays_signed on agreements.acceptance;
      drop trigger acceptance_kept on agreements.acceptance;
      alter table agreements.acceptance drop column application_id, drop column for_name;
      create trigger acceptance_kept before update or delete on agreements.acceptance
        for each row execute function agreements.refuse_change();
    `);
  }
}

// The name is kept as it stood where the person signed; once admitted, the application leads to the member.
const signed = `
  alter table agreements.acceptance
    add column application_id uuid references membership.application (id) on delete set null,
    add column for_name text check (length(for_name) between 1 and 200),
    add constraint acceptance_for_one check (member_id is null or application_id is null and for_name is null);
  create index acceptance_of_application on agreements.acceptance (application_id) where application_id is not null;
`;

// An application that is erased takes nothing of the signature but the way back to it.
const kept = `
  drop trigger acceptance_kept on agreements.acceptance;
  create trigger acceptance_kept
    before delete or update of id, person_id, member_id, custodian_id, version_id, text_id, language, sha256, method, at,
      for_name on agreements.acceptance
    for each row execute function agreements.refuse_change();
  create trigger acceptance_stays_signed before update of application_id on agreements.acceptance
    for each row when (new.application_id is not null) execute function agreements.refuse_change();
`;

const BEFORE = `
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
    or custodian_id = any ((select identity.asking_custodians())::uuid[])
    or member_id = any ((select agreements.asking_members())::uuid[])`;

const seen = `
  drop policy acceptance_seen on agreements.acceptance;
  create policy acceptance_seen on agreements.acceptance using (${BEFORE}
    or application_id in (
      select x.id from membership.application x
       where x.custodian_id = any ((select identity.asking_custodians())::uuid[])
          or x.member_id = any ((select agreements.asking_members())::uuid[]))
  ) with check (
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
  );
`;

const before = `
  drop policy acceptance_seen on agreements.acceptance;
  create policy acceptance_seen on agreements.acceptance using (${BEFORE}
  ) with check (
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
  );
`;
