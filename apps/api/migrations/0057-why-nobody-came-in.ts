import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who keep a provider see why it let nobody in, and when. */
export class WhyNobodyCameIn1700000000057 implements MigrationInterface {
  /** Both are told of the last failure, and go when somebody is let in again. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table identity.sign_in_provider
        add column problem text, add column failed_at timestamptz,
        add constraint sign_in_provider_problem_is_dated check ((problem is null) = (failed_at is null))
    `);
  }

  /** What was noted goes with them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table identity.sign_in_provider drop column problem, drop column failed_at`,
    );
  }
}
