import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations to speak or take part for an organisation, or to join through a custodian. */
export class Invitations1700000000030 implements MigrationInterface {
  /** Creates them, says row by row whom they are for, and lets letters go to people who have no account. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [invitations, whose, moved]) await queryRunner.query(statement);
  }

  /** Removes them; letters to those who had no account are forgotten. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function membership.end_invitations_to(text, timestamptz);
      drop table membership.invitation_link, membership.invitation;
      delete from post.mail where to_account is null;
      alter table post.mail alter column to_account set not null;
    `);
  }
}

// To an organisation in a role, or to join through a custodian.
const invitations = `
  create table membership.invitation (
    id           uuid primary key default gen_random_uuid(),
    member_id    uuid references membership.member (id),
    role         text check (role in ('representative', 'alternate', 'delegate')),
    custodian_id uuid references membership.custodian (id),
    name         text not null check (length(name) between 1 and 200),
    email        text not null check (email = lower(email) and length(email) <= 254),
    language     text not null,
    invited_by   uuid not null references identity.account (id),
    invited_at   timestamptz not null,
    sent_at      timestamptz not null,
    sent         integer not null default 1 check (sent > 0),
    expires_at   timestamptz not null check (expires_at > invited_at),
    accepted_at  timestamptz,
    accepted_by  uuid references identity.account (id),
    withdrawn_at timestamptz,
    withdrawn_by uuid references identity.account (id),
    check ((member_id is null) = (role is null)),
    check ((member_id is null) = (custodian_id is not null)),
    check ((accepted_at is null) = (accepted_by is null)),
    check (accepted_at is null or withdrawn_at is null)
  );
  create unique index invitation_one_open on membership.invitation (member_id, custodian_id, role, email)
    nulls not distinct where accepted_at is null and withdrawn_at is null;
  create index invitation_of_member on membership.invitation (member_id);
  create index invitation_of_custodian on membership.invitation (custodian_id);
  create index invitation_to on membership.invitation (email);

  create table membership.invitation_link (
    token_hash    bytea primary key check (length(token_hash) = 32),
    invitation_id uuid not null references membership.invitation (id) on delete cascade,
    created_at    timestamptz not null
  );
  create index invitation_link_of on membership.invitation_link (invitation_id);

  alter table post.mail alter column to_account drop not null;
`;

// The addresses of those who were invited are for who could have invited them: the representative of the organisation,
// the people of its custodian, the secretary.
const whose = `
  alter table membership.invitation enable row level security;
  alter table membership.invitation force row level security;
  create policy invitation_of_inviters on membership.invitation using (
    (select privacy.asking_secretary())
    or custodian_id = any ((select identity.asking_custodians())::uuid[])
    or member_id = any ((select array(
         select s.member_id from membership.membership s
          where s.custodian_id = any (identity.asking_custodians()) and s.valid @> current_date))::uuid[])
    or member_id = any ((select array(
         select r.member_id from membership.representation r
          where r.person_id = privacy.asking_person() and r.role = 'representative'
            and r.valid @> current_date))::uuid[]));
`;

// When an address moves, its mail may be read by somebody else from then on: nobody of those who asked may see all
// the invitations that went there, so this is done as the program.
const moved = `
  create function membership.end_invitations_to(address text, at timestamptz) returns void
  language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
  begin
    perform set_config('plenaria.account', 'system', true);
    update membership.invitation set withdrawn_at = at
     where email = address and accepted_at is null and withdrawn_at is null;
    perform set_config('plenaria.account', asking, true);
  end $$;
`;
