import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A service is told personal facts as well: since when and which stands in the trail, also once it has ended. */
export class ServicesInTheTrail1700000000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(lines + note);
  }

  /** What was noted of services goes, since there is no place for it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger agreement_noted on identity.service_agreement;
      drop function privacy.note_service_agreement(), privacy.facts_of_scopes(text[]),
        privacy.name_of_service(uuid);
      alter table privacy.trail disable trigger user;
      alter table privacy.trail no force row level security;
      delete from privacy.trail where service is not null;
      alter table privacy.trail force row level security;
      alter table privacy.trail enable trigger user;
      alter table privacy.trail
        drop constraint trail_is_of_a_service, drop constraint trail_what_check,
        drop column service,
        add constraint trail_what_check check (what in ('contact-seen', 'facts-changed', 'role-given', 'role-ended',
          'export-asked', 'export-fetched', 'erasure-asked', 'erasure-undone', 'erased', 'file-fetched'))
    `);
  }
}

const lines = `
  alter table privacy.trail
    add column service text check (length(service) between 1 and 80),
    drop constraint trail_what_check,
    add constraint trail_what_check check (what in ('contact-seen', 'facts-changed', 'role-given', 'role-ended',
      'export-asked', 'export-fetched', 'erasure-asked', 'erasure-undone', 'erased', 'file-fetched',
      'service-told', 'service-ended')),
    add constraint trail_is_of_a_service check ((what in ('service-told', 'service-ended')) = (service is not null));
`;

// The names of services are operators' and the program's to read; of one that is gone the name stands in what was done.
const note = `
  create function privacy.facts_of_scopes(scopes text[]) returns text[] language sql immutable as $$
    select coalesce(array_agg(fact order by place), '{}')
      from (values (1, 'profile', 'name'), (2, 'profile', 'language'), (3, 'profile', 'timeZone'),
                   (4, 'email', 'email'), (5, 'groups', 'custodian'), (6, 'groups', 'class'), (7, 'groups', 'circle'),
                   (8, 'membership', 'state'), (9, 'membership', 'level')) told (place, scope, fact)
     where scope = any (scopes) $$;

  create function privacy.name_of_service(of_service uuid) returns text language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
    found_name text;
  begin
    perform set_config('plenaria.account', 'system', true);
    select coalesce(
        (select name from identity.service where id = of_service),
        (select service_name from identity.service_event where service_id = of_service order by at desc, id limit 1))
      into found_name;
    perform set_config('plenaria.account', asking, true);
    return coalesce(found_name, of_service::text);
  end $$;

  create function privacy.note_service_agreement() returns trigger language plpgsql as $$
  declare
    kept record := case when tg_op = 'DELETE' then old else new end;
    person uuid;
  begin
    if privacy.erasing() then return null; end if;
    select a.person_id into person from identity.account a where a.id = kept.account_id;
    if person is null then return null; end if;
    insert into privacy.trail (account_id, person_id, what, facts, service)
      values (identity.asking_account(), person,
              case when tg_op = 'DELETE' then 'service-ended' else 'service-told' end,
              privacy.facts_of_scopes(kept.scopes), privacy.name_of_service(kept.service_id));
    return null;
  end $$;
  create trigger agreement_noted after insert or delete or update of scopes on identity.service_agreement
    for each row execute function privacy.note_service_agreement();
`;
