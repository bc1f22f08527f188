import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rule packs, decisions with their texts and talk, rolls, ballots and the log that proves them. */
export class Voting1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create schema voting');
    const statements = [RULES, TEXTS, TALK, ROLL, BALLOTS, LOG, REMINDERS];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema voting cascade');
  }
}

/** A decision carries what casting must know (`accepts`, `may_change`), frozen with its rule at opening. */
const RULES = `
create table voting.rule_pack (
  id uuid primary key default gen_random_uuid(),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer not null check (version >= 1),
  names jsonb not null,
  rules jsonb not null,
  adopted_by uuid,
  published_by uuid references membership.person (id),
  created_at timestamptz not null,
  constraint rule_pack_version unique (slug, version)
);

create table voting.decision (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity unique,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'withdrawn')),
  rule_pack_id uuid not null references voting.rule_pack (id),
  secrecy text not null default 'open' check (secrecy = 'open'),
  chair_id uuid references membership.person (id),
  author_id uuid not null references membership.person (id),
  original_language text not null,
  languages text[] not null check (original_language = any (languages)),
  text_version integer not null default 1 check (text_version >= 1),
  accepts text[] not null default '{}',
  may_change boolean not null default true,
  closes_at timestamptz,
  opened_at timestamptz,
  opened_by uuid references membership.person (id),
  closed_at timestamptz,
  closed_by uuid references membership.person (id),
  withdrawn_at timestamptz,
  withdrawn_reason text,
  record_date date,
  roll_root text check (roll_root ~ '^[0-9a-f]{64}$'),
  log_head text check (log_head ~ '^[0-9a-f]{64}$'),
  result jsonb,
  created_at timestamptz not null,
  constraint decision_open_is_complete check (
    state in ('draft', 'withdrawn')
    or (opened_at is not null and closes_at > opened_at and record_date is not null and roll_root is not null)
  ),
  constraint decision_closed_is_complete check (
    (state = 'closed') = (result is not null)
    and (state <> 'closed' or (closed_at is not null and log_head is not null))
  ),
  constraint decision_withdrawn_says_why check (
    (state = 'withdrawn') = (withdrawn_at is not null and coalesce(withdrawn_reason, '') <> '')
  )
);
create index decision_by_state on voting.decision (state, number desc);
create index decision_due on voting.decision (closes_at) where state = 'open';
alter table voting.rule_pack add foreign key (adopted_by) references voting.decision (id);

create function voting.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is written once: % is refused', tg_table_schema || '.' || tg_table_name, tg_op;
end $$;

create function voting.guard_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('closed', 'withdrawn') then
    raise exception 'decision % is %: it can no longer be changed', old.number, old.state;
  end if;
  if old.state = 'open' and (
    new.state = 'draft'
    or (new.rule_pack_id, new.text_version, new.accepts, new.may_change, new.closes_at)
       is distinct from (old.rule_pack_id, old.text_version, old.accepts, old.may_change, old.closes_at)
    or (new.opened_at, new.record_date, new.roll_root)
       is distinct from (old.opened_at, old.record_date, old.roll_root)
  ) then
    raise exception 'decision % is open: what it was opened with stays', old.number;
  end if;
  return new;
end $$;

create trigger decision_guarded before update or delete on voting.decision
  for each row execute function voting.guard_decision();
create trigger rule_pack_kept before update or delete on voting.rule_pack
  for each row execute function voting.refuse_change();`;

/** `version` is that of the original; a translation says by `source_sha256` which words it translates. */
const TEXTS = `
create table voting.decision_text (
  decision_id uuid not null references voting.decision (id) on delete cascade,
  version integer not null check (version >= 1),
  language text not null,
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 20000),
  status text not null check (status in ('machine', 'draft', 'reviewed')),
  source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$'),
  written_by uuid not null references membership.person (id),
  written_at timestamptz not null,
  reviewed_by uuid references membership.person (id),
  primary key (decision_id, version, language),
  constraint decision_text_reviewed_by_another check (reviewed_by <> written_by)
);`;

const TALK = `
create table voting.comment (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null references voting.decision (id),
  parent_id uuid,
  author_id uuid not null references membership.person (id),
  body text not null check (length(body) between 1 and 10000),
  language text not null,
  created_at timestamptz not null,
  unique (decision_id, id),
  foreign key (decision_id, parent_id) references voting.comment (decision_id, id)
);
create index comment_of_decision on voting.comment (decision_id, created_at);

create table voting.amendment (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null references voting.decision (id),
  base_version integer not null,
  language text not null,
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 20000),
  reason text not null check (length(reason) between 1 and 4000),
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'rejected', 'outdated')),
  author_id uuid not null references membership.person (id),
  created_at timestamptz not null,
  answer text,
  answered_by uuid references membership.person (id),
  became_version integer,
  foreign key (decision_id, base_version, language)
    references voting.decision_text (decision_id, version, language),
  constraint amendment_answer_is_complete check (
    state not in ('accepted', 'rejected') or (coalesce(answer, '') <> '' and answered_by is not null)
  ),
  constraint amendment_accepted_became check ((state = 'accepted') = (became_version is not null))
);
create index amendment_of_decision on voting.amendment (decision_id, created_at);`;

/**
 * A roll is written while its decision is still a draft, in the transaction that opens it, and never again.
 * `elector_id` and `voter_ids` (one for each of `voters`, same order) are what the public log calls them.
 */
const ROLL = `
create table voting.roll_entry (
  decision_id uuid not null references voting.decision (id),
  position integer not null check (position >= 0),
  member_id uuid not null references membership.member (id),
  elector_id text not null,
  name text not null,
  kind text not null check (kind in ('organisation', 'individual')),
  class text not null,
  college text not null,
  unit_weight text not null,
  active boolean not null,
  voters uuid[] not null,
  voter_ids text[] not null check (cardinality(voter_ids) = cardinality(voters)),
  leaf_hash text not null check (leaf_hash ~ '^[0-9a-f]{64}$'),
  primary key (decision_id, position),
  unique (decision_id, member_id, college),
  unique (decision_id, elector_id, college)
);
create index roll_entry_voters on voting.roll_entry using gin (voters);

create function voting.guard_roll() returns trigger language plpgsql as $$
begin
  if exists (
    select from added join voting.decision d on d.id = added.decision_id where d.state <> 'draft'
  ) then
    raise exception 'the roll of a decision is frozen when it opens';
  end if;
  return null;
end $$;
create trigger roll_frozen after insert on voting.roll_entry
  referencing new table as added for each statement execute function voting.guard_roll();
create trigger roll_kept before update or delete on voting.roll_entry
  for each row execute function voting.refuse_change();
create trigger roll_not_emptied before truncate on voting.roll_entry
  for each statement execute function voting.refuse_change();`;

/** A changed mind is a new version. What a foreign key would check row by row is checked once a statement. */
const BALLOTS = `
create table voting.ballot (
  decision_id uuid not null,
  cast_sequence bigint generated always as identity,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  version integer not null check (version >= 1),
  choice text not null check (choice in ('yes', 'no', 'abstain', 'block')),
  reason text check (length(reason) between 1 and 4000),
  reason_salt text,
  cast_by uuid not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 100),
  cast_at timestamptz not null,
  primary key (decision_id, cast_sequence),
  constraint ballot_version unique (decision_id, member_id, version),
  constraint ballot_idempotency_key unique (decision_id, idempotency_key),
  constraint ballot_block_says_why check (choice <> 'block' or reason is not null),
  constraint ballot_reason_is_salted check ((reason is null) = (reason_salt is null))
);

create function voting.guard_ballots() returns trigger language plpgsql
set enable_seqscan = off as $$
begin
  if exists (
    select from added
      left join voting.decision d on d.id = added.decision_id
      left join lateral (
        select r.voters from voting.roll_entry r
         where r.decision_id = added.decision_id and r.member_id = added.member_id limit 1
      ) e on true
     where d.state is distinct from 'open' or e.voters is null or added.cast_by <> all (e.voters)
  ) then
    raise exception 'a ballot needs an open decision and one of the voters on its roll';
  end if;
  return null;
end $$;
create trigger ballot_on_the_roll after insert on voting.ballot
  referencing new table as added for each statement execute function voting.guard_ballots();
create trigger ballot_kept before update or delete on voting.ballot
  for each row execute function voting.refuse_change();
create trigger ballot_not_emptied before truncate on voting.ballot
  for each statement execute function voting.refuse_change();`;

const LOG = `
create table voting.log_entry (
  decision_id uuid not null references voting.decision (id),
  sequence integer not null check (sequence >= 0),
  kind text not null,
  payload jsonb not null,
  previous_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- the ballot this entry logs: how far the chain has come
  cast_sequence bigint,
  primary key (decision_id, sequence),
  constraint log_entry_ballot_once unique (decision_id, cast_sequence)
);
create trigger log_kept before update or delete on voting.log_entry
  for each row execute function voting.refuse_change();
create trigger log_not_emptied before truncate on voting.log_entry
  for each statement execute function voting.refuse_change();`;

const REMINDERS = `
create table voting.reminder (
  decision_id uuid not null references voting.decision (id),
  person_id uuid not null references membership.person (id),
  kind text not null check (kind in ('24h', '2h')),
  created_at timestamptz not null,
  primary key (decision_id, person_id, kind)
);`;
