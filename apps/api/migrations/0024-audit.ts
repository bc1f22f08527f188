import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who saw and changed the personal facts of others. */
export class Audit1700000000024 implements MigrationInterface {
  /** Creates the trail, and the triggers by which changes write themselves into it, whichever way they come. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [trail, guards, changes]) await queryRunner.query(statement);
  }

  /** Removes both. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger role_changed on identity.role_grant;
      drop trigger account_changed on identity.account;
      drop trigger person_changed on membership.person;
      drop function privacy.note_role(), privacy.note_change(), privacy.note(uuid, text, text[]);
      drop table privacy.trail;
      drop function privacy.refuse_change();
    `);
  }
}

// Names of what changed, never the values: the trail must not become a second place of personal facts. Who acted is an
// account; null is the program itself.
const trail = `
  create table privacy.trail (
    sequence   bigint generated always as identity primary key,
    at         timestamptz not null default now(),
    account_id uuid,
    person_id  uuid not null,
    what       text not null check (what in ('contact-seen', 'facts-changed', 'role-given', 'role-ended',
                 'export-asked', 'export-fetched', 'erasure-asked', 'erasure-undone', 'erased')),
    facts      text[] not null default '{}' check (cardinality(facts) <= 20),
    reason     text check (length(reason) between 1 and 2000)
  );
  create index trail_of_person on privacy.trail (person_id, sequence desc);

  create function privacy.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is written once: % is refused', tg_table_schema || '.' || tg_table_name, tg_op;
  end $$;
  create trigger trail_kept before update on privacy.trail for each row
    when (not privacy.only_erases(to_jsonb(old), to_jsonb(new), 'reason'))
    execute function privacy.refuse_change();
  -- The retention job lets go what is too old.
  create trigger trail_kept_there before delete on privacy.trail for each row
    when (not privacy.erasing()) execute function privacy.refuse_change();
  create trigger trail_not_emptied before truncate on privacy.trail
    for each statement execute function privacy.refuse_change();
`;

const guards = `
  alter table privacy.trail enable row level security;
  alter table privacy.trail force row level security;
  create policy trail_read on privacy.trail for select using (
    (select privacy.asking_secretary()) or person_id = (select privacy.asking_person())
    or account_id = (select identity.asking_account()));
  -- Nobody writes in the name of another.
  create policy trail_written on privacy.trail for insert with check (
    account_id is not distinct from (select identity.asking_account()));
  create policy trail_erased on privacy.trail for update using ((select privacy.erasing()));
  create policy trail_let_go on privacy.trail for delete using ((select privacy.erasing()));
`;

// What somebody changes about themselves, and what an erasure does, is told elsewhere.
const changes = `
  create function privacy.note(person uuid, what text, facts text[]) returns void language plpgsql as $$
  begin
    if privacy.erasing() or person = privacy.asking_person() then return; end if;
    insert into privacy.trail (account_id, person_id, what, facts)
      values (identity.asking_account(), person, what, facts);
  end $$;

  create function privacy.note_change() returns trigger language plpgsql as $$
  declare
    person uuid := case when tg_table_name = 'person' then to_jsonb(new) ->> 'id'
                        else to_jsonb(new) ->> 'person_id' end;
  begin
    perform privacy.note(person, 'facts-changed', array(
      select n.key from jsonb_each(to_jsonb(new)) n
       where n.key in ('name', 'email') and n.value is distinct from to_jsonb(old) -> n.key order by n.key));
    return null;
  end $$;
  create trigger person_changed after update of name, email on membership.person for each row
    when ((old.name, old.email) is distinct from (new.name, new.email)) execute function privacy.note_change();
  create trigger account_changed after update of email on identity.account for each row
    when (old.email is distinct from new.email) execute function privacy.note_change();

  create function privacy.note_role() returns trigger language plpgsql as $$
  begin
    perform privacy.note((select person_id from identity.account where id = new.account_id),
      case when new.revoked_at is null then 'role-given' else 'role-ended' end, array[new.role]);
    return null;
  end $$;
  create trigger role_changed after insert or update of revoked_at on identity.role_grant
    for each row execute function privacy.note_role();
`;
