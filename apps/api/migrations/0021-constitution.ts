import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a federation is made of can be changed on screens: classes end, rules and roles say why and by whom. */
export class Constitution1700000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [classes, rules, roles]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table identity.role_grant drop column id, drop column reason, drop column revoked_by,
        drop column revoked_reason;
      alter table membership.joining_rule drop column reason, drop column recorded_at, drop column recorded_by;
      drop trigger class_holding_within_class on membership.class_holding;
      drop function membership.refuse_after_class();
      alter table membership.member_class drop column id, drop column last_day;
    `);
  }
}

// Nobody holds a class after its last day, however the row came about.
const classes = `
  alter table membership.member_class
    add column id uuid not null default gen_random_uuid() unique,
    add column last_day date;

  create function membership.refuse_after_class() returns trigger language plpgsql as $$
  declare
    ended date := (select last_day from membership.member_class where slug = new.class);
  begin
    if ended is not null and (upper_inf(new.valid) or upper(new.valid) > ended + 1) then
      raise exception 'the class % ended on %', new.class, ended
        using errcode = 'exclusion_violation', constraint = 'class_holding_within_class';
    end if;
    return new;
  end $$;
  create trigger class_holding_within_class before insert or update on membership.class_holding
    for each row execute function membership.refuse_after_class();
`;

const rules = `
  alter table membership.joining_rule
    add column reason text check (length(reason) between 1 and 2000),
    add column recorded_at timestamptz not null default now(),
    add column recorded_by uuid references membership.person (id);
`;

const roles = `
  alter table identity.role_grant
    add column id uuid primary key default gen_random_uuid(),
    add column reason text check (length(reason) between 1 and 2000),
    add column revoked_by text,
    add column revoked_reason text check (length(revoked_reason) between 1 and 2000);
`;
