import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No two services are told apart by large and small letters alone: people are asked by the name. */
export class NamesOfServices1700000000060 implements MigrationInterface {
  /** Of two such the later one is called by the beginning of its number as well. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`select set_config('plenaria.account', 'system', true)`);
    await queryRunner.query(`
      update identity.service s set name = left(s.name, 70) || ' ' || left(s.id::text, 8)
        from (select id, row_number() over (partition by lower(name) order by registered_at, id) as place
                from identity.service) t
       where t.id = s.id and t.place > 1`);
    await queryRunner.query(`alter table identity.service drop constraint service_name`);
    await queryRunner.query(`create unique index service_name on identity.service (lower(name))`);
  }

  /** The names stay. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop index identity.service_name`);
    await queryRunner.query(`alter table identity.service add constraint service_name unique (name)`);
  }
}
