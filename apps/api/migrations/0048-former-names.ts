import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people were called in the register before, so that an erasure finds that too in the words of others. */
export class FormerNames1700000000048 implements MigrationInterface {
  /** Keeps a name and an address when another takes its place, whichever way it comes. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [names, keeps]) await queryRunner.query(statement);
  }

  /** Forgets them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger member_called_before on membership.member;
      drop trigger account_called_before on identity.account;
      drop trigger person_called_before on membership.person;
      drop function privacy.keep_former();
      drop table privacy.former_name;
    `);
  }
}

const names = `
  create table privacy.former_name (
    id          uuid primary key default gen_random_uuid(),
    person_id   uuid not null references membership.person (id) on delete cascade,
    name        text,
    email       text,
    replaced_at timestamptz not null default now(),
    constraint former_name_or_email check (num_nonnulls(name, email) > 0),
    constraint former_name_once unique nulls not distinct (person_id, name, email)
  );

  alter table privacy.former_name enable row level security;
  alter table privacy.former_name force row level security;
  create policy former_name_program on privacy.former_name using ((select identity.asking_program()));
`;

// Whoever renames somebody does not read what others were called: the program keeps it. An erasure keeps nothing.
const keeps = `
  create function privacy.keep_former() returns trigger language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
    was    jsonb := to_jsonb(old);
    now_is jsonb := to_jsonb(new);
    person uuid := case when tg_table_name = 'person' then now_is ->> 'id' else now_is ->> 'person_id' end;
    kept   text[] := array(select o.key from jsonb_each_text(was) o
                            where o.key in ('name', 'email') and o.value <> ''
                              and o.value is distinct from now_is ->> o.key);
  begin
    if privacy.erasing() or cardinality(kept) = 0 then return null; end if;
    perform set_config('plenaria.account', 'system', true);
    insert into privacy.former_name (person_id, name, email)
      select person, case when k = 'name' then was ->> k end, case when k = 'email' then was ->> k end
        from unnest(kept) k
      on conflict do nothing;
    perform set_config('plenaria.account', asking, true);
    return null;
  end $$;
  create trigger person_called_before after update of name, email on membership.person for each row
    when ((old.name, old.email) is distinct from (new.name, new.email)) execute function privacy.keep_former();
  create trigger account_called_before after update of email on identity.account for each row
    when (old.email is distinct from new.email) execute function privacy.keep_former();
  -- The name of an organisation is none of anybody's.
  create trigger member_called_before after update of name on membership.member for each row
    when (old.kind = 'individual' and old.name is distinct from new.name) execute function privacy.keep_former();
`;
