import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The income band stays with the membership, is the member's own to choose, and is read by others as sums alone. */
export class IncomeBands1700000000044 implements MigrationInterface {
  /** Moves what applicants chose out of what their reviewers read, and to the membership where there is one. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [tables, whose, moved, carry, sums]) await queryRunner.query(statement);
  }

  /** Gives applications back what they held; what members chose since is gone. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      select set_config('plenaria.account', 'system', true);
      alter table membership.application_private
        add column income_band text check (income_band in ('low', 'lowerMiddle', 'upperMiddle', 'high'));
      update membership.application_private h set income_band = i.income_band
        from membership.application_income i where i.application_id = h.application_id;
      drop function membership.income_bands(uuid), membership.carry_income_band(uuid, uuid);
      drop table membership.income_band, membership.application_income;
    `);
  }
}

const BANDS = `income_band in ('low', 'lowerMiddle', 'upperMiddle', 'high')`;

const tables = `
  create table membership.application_income (
    application_id uuid primary key references membership.application (id) on delete cascade,
    income_band    text not null check (${BANDS})
  );
  create table membership.income_band (
    member_id   uuid primary key references membership.member (id) on delete cascade,
    income_band text not null check (${BANDS}),
    chosen_at   timestamptz not null
  );
`;

// The applicant's own; then the member's: of an individual theirs, of an organisation theirs who represent it.
const whose = `
  alter table membership.application_income enable row level security;
  alter table membership.application_income force row level security;
  create policy application_income_own on membership.application_income using (
    (select identity.asking_program())
    or exists (select from membership.application a
                where a.id = application_id and a.account_id = (select identity.asking_account())));

  alter table membership.income_band enable row level security;
  alter table membership.income_band force row level security;
  create policy income_band_own on membership.income_band using (
    (select identity.asking_program())
    or exists (select from identity.account a
                 left join membership.representation r
                   on r.member_id = income_band.member_id and r.person_id = a.person_id
                  and r.role <> 'delegate' and r.valid @> identity.today()
                 left join membership.member m on m.id = income_band.member_id and m.person_id = a.person_id
                where a.id = (select identity.asking_account()) and coalesce(r.member_id, m.id) is not null));
`;

const moved = `
  select set_config('plenaria.account', 'system', true);
  insert into membership.income_band (member_id, income_band, chosen_at)
    select distinct on (a.member_id) a.member_id, h.income_band, a.updated_at
      from membership.application_private h join membership.application a on a.id = h.application_id
     where a.member_id is not null and h.income_band is not null
     order by a.member_id, a.number desc;
  insert into membership.application_income (application_id, income_band)
    select h.application_id, h.income_band
      from membership.application_private h join membership.application a on a.id = h.application_id
     where a.member_id is null and h.income_band is not null;
  alter table membership.application_private drop column income_band;
  select set_config('plenaria.account', '', true);
`;

// Whoever lets the applicant in does not read the band: it is carried over by the program.
const carry = `
  create function membership.carry_income_band(application uuid, member uuid) returns void language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
  begin
    perform set_config('plenaria.account', 'system', true);
    insert into membership.income_band (member_id, income_band, chosen_at)
      select member, i.income_band, a.updated_at
        from membership.application_income i join membership.application a on a.id = i.application_id
       where i.application_id = application
      on conflict (member_id) do update set income_band = excluded.income_band, chosen_at = excluded.chosen_at;
    delete from membership.application_income i where i.application_id = application;
    perform set_config('plenaria.account', asking, true);
  end $$;
`;

// Fewer than five are not told, and of more only whole fives: nobody is found by counting twice.
const sums = `
  create function membership.income_bands(custodian uuid) returns table (band text, members integer)
  language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
  begin
    perform set_config('plenaria.account', 'system', true);
    return query
      select b.income_band, (count(*) / 5 * 5)::integer from membership.income_band b
        join membership.membership s on s.member_id = b.member_id and s.valid @> identity.today()
       where s.custodian_id = custodian
       group by b.income_band having count(*) >= 5;
    perform set_config('plenaria.account', asking, true);
  end $$;
`;
