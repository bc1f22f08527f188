import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A custodian sees what its members of today have signed of the federation's documents. */
export class SignedByOwnMembers1700000000056 implements MigrationInterface {
  /** Lets it find those signatures: of members, never what persons agreed to for themselves. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(seen(OF_OWN_MEMBERS));
  }

  /** Hides them again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(seen(''));
  }
}

const CUSTODIANS = '((select identity.asking_custodians())::uuid[])';

const OF_OWN_MEMBERS = `
    or custodian_id is null
      and coalesce(member_id, (select x.member_id from membership.application x where x.id = application_id)) in (
        select s.member_id from membership.membership s
         where s.custodian_id = any (${CUSTODIANS}) and s.valid @> (select identity.today()))`;

function seen(also: string): string {
  return `
  drop policy acceptance_seen on agreements.acceptance;
  create policy acceptance_seen on agreements.acceptance using (
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
    or custodian_id = any (${CUSTODIANS})
    or member_id = any ((select agreements.asking_members())::uuid[])
    or application_id in (
      select x.id from membership.application x
       where x.custodian_id = any (${CUSTODIANS})
          or x.member_id = any ((select agreements.asking_members())::uuid[]))${also}
  ) with check (
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
  );`;
}
