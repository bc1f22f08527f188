import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody may be named in what a service or a file is called as well: an erasure may put the pseudonym there. */
export class NamesAnywhere1700000000053 implements MigrationInterface {
  /** Lets an erasure change these columns and nothing else; who may rewrite them otherwise stays nobody. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${trailKept('reason', 'file', 'service')}
      create policy service_event_erased on identity.service_event for update using ((select privacy.erasing()));
      create trigger service_event_kept before update on identity.service_event for each row
        when (not privacy.only_erases(to_jsonb(old), to_jsonb(new), 'service_name'))
        execute function privacy.refuse_change();
    `);
  }

  /** As it was: the reason alone. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger service_event_kept on identity.service_event;
      drop policy service_event_erased on identity.service_event;
      ${trailKept('reason')}
    `);
  }
}

function trailKept(...columns: readonly string[]): string {
  const named = columns.map((column) => `'${column}'`).join(', ');
  return `
    drop trigger trail_kept on privacy.trail;
    create trigger trail_kept before update on privacy.trail for each row
      when (not privacy.only_erases(to_jsonb(old), to_jsonb(new), ${named}))
      execute function privacy.refuse_change();`;
}
