import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has answered the three questions of the welcome, or put them off. Who is here already needs no welcome. */
export class Welcome1700000000035 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table identity.account add column welcomed_at timestamptz;
      update identity.account set welcomed_at = created_at`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table identity.account drop column welcomed_at`);
  }
}
