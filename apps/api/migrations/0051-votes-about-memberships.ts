import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A vote about a membership is marked as such: it keeps its time, and who put it to the members does not lead it. */
export class VotesAboutMemberships1700000000051 implements MigrationInterface {
  /** What is under way by now is marked too, and loses the chair who put it to the vote. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table voting.decision add column is_about_membership boolean not null default false
    `);
    await queryRunner.query(`select set_config('plenaria.account', 'system', true)`);
    await queryRunner.query(`
      update voting.decision set is_about_membership = true, chair_id = null
       where state = 'open'
         and (id in (select decision_id from membership.application)
              or id in (select decision_id from membership.membership_change))
    `);
  }

  /** Forgets the marks. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table voting.decision drop column is_about_membership`);
  }
}
