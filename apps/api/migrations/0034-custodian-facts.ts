import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Under which law a custodian stands, how tax offices know it, and which organisation of the register it is. */
export class CustodianFacts1700000000034 implements MigrationInterface {
  /** Adds the three; a custodian without a jurisdiction of its own stands under the law of its country. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table membership.custodian
        add column jurisdiction text check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
        add column tax_identity text check (length(tax_identity) between 1 and 40),
        add column organisation_id uuid references membership.member (id),
        add constraint custodian_organisation unique (organisation_id);
    `);
  }

  /** Forgets the three. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table membership.custodian
        drop column jurisdiction, drop column tax_identity, drop column organisation_id;
    `);
  }
}
