import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every member gets a number in the register of its custodian, once: what was printed with it stays true. */
export class RegisterNumbers1700000000043 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`select set_config('plenaria.account', 'system', true)`);
    for (const statement of [table, today, given]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger membership_numbered on membership.membership;
      drop trigger membership_numbered_anew on membership.membership;
      drop function membership.give_register_numbers();
      drop table membership.register_number`);
  }
}

const table = `
  create table membership.register_number (
    custodian_id uuid not null references membership.custodian (id),
    member_id    uuid not null references membership.member (id),
    number       integer not null check (number >= 1),
    primary key (custodian_id, member_id),
    constraint register_number_once unique (custodian_id, number)
  );
  create trigger register_number_kept before update on membership.register_number
    for each row execute function membership.refuse_change();
`;

// As they were counted until now, by admission; who was admitted twice has the first of the two.
const today = `
  insert into membership.register_number (custodian_id, member_id, number)
  select custodian_id, member_id, min(place)
    from (select s.custodian_id, s.member_id,
            row_number() over (partition by s.custodian_id order by lower(s.valid), m.slug collate "C", s.id) as place
            from membership.membership s join membership.member m on m.id = s.member_id) counted
   group by custodian_id, member_id;
`;

// Many who arrive at once, as with a file, are counted by their first day. One after the other, so that no number is
// given twice.
const given = `
  create function membership.give_register_numbers() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended('membership.register_number', 0));
    insert into membership.register_number (custodian_id, member_id, number)
    select a.custodian_id, a.member_id,
      coalesce((select max(n.number) from membership.register_number n where n.custodian_id = a.custodian_id), 0)
        + row_number() over (partition by a.custodian_id order by a.first_day, m.slug collate "C", a.member_id)
      from (select arrived.custodian_id, arrived.member_id, min(lower(arrived.valid)) as first_day
              from arrived group by 1, 2) a
      left join membership.member m on m.id = a.member_id
     where not exists (select from membership.register_number n
                        where n.custodian_id = a.custodian_id and n.member_id = a.member_id);
    return null;
  end $$;
  create trigger membership_numbered after insert on membership.membership
    referencing new table as arrived for each statement execute function membership.give_register_numbers();
  create trigger membership_numbered_anew after update on membership.membership
    referencing new table as arrived for each statement execute function membership.give_register_numbers();
`;
