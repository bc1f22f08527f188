import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A document ends with a day, and says why. */
export class DocumentsEnd1700000000061 implements MigrationInterface {
  /** What has ended stays to be read, and with it who agreed. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table agreements.document
        add column last_day date,
        add column end_reason text check (length(end_reason) between 1 and 2000),
        add column ended_by uuid references membership.person (id)
    `);
  }

  /** Every document goes on for ever again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table agreements.document drop column last_day, drop column end_reason, drop column ended_by`,
    );
  }
}
