import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the database decides by the day, it decides by the day that the program says. */
export class TheDaysOfTheProgram1700000000032 implements MigrationInterface {
  /** Creates `identity.today()` and lets the walls ask it. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(today);
    await queryRunner.query(wallsBy('identity.today()'));
    await queryRunner.query(
      `alter table membership.joining_rule alter column valid_from set default identity.today()`,
    );
  }

  /** Lets them ask the server's clock again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(wallsBy('current_date'));
    await queryRunner.query(
      `alter table membership.joining_rule alter column valid_from set default current_date`,
    );
    await queryRunner.query(`drop function identity.today()`);
  }
}

// The day of the program's clock, as `sayWhoAsks` tells it; where nobody says, of the server's. Days are counted in
// UTC, whatever zone the server stands in.
const today = `
  create function identity.today() returns date language sql stable parallel safe as $$
    select coalesce(nullif(current_setting('plenaria.today', true), '')::date, (now() at time zone 'UTC')::date) $$;
`;

/** For whom the asker speaks, on a day. */
function wallsBy(day: string): string {
  return `
    create or replace function agreements.asking_members() returns uuid[] language sql stable as $$
      select coalesce(array_agg(m.id), '{}') from membership.member m
       where m.person_id = agreements.asking_person()
          or m.id in (select r.member_id from membership.representation r
                       where r.person_id = agreements.asking_person() and r.valid @> ${day})
    $$;

    create or replace function membership.spoken_for() returns uuid[] language sql stable as $$
      select coalesce(array_agg(m.id), '{}')
        from identity.account a
        join membership.member m
          on m.person_id = a.person_id
          or exists (
            select from membership.representation r
             where r.member_id = m.id and r.person_id = a.person_id
               and coalesce(upper(r.valid), 'infinity') >= least(${day}, coalesce((
                 select max(coalesce(upper(s.valid), 'infinity')) from membership.membership s
                  where s.member_id = m.id), 'infinity')))
       where a.id = identity.asking_account() $$;
  `;
}
