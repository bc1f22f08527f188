import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a service level is to give and cost from a day to come may be put right until that day. */
export class TermsToCome1700000000062 implements MigrationInterface {
  /** A version that has begun only ends, as before. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      refusing(`
    if tg_op = 'DELETE' and lower(old.valid) > identity.today() then return old; end if;`),
    );
  }

  /** Every version only ends. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refusing(''));
  }
}

const refusing = (unless: string): string => `
  create or replace function membership.refuse_other_terms() returns trigger language plpgsql as $$
  begin
    if current_setting('plenaria.erasing', true) = 'on' then return coalesce(new, old); end if;${unless}
    if tg_op = 'UPDATE' and to_jsonb(new) - 'valid' = to_jsonb(old) - 'valid'
       and lower(new.valid) = lower(old.valid) and new.valid <@ old.valid then return new; end if;
    raise exception 'what a service level gave and cost is written once: it can only end';
  end $$;
`;
