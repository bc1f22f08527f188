import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications to join: what is said in them, what happened to them, and the rules by which it is decided. */
export class Joining1700000000011 implements MigrationInterface {
  /** Creates the tables and says, row by row, whom they are for. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [guests, rules, applications, history, whoAsks, whose, whoseHistory, names])
      await queryRunner.query(statement);
  }

  /** Removes them with everything in them. Who only applied has no account any more. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function membership.names_applying();
      drop table membership.application_event, membership.application_private, membership.application,
        membership.joining_rule;
      drop function membership.refuse_rewriting(), identity.asking_program(), identity.asking_member();
      alter table membership.custodian drop column about;
      update identity.account set disabled_at = coalesce(disabled_at, now()) where is_guest;
      alter table identity.account drop column is_guest;
    `);
  }
}

// Anybody may begin an application. Until they are admitted their account opens their application and nothing that
// is the members' alone.
const guests = `
  alter table identity.account add column is_guest boolean not null default false;
  alter table membership.custodian
    add column about jsonb not null default '{}' check (jsonb_typeof(about) = 'object');
`;

// Null stands for all of them: the most particular rule holds. \`gives\` says by language what members of the class
// give.
const rules = `
  create table membership.joining_rule (
    id           uuid primary key default gen_random_uuid(),
    custodian_id uuid references membership.custodian (id),
    class        text references membership.member_class (slug),
    rule         jsonb not null check (rule ->> 'kind' in ('custodian', 'objectionWindow', 'decision')),
    gives        jsonb not null default '{}' check (jsonb_typeof(gives) = 'object'),
    adopted_by   uuid references voting.decision (id),
    valid_from   date not null default current_date,
    constraint joining_rule_once_a_day unique nulls not distinct (custodian_id, class, valid_from),
    check (rule ->> 'kind' <> 'objectionWindow' or (rule ->> 'days')::integer between 0 and 365),
    check (rule ->> 'kind' <> 'decision' or rule ->> 'rulePack' is not null)
  );
`;

// \`state\`, \`until\` and \`decision_id\` repeat what the history says, for lists.
const applications = `
  create table membership.application (
    id           uuid primary key default gen_random_uuid(),
    number       integer generated always as identity unique,
    custodian_id uuid not null references membership.custodian (id),
    account_id   uuid not null references identity.account (id),
    kind         text not null check (kind in ('organisation', 'individual')),
    name         text not null default '' check (length(name) <= 200),
    country      text check (country ~ '^[A-Z]{2}$'),
    website      text check (website ~ '^https?://' and length(website) <= 300),
    classes      text[] not null default '{}' check (cardinality(classes) <= 20),
    pledge       jsonb not null default '{}' check (jsonb_typeof(pledge) = 'object'),
    motivation   text not null default '' check (length(motivation) <= 4000),
    language     text not null,
    invented     boolean not null default false,
    state        text not null default 'draft' check (state in ('draft', 'inReview', 'awaitingInformation',
      'inObjectionWindow', 'objected', 'awaitingVote', 'inVote', 'admitted', 'rejected', 'appealed', 'inAppeal',
      'refused', 'withdrawn')),
    until        timestamptz,
    decision_id  uuid references voting.decision (id),
    member_id    uuid references membership.member (id),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check ((member_id is not null) <= (state = 'admitted'))
  );
  create unique index application_one_draft on membership.application (account_id, custodian_id)
    where state = 'draft';
  create index application_of_account on membership.application (account_id);
  create index application_of_custodian on membership.application (custodian_id, state);
  create index application_due on membership.application (state, until);

  create table membership.application_private (
    application_id uuid primary key references membership.application (id) on delete cascade,
    income_band    text check (income_band in ('low', 'lowerMiddle', 'upperMiddle', 'high')),
    contact        text check (length(contact) <= 500),
    notes          text check (length(notes) <= 4000)
  );
`;

const history = `
  create table membership.application_event (
    application_id uuid not null references membership.application (id) on delete cascade,
    sequence       integer not null check (sequence > 0),
    at             timestamptz not null,
    kind           text not null check (length(kind) between 1 and 40),
    by_kind        text not null check (by_kind in ('applicant', 'custodian', 'assembly', 'member', 'program')),
    by_account     uuid,
    payload        jsonb not null default '{}' check (jsonb_typeof(payload) = 'object'),
    primary key (application_id, sequence)
  );

  create function membership.refuse_rewriting() returns trigger language plpgsql as $$
  begin
    if current_setting('plenaria.erasing', true) = 'on' then return coalesce(new, old); end if;
    raise exception 'what happened to an application is written once: % is refused', tg_op;
  end $$;
  create trigger application_event_kept before update or delete on membership.application_event
    for each row execute function membership.refuse_rewriting();
  create trigger application_event_not_emptied before truncate on membership.application_event
    for each statement execute function membership.refuse_rewriting();
`;

const whoAsks = `
  create function identity.asking_program() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('plenaria.account', true) = 'system', false) $$;

  -- A member, or somebody whom the federation entrusted with a role: not who only applies.
  create function identity.asking_member() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('plenaria.member', true) = 'yes', false) $$;
`;

// An application is its applicant's; once submitted its custodian's too; once recommended, or once the applicant asks
// the members, every member's to read. The sub-selects make PostgreSQL ask who asks once per statement, not per row.
const whose = `
  alter table membership.application enable row level security;
  alter table membership.application force row level security;
  create policy application_read on membership.application for select using (
    (select identity.asking_program())
    or account_id = (select identity.asking_account())
    or (state <> 'draft' and custodian_id = any ((select identity.asking_custodians())::uuid[]))
    or ((select identity.asking_member())
        and state in ('inObjectionWindow', 'objected', 'awaitingVote', 'inVote', 'admitted', 'appealed', 'inAppeal',
                      'refused')));
  create policy application_begun on membership.application for insert with check (
    (select identity.asking_program()) or account_id = (select identity.asking_account()));
  create policy application_changed on membership.application for update using (
    (select identity.asking_program())
    or account_id = (select identity.asking_account())
    or (state <> 'draft' and custodian_id = any ((select identity.asking_custodians())::uuid[]))
    or ((select identity.asking_member()) and state in ('inObjectionWindow', 'objected', 'awaitingVote', 'inVote',
                                                        'appealed', 'inAppeal')));
  create policy application_erased on membership.application for delete using (
    (select identity.asking_program()));

  alter table membership.application_private enable row level security;
  alter table membership.application_private force row level security;
  create policy application_private_of_both on membership.application_private using (
    (select identity.asking_program())
    or exists (select from membership.application a
                where a.id = application_id
                  and (a.account_id = (select identity.asking_account())
                       or a.custodian_id = any ((select identity.asking_custodians())::uuid[]))));
`;

// Who may read an application may read what happened to it. Members add their own objections, and who calls them
// together the vote.
const whoseHistory = `
  alter table membership.application_event enable row level security;
  alter table membership.application_event force row level security;
  create policy application_event_read on membership.application_event for select using (
    exists (select from membership.application a where a.id = application_id));
  create policy application_event_added on membership.application_event for insert with check (
    (select identity.asking_program())
    or exists (select from membership.application a
                where a.id = application_id
                  and (a.account_id = (select identity.asking_account())
                       or a.custodian_id = any ((select identity.asking_custodians())::uuid[])
                       or ((select identity.asking_member()) and by_account = (select identity.asking_account())
                           and application_event.kind in ('objected', 'objectionWithdrawn', 'putToTheVote')))));
  create policy application_event_erased on membership.application_event for update using (
    (select identity.asking_program()));
  create policy application_event_removed on membership.application_event for delete using (
    (select identity.asking_program()));
`;

// Whether an organisation has applied already is asked beyond what the asker may read, so this one question is asked
// as the program.
const names = `
  create function membership.names_applying()
  returns table (id uuid, name text, website text, custodian_id uuid)
  language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
  begin
    perform set_config('plenaria.account', 'system', true);
    return query select a.id, a.name, a.website, a.custodian_id from membership.application a
      where a.kind = 'organisation'
        and a.state not in ('draft', 'admitted', 'rejected', 'refused', 'withdrawn');
    perform set_config('plenaria.account', asking, true);
  end $$;
`;
