import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody waits for in front of a screen overtakes what is written to many. */
export class OutboxOrder1700000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table post.outbox add can_wait boolean not null default false;
      create index outbox_in_order on post.outbox (can_wait, run_at) where dispatched_at is null;`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index post.outbox_in_order;
      alter table post.outbox drop can_wait;`);
  }
}
