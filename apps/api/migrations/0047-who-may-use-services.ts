import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each service says whom it is for: an account alone, which anybody can make, opens none that is for members. And what
 * a service was told without a question is kept apart from what somebody agreed to.
 */
export class WhoMayUseServices1700000000047 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`select set_config('plenaria.account', 'system', true)`);
    await queryRunner.query(`
      alter table identity.service add column admits text not null default 'members'
        check (admits in ('members', 'applicants', 'anybody'));
      alter table identity.service_agreement add column unasked text[] not null default '{}'
        check (unasked <@ scopes);
      update identity.service_agreement g set unasked = g.scopes
        from identity.service s where s.id = g.service_id and s.asks_nobody`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table identity.service_agreement drop column unasked;
      alter table identity.service drop column admits`);
  }
}
