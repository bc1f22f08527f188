import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who take part for an organisation and neither vote nor sign for it. */
export class Delegates1700000000033 implements MigrationInterface {
  /** Lets a person stand for an organisation as its delegate. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table membership.representation drop constraint representation_role_check;
      alter table membership.representation add constraint representation_role_check
        check (role in ('representative', 'alternate', 'delegate'));
    `);
  }

  /** Ends every delegation without a trace, since nothing could say what it was. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from membership.representation where role = 'delegate';
      alter table membership.representation drop constraint representation_role_check;
      alter table membership.representation add constraint representation_role_check
        check (role in ('representative', 'alternate'));
    `);
  }
}
