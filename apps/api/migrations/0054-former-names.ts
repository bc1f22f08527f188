import { foldName } from '@plenaria/membership';
import type { MigrationInterface, QueryRunner } from 'typeorm';

type Named = Readonly<Record<'memberId' | 'since' | 'until' | 'name', string>>;

/** What organisations were called on earlier days, so that a list of a past day is searched and ordered by it. */
export class FormerNames1700000000054 implements MigrationInterface {
  /** Reads the names out of the history, which has always kept them. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(table);
    await queryRunner.query(`select set_config('plenaria.account', 'system', true)`);
    const named: readonly Named[] = await queryRunner.query(names);
    await queryRunner.query(
      `insert into membership.former_name (member_id, since, until, name, folded_name)
       select "memberId", since, until, name, folded
         from jsonb_to_recordset($1) as given ("memberId" uuid, since date, until date, name text, folded text)`,
      [JSON.stringify(named.map((one) => ({ ...one, folded: foldName(one.name) })))],
    );
  }

  /** The history keeps them still. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table membership.former_name`);
  }
}

// The days are columns of their own: behind a wall PostgreSQL estimates how many rows fit, of ranges it does not.
const table = `
  create table membership.former_name (
    member_id   uuid not null references membership.member (id) on delete cascade,
    since       date not null,
    until       date not null check (since < until),
    name        text not null,
    folded_name text not null,
    primary key (member_id, since)
  );
  comment on column membership.former_name.until is 'the first day on which it was no longer the name';

  alter table membership.former_name enable row level security;
  alter table membership.former_name force row level security;
  create policy former_name_read on membership.former_name for select using (true);
  create policy former_name_added on membership.former_name for insert
    with check ((select identity.asking_keeper()) or membership.may_keep(member_id));
`;

// The stretches of whole days in which each name held; one that was changed again on its day held at the end of none.
const names = `
  select "memberId", name, since::text, until::text from (
    select e.subject_id as "memberId", e.before ->> 'name' as name, (e.at at time zone 'UTC')::date as until,
           lag((e.at at time zone 'UTC')::date, 1, '-infinity') over (partition by e.subject_id order by e.sequence) as since
      from membership.register_event e join membership.member m on m.id = e.subject_id and m.kind = 'organisation'
     where e.kind = 'facts-changed' and e.before ->> 'name' <> e.after ->> 'name'
  ) held where since < until
`;
