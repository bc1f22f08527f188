import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens to a membership after joining: moving to another custodian, pausing, leaving, being expelled. */
export class Lifecycle1700000000014 implements MigrationInterface {
  /** Creates the tables and says, row by row, whom they are for. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [pauses, changes, history, whoAsks, whose, whoseHistory])
      await queryRunner.query(statement);
  }

  /** Removes them with everything in them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table membership.change_event, membership.membership_change, membership.pause;
      drop function membership.spoken_for(), identity.asking_secretary();
    `);
  }
}

// A paused member keeps its place and its voice; a roll frozen on one of these days leaves it out.
const pauses = `
  create table membership.pause (
    id        uuid primary key default gen_random_uuid(),
    member_id uuid not null references membership.member (id),
    valid     daterange not null check (not isempty(valid) and not lower_inf(valid)),
    constraint pause_once_at_a_time exclude using gist (member_id with =, valid with &&)
  );
`;

// \`state\`, \`until\` and \`decision_id\` repeat what the history says, for lists. \`first_day\` is the first day that
// differs; of leaving, the last day of the membership.
const changes = `
  create table membership.membership_change (
    id           uuid primary key default gen_random_uuid(),
    number       integer generated always as identity unique,
    member_id    uuid not null references membership.member (id),
    kind         text not null check (kind in ('transfer', 'pause', 'leave', 'expulsion')),
    giving_id    uuid not null references membership.custodian (id),
    receiving_id uuid references membership.custodian (id) check (receiving_id <> giving_id),
    reason       text not null check (length(reason) <= 4000),
    first_day    date,
    state        text not null check (state in ('awaitingAgreement', 'scheduled', 'moved', 'paused', 'left',
      'resumed', 'refused', 'inObjectionWindow', 'awaitingVote', 'inVote', 'dismissed', 'expelled', 'appealed',
      'inAppeal', 'reinstated', 'confirmed', 'withdrawn', 'lapsed')),
    until        timestamptz,
    decision_id  uuid references voting.decision (id),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check ((kind = 'transfer') = (receiving_id is not null)),
    check ((kind = 'expulsion') = (first_day is null))
  );
  create unique index membership_change_one_open on membership.membership_change (member_id, kind)
    where state in ('awaitingAgreement', 'scheduled', 'paused', 'inObjectionWindow', 'awaitingVote', 'inVote',
                    'expelled', 'appealed', 'inAppeal');
  create index membership_change_of_member on membership.membership_change (member_id);
  create index membership_change_due on membership.membership_change (state, first_day, until);
`;

const history = `
  create table membership.change_event (
    change_id  uuid not null references membership.membership_change (id) on delete cascade,
    sequence   integer not null check (sequence > 0),
    at         timestamptz not null,
    kind       text not null check (length(kind) between 1 and 40),
    by_kind    text not null check (by_kind in ('member', 'giving', 'receiving', 'assembly', 'objector', 'program')),
    by_account uuid,
    payload    jsonb not null default '{}' check (jsonb_typeof(payload) = 'object'),
    primary key (change_id, sequence)
  );
  create trigger change_event_kept before update or delete on membership.change_event
    for each row execute function membership.refuse_rewriting();
  create trigger change_event_not_emptied before truncate on membership.change_event
    for each statement execute function membership.refuse_rewriting();
`;

// For whom the asker speaks; of a membership that ended, who spoke on its last day, so that an expelled member can
// appeal. Who may act today is the program's to say: this is the outer wall.
const whoAsks = `
  create function membership.spoken_for() returns uuid[] language sql stable as $$
    select coalesce(array_agg(m.id), '{}')
      from identity.account a
      join membership.member m
        on m.person_id = a.person_id
        or exists (
          select from membership.representation r
           where r.member_id = m.id and r.person_id = a.person_id
             and coalesce(upper(r.valid), 'infinity') >= least(current_date, coalesce((
               select max(coalesce(upper(s.valid), 'infinity')) from membership.membership s
                where s.member_id = m.id), 'infinity')))
     where a.id = identity.asking_account() $$;

  create function identity.asking_secretary() returns boolean language sql stable parallel safe as $$
    select exists (select from identity.role_grant
      where account_id = identity.asking_account() and role = 'secretary' and revoked_at is null) $$;
`;

const PARTIES = `
    (select identity.asking_program())
    or member_id = any ((select membership.spoken_for())::uuid[])
    or giving_id = any ((select identity.asking_custodians())::uuid[])
    or receiving_id = any ((select identity.asking_custodians())::uuid[])`;

// A change is the member's and both custodians'; the secretary reads it. An expulsion is every member's to read, as
// every member may object to it and votes on it.
const whose = `
  alter table membership.membership_change enable row level security;
  alter table membership.membership_change force row level security;
  create policy membership_change_read on membership.membership_change for select using (${PARTIES}
    or (select identity.asking_secretary())
    or (kind = 'expulsion' and (select identity.asking_member())));
  create policy membership_change_begun on membership.membership_change for insert with check (${PARTIES});
  create policy membership_change_changed on membership.membership_change for update using (${PARTIES}
    or (kind = 'expulsion' and (select identity.asking_member())
        and state in ('inObjectionWindow', 'awaitingVote', 'inVote', 'appealed', 'inAppeal')));
  create policy membership_change_erased on membership.membership_change for delete using (
    (select identity.asking_program()));
`;

const whoseHistory = `
  alter table membership.change_event enable row level security;
  alter table membership.change_event force row level security;
  create policy change_event_read on membership.change_event for select using (
    exists (select from membership.membership_change c where c.id = change_id));
  create policy change_event_added on membership.change_event for insert with check (
    (select identity.asking_program())
    or exists (select from membership.membership_change c
                where c.id = change_id
                  and (c.member_id = any ((select membership.spoken_for())::uuid[])
                       or c.giving_id = any ((select identity.asking_custodians())::uuid[])
                       or c.receiving_id = any ((select identity.asking_custodians())::uuid[])
                       or ((select identity.asking_member()) and by_account = (select identity.asking_account())
                           and change_event.kind in ('objected', 'putToTheVote')))));
  create policy change_event_erased on membership.change_event for update using (
    (select identity.asking_program()));
  create policy change_event_removed on membership.change_event for delete using (
    (select identity.asking_program()));
`;
