import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each service says whom it is for: an account alone, which anybody can make, opens none that is for members. */
export class WhoMayUseServices1700000000047 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table identity.service add column admits text not null default 'members'
        check (admits in ('members', 'applicants', 'anybody'))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table identity.service drop column admits`);
  }
}
